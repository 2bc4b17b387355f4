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

import static java.util.Objects.requireNonNull;

/**
 * A query worth showing, and what it shows.
 */
record ShowcaseQuery(String title, String sql)
{
    ShowcaseQuery
    {
        requireNonNull(title, "title is null");
        requireNonNull(sql, "sql is null");
    }

    static ImmutableList<ShowcaseQuery> all()
    {
        return ImmutableList.of(
                new ShowcaseQuery("A scan with LIMIT stops paging as soon as it has its rows",
                        """
                        SELECT number, state, title
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        LIMIT 5"""),
                new ShowcaseQuery("Predicates become parameters of the request",
                        """
                        SELECT number, title, author, updated_at
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith' AND state = 'closed' AND updated_at >= TIMESTAMP '2026-10-01 00:00:00 UTC'
                        LIMIT 5"""),
                new ShowcaseQuery("A top-N is sorted by the API",
                        """
                        SELECT number, title, updated_at
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        ORDER BY updated_at DESC
                        LIMIT 5"""),
                new ShowcaseQuery("A join asks only for the repositories on its other side",
                        """
                        SELECT r.repo, count(*) AS open_pulls
                        FROM github.default.repositories r
                        JOIN github.default.pull_requests p ON p.owner = r.owner AND p.repo = r.repo
                        WHERE r.owner = 'acme' AND p.state = 'open'
                        GROUP BY r.repo
                        ORDER BY open_pulls DESC
                        LIMIT 5"""),
                new ShowcaseQuery("An aggregate over all issues of a repository",
                        """
                        SELECT state, count(*) AS issues, max(comments) AS most_comments
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        GROUP BY state"""),
                new ShowcaseQuery("The first query again: answers that have not changed cost nothing",
                        """
                        SELECT number, state, title
                        FROM github.default.issues
                        WHERE owner = 'acme' AND repo = 'monolith'
                        LIMIT 5"""));
    }
}
