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

import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.util.List;

import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that the source does not have, has under another name, or reads otherwise: an error that says what to do, or no rows where the session says so; never rows of something else.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubNames
{
    private static final List<String> HOSTILE = List.of(
            "..",
            ".",
            "",
            "rocket/../webapp",
            "../../orgs/acme",
            "rocket/issues?state=closed",
            "rocket?state=closed",
            "rocket#",
            "rocket;x",
            "%72ocket",
            "rocket%2F..",
            "%2e%2e",
            " rocket",
            "rocket ",
            "rocket\u0000",
            "rocket\r\nX-Injected: yes",
            "röcket",
            "rocket\\..\\webapp",
            "@127.0.0.1",
            "$(id)",
            "*");

    private final TestingGitHub github;

    TestGitHubNames(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testRenamed()
    {
        for (String table : List.of("issues", "pull_requests", "labels", "milestones", "branches", "releases", "repositories")) {
            assertMissing("github", table, "acme", "old-launchpad", 1, "'acme/old-launchpad' has another name at the source now");
        }
        assertThat(github.query("SELECT DISTINCT repo FROM issues WHERE owner = 'acme' AND repo = 'launchpad'").column()).containsExactly("launchpad");
    }

    /**
     * The source ignores the case of names; SQL does not.
     */
    @Test
    void testOtherCase()
    {
        for (String table : List.of("issues", "pull_requests", "labels", "milestones", "branches", "repositories")) {
            assertMissing("github", table, "acme", "Rocket", 1, "the source spells repo 'Rocket' as 'rocket'");
            assertMissing("github", table, "ACME", "rocket", 1, "the source spells owner 'ACME' as 'acme'");
            assertMissing("github", table, "grace-h", "Compiler", 1, "the source spells owner 'grace-h' as 'Grace-H'");
        }
        assertThat(github.query("SELECT DISTINCT owner, repo FROM issues WHERE owner = 'Grace-H' AND repo = 'Compiler'").rows()).containsExactly(List.of("Grace-H", "Compiler"));
    }

    @Test
    void testInvisible()
    {
        assertMissing("restricted", "issues", "acme", "webapp", 1, "there is no 'acme/webapp' at the source, or the credential may not see it");
        assertMissing("restricted", "repositories", "acme", "webapp", 1, "there is no 'acme/webapp' at the source");
        assertMissing("github", "issues", "acme", "no-such", 1, "there is no 'acme/no-such' at the source");
        assertMissing("github", "pull_requests", "nobody-at-all", "rocket", 1, "there is no 'nobody-at-all/rocket' at the source");
        github.failure("SELECT * FROM repositories WHERE owner = 'nobody-at-all'").is(RESOURCE_MISSING).says("'nobody-at-all'").withRequests(2);
    }

    /**
     * Whatever a name holds is one segment of the path, or is not sent at all.
     */
    @Test
    void testHostileNames()
    {
        for (String name : HOSTILE) {
            assertHostile("SELECT * FROM issues WHERE owner = 'acme' AND repo = '%s'".formatted(name), name, 3);
            assertHostile("SELECT * FROM issues WHERE owner = 'acme' AND repo = '%s' AND number = 1".formatted(name), name, 3);
            assertHostile("SELECT * FROM repositories WHERE owner = '%s' AND repo = 'rocket'".formatted(name), name, 2);
        }
    }

    private void assertHostile(String sql, String name, int segment)
    {
        Failure failure = github.failure(sql).is(RESOURCE_MISSING);
        assertThat(failure.requests()).describedAs(sql).hasSizeLessThanOrEqualTo(2);
        for (JournalEntry request : failure.requests()) {
            String[] segments = request.path().split("/", -1);
            assertThat(URI.create("/" + segments[segment]).getPath()).describedAs(sql).isEqualTo("/" + name);
            assertThat(request.query().value("state").orElse("all")).isEqualTo("all");
        }
    }

    private void assertMissing(String catalog, String table, String owner, String repo, int requests, String message)
    {
        String sql = "SELECT * FROM %s.default.%s WHERE owner = '%s' AND repo = '%s'".formatted(catalog, table, owner, repo);
        github.failure(sql).is(RESOURCE_MISSING).says(table + ": ", message, "set the session property missing_resource to EMPTY").withRequests(requests);
        Answer empty = github.query(github.session("missing_resource", "EMPTY"), sql);
        assertThat(empty.rows()).describedAs(sql).isEmpty();
        assertThat(empty.requests()).hasSize(requests);
    }
}
