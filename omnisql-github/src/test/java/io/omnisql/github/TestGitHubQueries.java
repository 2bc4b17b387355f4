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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static java.util.Objects.requireNonNull;

@ExtendWith(GitHubExtension.class)
final class TestGitHubQueries
{
    private final TestingGitHub github;

    TestGitHubQueries(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testProbe()
    {
        for (String sql : new String[] {
                "SELECT p.number, r.id, r.state, r.author FROM pull_requests p JOIN pull_request_reviews r ON p.owner = r.owner AND p.repo = r.repo AND p.number = r.pull_number WHERE p.owner = 'acme' AND p.repo = 'monolith'",
                "SELECT p.number, r.id, r.state, r.author FROM pull_request_reviews r RIGHT JOIN pull_requests p ON p.owner = r.owner AND p.repo = r.repo AND p.number = r.pull_number WHERE p.owner = 'acme' AND p.repo = 'monolith'",
                "SELECT p.number, r.id, r.state, r.author FROM acme.default.pull_requests p LEFT JOIN acme.default.pull_request_reviews r ON p.owner = r.owner AND p.repo = r.repo AND p.number = r.pull_number",
                "SELECT pull_number, id, state FROM acme.default.pull_request_reviews",
                "SELECT pull_number, filename, status FROM pull_request_files WHERE owner = 'acme' AND repo = 'monolith'",
                "SELECT pull_number, sha, author_name, authored_at FROM pull_request_commits WHERE owner = 'acme' AND repo = 'monolith'",
                "SELECT number, additions, merged_by FROM pull_requests WHERE owner = 'acme' AND repo = 'monolith'",
                "SELECT repo, archived, created_at FROM repositories WHERE owner = 'acme' AND repo IN ('rocket', 'monolith', 'webapp', 'attic')",
                "SELECT repo, number, title, state, due_on, creator FROM acme.default.milestones",
        }) {
            try {
                Answer answer = github.query(sql);
                System.out.println("QQQ " + answer.rows().size() + " rows: " + sql);
                answer.requests().forEach(entry -> System.out.println("QQQ   " + entry));
            }
            catch (RuntimeException e) {
                System.out.println("QQQ FAIL " + sql + " " + e);
                e.printStackTrace(System.out);
            }
        }
    }
}
