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

import java.util.List;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A statement over several keys that one GraphQL query answers, by a capability of its endpoint, and the rows that it has to give.
 *
 * @param keys the keys whose rows are meant
 * @param condition all that follows WHERE
 * @param expected the rows among those of the keys
 */
record QueryCapabilityCase(String table, String column, String capability, String endpoint, List<ExpectedKey> keys, String condition, Predicate<ExpectedRow> expected)
{
    private static final ImmutableList<ExpectedKey> ROCKET = ImmutableList.of(ExpectedKey.repository("acme", "rocket"));
    private static final ImmutableList<ExpectedKey> TWO = ImmutableList.of(ExpectedKey.repository("acme", "rocket"), ExpectedKey.repository("acme", "webapp"));

    QueryCapabilityCase
    {
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
        requireNonNull(capability, "capability is null");
        requireNonNull(endpoint, "endpoint is null");
        keys = ImmutableList.copyOf(keys);
        requireNonNull(condition, "condition is null");
        requireNonNull(expected, "expected is null");
    }

    static List<QueryCapabilityCase> all()
    {
        ImmutableList.Builder<QueryCapabilityCase> cases = ImmutableList.builder();
        for (String column : List.of("owner", "repo")) {
            cases.add(ofTwo("repositories", column, "KEY", "repository", "", row -> row.is("repo", "rocket") || row.is("repo", "webapp")));
            cases.add(ofTwo("issues", column, "KEY", "repository.issues", "", _ -> true));
            cases.add(ofTwo("pull_requests", column, "KEY", "repository.pullRequests", "", _ -> true));
            cases.add(ofTwo("commits", column, "KEY", "repository.defaultBranchRef.target.history", "", _ -> true));
            cases.add(ofTwo("milestones", column, "KEY", "repository.milestones", "", _ -> true));
        }
        cases.add(ofTwo("issues", "state", "EQUAL", "repository.issues", " AND state = 'closed'", row -> row.is("state", "closed")));
        cases.add(ofTwo("issues", "author", "EQUAL", "repository.issues", " AND author = 'ada'", row -> row.is("author", "ada")));
        cases.add(ofTwo("pull_requests", "state", "EQUAL", "repository.pullRequests", " AND state = 'closed'", row -> row.is("state", "closed")));
        cases.add(ofTwo("pull_requests", "base_ref", "EQUAL", "repository.pullRequests", " AND base_ref = 'main'", row -> row.is("base_ref", "main")));
        for (String column : List.of("owner", "repo", "number")) {
            cases.add(ofRocket("issues", column, "repository.issueOrPullRequest", "number", 1, 3));
            cases.add(ofRocket("pull_requests", column, "repository.pullRequest", "number", 5, 8));
        }
        for (String column : List.of("owner", "repo", "issue_number")) {
            cases.add(ofRocket("issue_comments", column, "repository.issueOrPullRequest.comments", "issue_number", 5, 11));
        }
        for (String column : List.of("owner", "repo", "pull_number")) {
            for (String list : List.of("reviews", "files", "commits")) {
                cases.add(ofRocket("pull_request_" + list, column, "repository.pullRequest." + list, "pull_number", 5, 8));
            }
        }
        cases.add(new QueryCapabilityCase("users", "login", "KEY", "POST /graphql user", List.of(ExpectedKey.login("ada"), ExpectedKey.login("zoe")), "login IN ('ada', 'zoe')", _ -> true));
        return cases.build();
    }

    private static QueryCapabilityCase ofTwo(String table, String column, String capability, String fields, String condition, Predicate<ExpectedRow> expected)
    {
        // the rows of repositories are those of their owner
        List<ExpectedKey> keys = table.equals("repositories") ? ROCKET : TWO;
        return new QueryCapabilityCase(table, column, capability, "POST /graphql " + fields, keys, "owner = 'acme' AND repo IN ('rocket', 'webapp')" + condition, expected);
    }

    private static QueryCapabilityCase ofRocket(String table, String column, String fields, String number, long one, long other)
    {
        return new QueryCapabilityCase(
                table,
                column,
                "KEY",
                "POST /graphql " + fields,
                ROCKET,
                "owner = 'acme' AND repo = 'rocket' AND %s IN (%s, %s)".formatted(number, one, other),
                row -> row.is(number, one) || row.is(number, other));
    }

    String sql(String identity)
    {
        return "SELECT %s FROM %s WHERE %s".formatted(identity, table, condition);
    }

    List<Object> capabilityRow()
    {
        return ImmutableList.of(table, column, capability, endpoint);
    }

    List<Object> values(List<ExpectedRow> rows, String identity)
    {
        return rows.stream().filter(expected).map(row -> row.get(identity)).collect(toImmutableList());
    }

    @Override
    public String toString()
    {
        return "%s.%s %s on %s".formatted(table, column, capability, endpoint);
    }
}
