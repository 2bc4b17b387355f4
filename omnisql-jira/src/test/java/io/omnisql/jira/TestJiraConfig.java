/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.omnisql.jira;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.trino.testing.TestingConnectorContext;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

final class TestJiraConfig
{
    private static final Map<String, String> LOGIN = ImmutableMap.of("omnisql.tenant", "acme", "jira.uri", "https://acme.example", "jira.email", "ada@acme.example", "jira.api-token", "a-token");

    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(JiraConfig.class)
                .setUri(null)
                .setCloudId(null)
                .setGatewayUri("https://api.atlassian.com")
                .setEmail(null)
                .setApiToken(null)
                .setClientId(null)
                .setClientSecret(null)
                .setRefreshToken(null)
                .setTokenDirectory(null)
                .setTokenUri("https://auth.atlassian.com/oauth/token")
                .setProjects(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> login = ImmutableMap.of(
                "jira.uri", "https://acme.atlassian.net",
                "jira.email", "ada@acme.example",
                "jira.api-token", "a-token",
                "jira.gateway-uri", "https://gateway.example.com",
                "jira.oauth.token-uri", "https://tokens.example.com/oauth/token",
                "jira.projects", "ROCKET, OPS*");
        Map<String, String> app = ImmutableMap.of(
                "jira.cloud-id", "1324a887-45db-1bf4-1e99-ef0ff456d421",
                "jira.gateway-uri", "https://gateway.example.com",
                "jira.oauth.client-id", "an-app",
                "jira.oauth.client-secret", "a-secret",
                "jira.oauth.refresh-token", "a-refresh-token",
                "jira.oauth.token-directory", "/var/lib/omnisql/tokens",
                "jira.oauth.token-uri", "https://tokens.example.com/oauth/token",
                "jira.projects", "ROCKET");
        assertFullMapping(login, login().setUri("https://acme.atlassian.net").setGatewayUri("https://gateway.example.com").setTokenUri("https://tokens.example.com/oauth/token").setProjects(ImmutableList.of("ROCKET", "OPS*")), ImmutableSet.copyOf(Sets.difference(app.keySet(), login.keySet())));
        assertFullMapping(app, app().setGatewayUri("https://gateway.example.com").setTokenUri("https://tokens.example.com/oauth/token").setProjects(ImmutableList.of("ROCKET")), ImmutableSet.copyOf(Sets.difference(login.keySet(), app.keySet())));
    }

    @Test
    void testWaysToASite()
    {
        assertValidates(login());
        assertValidates(app());
        assertValidates(login().setUri(null).setCloudId("1324a887"));
        String given = "set jira.uri to the address of the site, such as https://acme.atlassian.net, or jira.cloud-id where the token has scopes or belongs to an app, and not both";
        assertRefused(login().setUri(null), "siteGiven", given);
        assertRefused(login().setCloudId("1324a887"), "siteGiven", given);
        assertRefused(app().setCloudId(null).setUri("https://acme.example"), "appAtGateway", "an app reaches a site by Atlassian's gateway alone: set jira.cloud-id in place of jira.uri");
        assertFailsValidation(login().setUri(null).setCloudId("../admin"), "cloudId", "must be the id of a site, which https://SITE.atlassian.net/_edge/tenant_info tells", Pattern.class);
    }

    @Test
    void testCredentials()
    {
        assertRefused(new JiraConfig().setUri("https://acme.example"), "credentialGiven", "set jira.email and jira.api-token, or for an app jira.oauth.client-id, jira.oauth.client-secret, jira.oauth.refresh-token and jira.oauth.token-directory");
        for (JiraConfig half : ImmutableList.of(login().setEmail(null), login().setApiToken(null))) {
            assertRefused(half, "loginWhole", "jira.email and jira.api-token belong together: set both of them or none");
        }
        for (JiraConfig part : ImmutableList.of(app().setClientId(null), app().setClientSecret(null), app().setRefreshToken(null), app().setTokenDirectory(null))) {
            assertRefused(part, "appWhole", "jira.oauth.client-id, jira.oauth.client-secret, jira.oauth.refresh-token and jira.oauth.token-directory belong together: set all of them or none");
        }
        for (JiraConfig both : ImmutableList.of(app().setEmail("ada@acme.example").setApiToken("a-token"), app().setApiToken("a-token"))) {
            assertRefused(both, "credentialUnambiguous", "jira.api-token and the properties jira.oauth.… are different credentials: set one of them");
        }
        assertFailsValidation(login().setApiToken("a token"), "apiToken", "must be a token in one line of visible characters", Pattern.class);
        assertFailsValidation(login().setApiToken(""), "apiToken", "must be a token in one line of visible characters", Pattern.class);
        assertFailsValidation(login().setEmail("ada:acme"), "email", "must be the e-mail address of the account that has the token", Pattern.class);
        assertFailsValidation(app().setClientId("an app"), "clientId", "must be the id of an app, in visible characters", Pattern.class);
        assertFailsValidation(app().setClientSecret("a\nsecret"), "clientSecret", "must be a secret in one line of visible characters", Pattern.class);
        assertFailsValidation(app().setRefreshToken(""), "refreshToken", "must be a token in one line of visible characters", Pattern.class);
    }

    @Test
    void testAddresses()
    {
        for (String uri : ImmutableList.of("https://acme.atlassian.net", "http://localhost:8081", "http://127.0.0.1", "http://[::1]:80")) {
            assertValidates(login().setUri(uri).setGatewayUri(uri).setTokenUri(uri));
        }
        for (String uri : ImmutableList.of("http://acme.atlassian.net", "acme.atlassian.net", "https://ada:secret@acme.atlassian.net", "https://acme.atlassian.net?a=b", "https://acme.atlassian.net#a", "https://acme.atlassian.net:65536", "")) {
            assertRefused(login().setUri(uri), "uriSound", "jira.uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only");
            assertRefused(login().setGatewayUri(uri), "gatewayUriSound", "jira.gateway-uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only");
            assertRefused(login().setTokenUri(uri), "tokenUriSound", "jira.oauth.token-uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only");
        }
    }

    @Test
    void testProjects()
    {
        assertValidates(login().setProjects(ImmutableList.of("ROCKET", "OPS*", "*", "*_OLD", "A1")));
        for (List<String> projects : ImmutableList.of(ImmutableList.<String>of(), ImmutableList.of("ROCKET", "rocket"), ImmutableList.of("10000"), ImmutableList.of("ROCKET-1"), ImmutableList.of("RO?KET"), ImmutableList.of(""))) {
            assertRefused(login().setProjects(projects), "projectsValid", "jira.projects must list keys of projects, such as ROCKET, in capital letters, in which * is the only wildcard; leave the property out for all of them");
        }
        // a list that came out empty must not open the catalog to all projects
        for (String value : ImmutableList.of("", " ", ",")) {
            assertThat(refused("jira.projects", value)).contains("jira.projects", "1 error").doesNotContain("2 errors");
        }
    }

    @Test
    void testAllProblemsAtOnce()
    {
        assertThat(refused(ImmutableMap.of("omnisql.tenant", " ", "jira.uri", "http://acme.example", "jira.projects", "rocket", "jira.no-such", "1")))
                .contains("omnisql.tenant", "jira.uri", "jira.projects", "jira.api-token", "jira.no-such");
    }

    /**
     * What is refused may be a secret in the wrong place.
     */
    @Test
    void testNothingIsQuoted()
    {
        for (String property : ImmutableList.of("jira.uri", "jira.cloud-id", "jira.email", "jira.api-token", "jira.oauth.client-id", "jira.oauth.client-secret", "jira.oauth.refresh-token", "jira.gateway-uri", "jira.oauth.token-uri", "jira.projects")) {
            assertThat(refused(property, "https://ada:canary@[ canary")).describedAs(property).contains("jira.").doesNotContain("canary");
        }
    }

    private static String refused(String property, String value)
    {
        return refused(ImmutableMap.<String, String>builder().putAll(LOGIN).put(property, value).buildKeepingLast());
    }

    private static String refused(Map<String, String> settings)
    {
        Throwable refused = catchThrowable(() -> getOnlyElement(new JiraPlugin().getConnectorFactories()).create("refused", settings, new TestingConnectorContext()));
        assertThat(refused).isNotNull();
        return Throwables.getStackTraceAsString(refused);
    }

    private static void assertRefused(JiraConfig config, String field, String message)
    {
        assertFailsValidation(config, field, message, AssertTrue.class);
    }

    private static JiraConfig login()
    {
        return new JiraConfig().setUri("https://acme.example").setEmail("ada@acme.example").setApiToken("a-token");
    }

    private static JiraConfig app()
    {
        return new JiraConfig()
                .setCloudId("1324a887-45db-1bf4-1e99-ef0ff456d421")
                .setClientId("an-app")
                .setClientSecret("a-secret")
                .setRefreshToken("a-refresh-token")
                .setTokenDirectory(Path.of("/var/lib/omnisql/tokens").toFile());
    }
}
