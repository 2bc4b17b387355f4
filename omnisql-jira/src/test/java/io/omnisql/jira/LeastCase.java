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
package io.omnisql.jira;

import static java.util.Objects.requireNonNull;

/**
 * A query of a kind that people ask, and the plan that answers it with the fewest requests.
 *
 * @param ordered whether the query says in which order its rows come
 * @param why what makes it cost more than the least; empty where it does not
 */
record LeastCase(LeastKind kind, String name, String sql, LeastPlan plan, boolean ordered, String why)
{
    LeastCase
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(why, "why is null");
    }

    static LeastCase least(LeastKind kind, String name, String sql, LeastPlan plan)
    {
        return new LeastCase(kind, name, sql, plan, false, "");
    }

    LeastCase inOrder()
    {
        return new LeastCase(kind, name, sql, plan, true, why);
    }

    LeastCase because(String reason)
    {
        return new LeastCase(kind, name, sql, plan, ordered, reason);
    }
}
