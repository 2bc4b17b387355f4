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
                "SELECT count(*) FROM acme.default.issues",
                "SELECT count(*) FROM acme.default.issues WHERE state = 'open'",
                "SELECT count(*) FROM acme.default.pull_requests WHERE state = 'closed'",
                "SELECT count(*) FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND title LIKE '%a%'",
                "SELECT count(*) FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp')",
                "SELECT count(*) + 1 FROM issues WHERE owner = 'acme' AND repo = 'nix'",
                "SELECT count(*) FROM declared.default.issues WHERE owner = 'x'",
                "EXPLAIN SELECT count(*) FROM acme.default.issues WHERE state = 'open'",
        }) {
            try {
                Answer answer = github.query(sql);
                System.out.println("QQQ " + answer.rows() + " rows: " + sql);
                answer.requests().forEach(entry -> System.out.println("QQQ   " + entry));
            }
            catch (RuntimeException e) {
                System.out.println("QQQ FAIL " + sql + " " + e);
                e.printStackTrace(System.out);
            }
        }
    }
}
