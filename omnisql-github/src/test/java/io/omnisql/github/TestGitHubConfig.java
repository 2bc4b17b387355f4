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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;

final class TestGitHubConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(GitHubConfig.class)
                .setApiUri(URI.create("https://api.github.com"))
                .setToken(null)
                .setOrganizations(ImmutableList.of())
                .setRepositories(ImmutableList.of()));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("github.api-uri", "https://github.example.com/api/v3")
                .put("github.token", "a-token")
                .put("github.organizations", "acme, globex")
                .put("github.repositories", "initech/rocket,ada/*")
                .buildOrThrow();

        GitHubConfig expected = new GitHubConfig()
                .setApiUri(URI.create("https://github.example.com/api/v3"))
                .setToken("a-token")
                .setOrganizations(ImmutableList.of("acme", "globex"))
                .setRepositories(ImmutableList.of("initech/rocket", "ada/*"));

        assertFullMapping(properties, expected);
    }

    @Test
    void testApiUri()
    {
        for (String uri : ImmutableList.of("https://github.example.com/api/v3", "http://localhost:8081", "http://127.0.0.1", "http://[::1]:80")) {
            assertValidates(config().setApiUri(URI.create(uri)));
        }
        for (String uri : ImmutableList.of("http://github.example.com", "http://127.0.0.1.example.com", "ftp://localhost", "github.example.com", "https:///api")) {
            assertFailsValidation(
                    config().setApiUri(URI.create(uri)),
                    "apiUriSecure",
                    "github.api-uri must be an https URI; plain http is for loopback addresses only",
                    AssertTrue.class);
        }
        for (String uri : ImmutableList.of("https://ada:secret@github.example.com", "https://github.example.com?token=secret", "https://github.example.com/#api")) {
            assertFailsValidation(config().setApiUri(URI.create(uri)), "apiUriPlain", "github.api-uri must hold neither a user nor a password, a query or a fragment", AssertTrue.class);
        }
    }

    @Test
    void testToken()
    {
        assertFailsValidation(new GitHubConfig(), "token", "must be set to a token that may read the repositories", NotEmpty.class);
        for (String token : ImmutableList.of("a token", "a\ntoken", "t\u00f6ken")) {
            assertFailsValidation(config().setToken(token), "tokenPrintable", "github.token must be a token in one line of visible characters", AssertTrue.class);
        }
    }

    @Test
    void testScope()
    {
        assertValidates(config().setOrganizations(ImmutableList.of("acme", "globex")).setRepositories(ImmutableList.of("acme/rocket", "ada/*", "ada/web-*")));
        for (String organization : ImmutableList.of("acme/rocket", "ac*", "ac me")) {
            assertFailsValidation(
                    config().setOrganizations(ImmutableList.of("acme", organization)),
                    "organizationsValid",
                    "github.organizations must list names of owners, without slashes or patterns",
                    AssertTrue.class);
        }
        for (String repository : ImmutableList.of("rocket", "acme/", "/rocket", "*/rocket", "acme/rocket/issues")) {
            assertFailsValidation(
                    config().setRepositories(ImmutableList.of("acme/rocket", repository)),
                    "repositoriesValid",
                    "github.repositories must list repositories as OWNER/NAME; only NAME may hold *",
                    AssertTrue.class);
        }
    }

    private static GitHubConfig config()
    {
        return new GitHubConfig().setToken("a-token");
    }
}
