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

import static java.util.Objects.requireNonNull;

/**
 * A query, and the plan that answers it with the fewest requests.
 *
 * @param whole the query without its limit
 */
record LeastQuery(LeastCell cell, String subject, String whole, MinimalPlan plan)
{
    static final int LIMIT = 5;

    LeastQuery
    {
        requireNonNull(cell, "cell is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(whole, "whole is null");
        requireNonNull(plan, "plan is null");
    }

    String sql()
    {
        return cell.limit() ? "%s LIMIT %s".formatted(whole, LIMIT) : whole;
    }

    @Override
    public String toString()
    {
        return "%s %s: %s".formatted(cell, subject, sql());
    }
}
