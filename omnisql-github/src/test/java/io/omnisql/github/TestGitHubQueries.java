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
                "SELECT u.login, u.id, u.name, u.company, u.created_at FROM users u JOIN (SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket') i ON u.login = i.author",
                "SELECT u.login, u.id, u.name, u.company, u.created_at FROM (SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket') i LEFT JOIN users u ON u.login = i.author",
                "SELECT owner, repo, number, title, state, author, author_id, id, updated_at FROM acme.default.issues",
                "SELECT owner, repo, number, title, state, author, author_id, id, merged_at FROM acme.default.pull_requests",
                "SELECT number, title FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number IN (1, 2, 3, 5, 4711)",
                "SELECT number, title FROM acme.default.issues WHERE state = 'open'",
                "SELECT number, title FROM acme.default.issues LIMIT 5",
                "SELECT count(*) FROM acme.default.issues",
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
