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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.QueryCost;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A query worth showing, what it shows, and the fewest requests of its tables' endpoints that can answer it where nothing is stored.
 *
 * @param leastRequests by the catalogs of the query
 */
public record ShowcaseQuery(String title, ImmutableMap<String, Integer> leastRequests, String sql)
{
    private static final String GITHUB = "github";
    private static final String JIRA = "jira";

    public ShowcaseQuery
    {
        requireNonNull(title, "title is null");
        requireNonNull(leastRequests, "leastRequests is null");
        requireNonNull(sql, "sql is null");
    }

    private ShowcaseQuery(String title, int leastRequests, String sql)
    {
        this(title, ImmutableMap.of(GITHUB, leastRequests), sql);
    }

    /**
     * What the query has cost, in the words of each catalog.
     */
    String text(ImmutableMap<String, QueryCost> costs)
    {
        return costs.entrySet().stream()
                .map(cost -> (costs.size() == 1 ? "" : cost.getKey() + ": ") + cost.getValue().text(leastRequests.get(cost.getKey())))
                .collect(joining(" · "));
    }

    /**
     * Open pull requests whose branch names an issue that is to be done for a version nobody has released yet.
     * The session property keeps the joins in their order, what is read first at the right: of an expression Trino does not know how many values it has, and would read all versions of all projects first.
     */
    public static ShowcaseQuery acrossSources()
    {
        return new ShowcaseQuery("A join across sources asks each of them for what the other one names", ImmutableMap.of(GITHUB, 1, JIRA, 2),
                """
                WITH SESSION join_distribution_type = 'BROADCAST'
                SELECT p.number, p.head_ref, i.status, v.name AS version, v.release_date
                FROM jira.default.project_versions v
                JOIN (jira.default.issues i JOIN github.default.pull_requests p ON regexp_extract(p.head_ref, '^[A-Z]+-[0-9]+') = i.key)
                  ON i.project_key = v.project_key AND contains(i.fix_version_ids, v.id)
                WHERE p.owner = 'acme' AND p.repo = 'monolith' AND p.state = 'open' AND NOT v.is_released
                ORDER BY p.number DESC""");
    }

    static ImmutableList<ShowcaseQuery> all()
    {
        return ImmutableList.of(
                new ShowcaseQuery("A scan with LIMIT stops paging as soon as it has its rows", 1,
                        """
                        SELECT number, state, title
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        LIMIT 5"""),
                new ShowcaseQuery("Predicates become parameters of the request", 1,
                        """
                        SELECT number, title, author, updated_at
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith' AND state = 'closed' AND updated_at >= TIMESTAMP '2026-10-01 00:00:00 UTC'
                        LIMIT 5"""),
                new ShowcaseQuery("A top-N is sorted by the API", 1,
                        """
                        SELECT number, title, updated_at
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        ORDER BY updated_at DESC
                        LIMIT 5"""),
                new ShowcaseQuery("A join sends the filters of both its sides", 3,
                        """
                        SELECT i.assignee, count(DISTINCT i.number) AS open_issues, count(DISTINCT p.number) AS open_pulls
                        FROM github.default.issues i
                        JOIN github.default.pull_requests p ON p.owner = i.owner AND p.repo = i.repo AND p.author = i.assignee
                        WHERE i.owner = 'acme' AND i.repo = 'webapp' AND i.state = 'open' AND p.state = 'open'
                        GROUP BY i.assignee
                        ORDER BY open_issues DESC, i.assignee
                        LIMIT 5"""),
                new ShowcaseQuery("An aggregate over all issues of a repository", 6,
                        """
                        SELECT state, count(*) AS issues, max(comments) AS most_comments
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        GROUP BY state"""),
                acrossSources(),
                new ShowcaseQuery("The first query again", 1,
                        """
                        SELECT number, state, title
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        LIMIT 5"""));
    }
}
