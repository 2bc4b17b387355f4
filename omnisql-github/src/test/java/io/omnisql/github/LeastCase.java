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

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.LeastCell.Scope.OPEN;
import static io.omnisql.github.LeastCell.Scope.ORGANIZATION;
import static java.util.Objects.requireNonNull;

/**
 * A query of a kind that people ask, and the plan that answers it with the fewest requests.
 *
 * @param columns which columns of the answer the plan tells too; all of them where it is empty
 * @param ordered whether the query says in which order its rows come
 * @param why what makes it cost more than the least; empty where it does not
 */
record LeastCase(LeastKind kind, String name, LeastCell.Scope scope, String sql, LeastPlan plan, ImmutableList<Integer> columns, boolean ordered, String why)
{
    LeastCase
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(plan, "plan is null");
        columns = ImmutableList.copyOf(columns);
        requireNonNull(why, "why is null");
    }

    /**
     * In a catalog that declares nothing, where the query names what it is about.
     */
    static LeastCase open(LeastKind kind, String name, String sql, LeastPlan plan)
    {
        return new LeastCase(kind, name, OPEN, sql, plan, ImmutableList.of(), false, "");
    }

    /**
     * In a catalog that holds the repositories of an organization.
     */
    static LeastCase ofOrganization(LeastKind kind, String name, String sql, LeastPlan plan)
    {
        return new LeastCase(kind, name, ORGANIZATION, sql, plan, ImmutableList.of(), false, "");
    }

    LeastCase inOrder()
    {
        return new LeastCase(kind, name, scope, sql, plan, columns, true, why);
    }

    /**
     * Compares these columns of {@code SELECT *}.
     */
    LeastCase comparing(String table, String... names)
    {
        List<String> all = GitHubSource.SOURCE.tables().stream().filter(candidate -> candidate.name().equals(table)).map(TestingGitHub::columns).findFirst().orElseThrow();
        return new LeastCase(kind, name, scope, sql, plan, ImmutableList.copyOf(names).stream().map(all::indexOf).collect(toImmutableList()), ordered, why);
    }

    LeastCase because(String reason)
    {
        return new LeastCase(kind, name, scope, sql, plan, columns, ordered, reason);
    }

    List<List<Object>> compared(List<List<Object>> rows)
    {
        return columns.isEmpty() ? rows : rows.stream().map(row -> columns.stream().map(row::get).toList()).toList();
    }
}
