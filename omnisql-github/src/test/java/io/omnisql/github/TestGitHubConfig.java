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
package io.omnisql.github;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.testing.TestingConnectorContext;
import jakarta.validation.constraints.AssertTrue;
import org.junit.jupiter.api.Test;

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

final class TestGitHubConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(GitHubConfig.class)
                .setApiUri("https://api.github.com")
                .setGraphQlUri(null)
                .setGraphQlEnabled(true)
                .setOrganizations(null)
                .setRepositories(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("github.api-uri", "https://github.example.com/api/v3")
                .put("github.graphql-uri", "https://github.example.com/queries")
                .put("github.graphql-enabled", "false")
                .put("github.organizations", "acme, globex")
                .put("github.repositories", "initech/rocket,ada/*")
                .buildOrThrow();

        GitHubConfig expected = new GitHubConfig()
                .setApiUri("https://github.example.com/api/v3")
                .setGraphQlUri("https://github.example.com/queries")
                .setGraphQlEnabled(false)
                .setOrganizations(ImmutableList.of("acme", "globex"))
                .setRepositories(ImmutableList.of("initech/rocket", "ada/*"));

        assertFullMapping(properties, expected);
    }

    @Test
    void testApiUri()
    {
        for (String uri : ImmutableList.of("https://github.example.com/api/v3", "http://localhost:8081", "http://127.0.0.1", "http://[::1]:80", "https://github.example.com:65535")) {
            assertValidates(config().setApiUri(uri));
        }
        for (String uri : ImmutableList.of("http://github.example.com", "http://127.0.0.1.example.com", "ftp://localhost", "github.example.com", "https:///api", "https://github.example.com:port", "https://git hub.example.com", "")) {
            assertFailsValidation(
                    config().setApiUri(uri),
                    "apiUriSecure",
                    "github.api-uri must be an https URI; plain http is for loopback addresses only",
                    AssertTrue.class);
        }
        for (String uri : ImmutableList.of("https://github.example.com:0", "https://github.example.com:65536")) {
            assertFailsValidation(config().setApiUri(uri), "apiUriReachable", "github.api-uri must have a port between 1 and 65535, or none", AssertTrue.class);
        }
        for (String uri : ImmutableList.of("https://ada:secret@github.example.com", "https://github.example.com?token=secret", "https://github.example.com/#api")) {
            assertFailsValidation(config().setApiUri(uri), "apiUriPlain", "github.api-uri must hold neither a user nor a password, a query or a fragment", AssertTrue.class);
        }
    }

    @Test
    void testGraphQlUri()
    {
        for (String uri : ImmutableList.of("https://github.example.com/api/graphql", "http://localhost:8081", "http://[::1]:80/graphql")) {
            assertValidates(config().setGraphQlUri(uri));
        }
        for (String uri : ImmutableList.of("http://github.example.com", "http://127.0.0.1.example.com", "github.example.com", "https://github.example.com:port", "")) {
            assertFailsValidation(
                    config().setGraphQlUri(uri),
                    "graphQlUriSecure",
                    "github.graphql-uri must be an https URI; plain http is for loopback addresses only",
                    AssertTrue.class);
        }
        assertFailsValidation(config().setGraphQlUri("https://github.example.com:65536"), "graphQlUriReachable", "github.graphql-uri must have a port between 1 and 65535, or none", AssertTrue.class);
        for (String uri : ImmutableList.of("https://ada:secret@github.example.com", "https://github.example.com?token=secret", "https://github.example.com/#api")) {
            assertFailsValidation(config().setGraphQlUri(uri), "graphQlUriPlain", "github.graphql-uri must hold neither a user nor a password, a query or a fragment", AssertTrue.class);
        }
    }

    @Test
    void testScope()
    {
        assertValidates(config().setOrganizations(ImmutableList.of("acme", "globex")).setRepositories(ImmutableList.of("acme/rocket", "ada/*", "ada/web-*")));
        assertValidates(config().setRepositories(ImmutableList.of("acme/.github", "acme/rocket.js", "acme_corp/*.io", "acme/-")));
        for (String organization : ImmutableList.of("acme/rocket", "ac*", "ac me", "..", "acme?")) {
            assertOrganizationsRefused(ImmutableList.of("acme", organization));
        }
        for (String repository : ImmutableList.of("rocket", "acme/", "/rocket", "*/rocket", "acme/rocket/issues", "acme/rock?t", "acme/..", "acme/.", "../rocket", "acme/rock%2Fet", "acme/rocket#1")) {
            assertRepositoriesRefused(ImmutableList.of("acme/rocket", repository));
        }
    }

    /**
     * A list that came out empty is a mistake, and must not open the catalog to everything that the token sees.
     */
    @Test
    void testScopeThatIsEmpty()
    {
        assertOrganizationsRefused(ImmutableList.of());
        assertRepositoriesRefused(ImmutableList.of());
        for (String property : ImmutableList.of("github.organizations", "github.repositories")) {
            for (String value : ImmutableList.of("", " ", ",")) {
                assertThat(refused(ImmutableMap.of("omnisql.tenant", "acme", "github.token", "a-token", property, value)))
                        .contains(property, "leave the property out")
                        .contains("1 error")
                        .doesNotContain("2 errors");
            }
        }
    }

    @Test
    void testAllProblemsAtOnce()
    {
        assertThat(refused(ImmutableMap.of(
                "omnisql.tenant", " ",
                "omnisql.max-concurrent-requests", "0",
                "github.api-uri", "http://github.example.com",
                "github.repositories", "rocket",
                "github.no-such", "1"))).contains(
                "omnisql.tenant",
                "omnisql.max-concurrent-requests",
                "github.api-uri",
                "github.repositories",
                "github.token",
                "github.app-installation-id",
                "github.no-such");
    }

    /**
     * A URI is not quoted: it may hold a password where none belongs.
     */
    @Test
    void testApiUriIsNotQuoted()
    {
        for (String uri : ImmutableList.of("https://ada:canary@github.example.com", "https://ada:canary@git hub.example.com", "https://ada:canary@github.example.com:port", "http://ada:canary@[", "ada:canary")) {
            assertThat(refused(ImmutableMap.of("omnisql.tenant", "acme", "github.token", "a-token", "github.api-uri", uri))).contains("github.api-uri").doesNotContain("canary");
        }
    }

    private static String refused(Map<String, String> settings)
    {
        Throwable refused = catchThrowable(() -> getOnlyElement(new GitHubPlugin().getConnectorFactories()).create("refused", settings, new TestingConnectorContext()));
        assertThat(refused).isNotNull();
        return Throwables.getStackTraceAsString(refused);
    }

    private static void assertOrganizationsRefused(List<String> organizations)
    {
        assertFailsValidation(
                config().setOrganizations(organizations),
                "organizationsValid",
                "github.organizations must list names of owners, without slashes or patterns; leave the property out to declare none",
                AssertTrue.class);
    }

    private static void assertRepositoriesRefused(List<String> repositories)
    {
        assertFailsValidation(
                config().setRepositories(repositories),
                "repositoriesValid",
                "github.repositories must list repositories as OWNER/NAME, where only NAME may hold *, and * is the only wildcard; leave the property out to declare none",
                AssertTrue.class);
    }

    private static GitHubConfig config()
    {
        return new GitHubConfig();
    }
}
