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
import com.google.common.collect.ImmutableSet;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Random;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random filters over whole tables give the rows that Trino finds when the connector is offered nothing at all.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubRandomFilters
{
    private static final int QUERIES = 20;

    /**
     * Conditions that the connector takes as domains, that it takes out of expressions, that it hints to the source, and that only the engine evaluates.
     */
    private static final List<String> OF_BOTH = ImmutableList.of(
            "state = 'open'",
            "state IN ('closed', 'merged')",
            "state <> 'closed'",
            "author = 'ada'",
            "author NOT IN ('dependabot[bot]', 'ada')",
            "author IS NULL",
            "author IS DISTINCT FROM 'zoe'",
            "assignee IS NOT NULL",
            "coalesce(assignee, 'zoe') = 'zoe'",
            "locked",
            "number BETWEEN 3 AND 17",
            "number IN (1, 2, 5, NULL)",
            "number % 3 = 0",
            "created_at >= TIMESTAMP '2025-01-01 00:00:00.0001 America/New_York'",
            "created_at < TIMESTAMP '2025-10-26 02:30:00 Europe/Berlin'",
            "updated_at BETWEEN TIMESTAMP '2024-06-01 00:00:00 UTC' AND TIMESTAMP '2026-01-01 00:00:00 UTC'",
            "updated_at = created_at",
            "closed_at IS NULL",
            "closed_at > created_at + INTERVAL '5' DAY",
            "date(created_at) BETWEEN DATE '2025-07-04' AND DATE '2026-05-16'",
            "CAST(updated_at AS date) <> DATE '2025-01-01'",
            "year(created_at) = 2025",
            "date_trunc('month', created_at) >= TIMESTAMP '2025-06-01 00:00:00 UTC'",
            "title LIKE '%e%'",
            "title NOT LIKE 'A%'",
            "title >= 'M'",
            "lower(title) = title",
            "length(title) > 12",
            "regexp_like(title, '(?i)engine|fuel|fix')",
            "(title || 'x') <> 'x'",
            "length(body) > 100",
            "body = ''",
            "contains(labels, 'bug')",
            "NOT contains(labels, 'bug')",
            "cardinality(labels) = 0",
            "labels = ARRAY['bug']",
            "any_match(label_details, label -> label.is_default)",
            "(author, state) IN (('ada', 'open'), ('zoe', 'closed'))",
            "milestone_number IS NULL",
            "repo = 'rocket'",
            "repo IN ('rocket', 'webapp', 'nowhere')",
            "owner <> 'acme'");

    private static final List<String> OF_ISSUES = ImmutableList.of(
            "comments > 2",
            "comments IN (0, 4)",
            "state_reason = 'completed'",
            "state_reason NOT IN ('reopened', 'x')",
            "contains(assignees, 'ada')",
            "type IS NOT NULL",
            "json_extract_scalar(issue_field_values, '$.a') = 'x'",
            "issue_field_values = JSON '[]'");

    private static final List<String> OF_PULL_REQUESTS = ImmutableList.of(
            "draft",
            "merged_at IS NOT NULL",
            "merged_at = closed_at",
            "base_ref = 'main'",
            "base_ref LIKE 'release/%'",
            "head_label = 'acme:main'",
            "head_repo IS NULL",
            "cardinality(requested_reviewers) > 0");

    private final TestingGitHub github;

    TestGitHubRandomFilters(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testIssues()
    {
        assertRandomFilters("issues", ImmutableList.<String>builder().addAll(OF_BOTH).addAll(OF_ISSUES).build(), 1);
    }

    @Test
    void testPullRequests()
    {
        assertRandomFilters("pull_requests", ImmutableList.<String>builder().addAll(OF_BOTH).addAll(OF_PULL_REQUESTS).build(), 2);
    }

    private void assertRandomFilters(String table, List<String> conditions, long seed)
    {
        Session offered = github.session();
        Session notOffered = Session.builder(offered).setSystemProperty("allow_pushdown_into_connectors", "false").build();
        Random random = new Random(seed);
        int withRows = 0;
        for (int query = 0; query < QUERIES; query++) {
            String sql = "SELECT owner, repo, number FROM declared.default.%s WHERE %s".formatted(table, condition(conditions, random, 2));
            List<List<Object>> expected = github.query(notOffered, sql).rows();
            for (Session session : ImmutableSet.of(offered, github.withoutPushdown(offered))) {
                assertThat(github.query(session, sql).rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(expected);
            }
            withRows += expected.isEmpty() ? 0 : 1;
        }
        assertThat(withRows).describedAs("queries that have rows").isGreaterThan(QUERIES / 3);
    }

    private static String condition(List<String> conditions, Random random, int depth)
    {
        if (depth == 0) {
            return conditions.get(random.nextInt(conditions.size()));
        }
        String left = condition(conditions, random, random.nextInt(depth));
        String right = condition(conditions, random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(%s AND %s)".formatted(left, right);
            case 2, 3 -> "(%s OR %s)".formatted(left, right);
            default -> "NOT (%s) AND %s".formatted(left, right);
        };
    }
}
