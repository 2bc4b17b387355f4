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

    LeastKind kind()
    {
        if (cell.key() == LeastCell.Key.JOIN) {
            return LeastKind.KEYS_OF_A_JOIN;
        }
        return switch (cell.join()) {
            case NONE -> LeastKind.ONE_TABLE;
            case INNER -> LeastKind.INNER;
            case LEFT -> LeastKind.LEFT;
            case SEMI -> LeastKind.SEMI;
        };
    }

    /**
     * What makes it cost more than the least; empty where nothing does.
     */
    String why()
    {
        if (cell.scope() == LeastCell.Scope.ORGANIZATION && cell.key() == LeastCell.Key.NONE && cell.join() == LeastCell.Join.SEMI) {
            return "Which keys there are is not known when the query is planned, so Trino reads both sides in whole.";
        }
        if (cell.join() == LeastCell.Join.SEMI) {
            return "The rows are held back until their value is known; the least reads both lists side by side and ends with the last value.";
        }
        return switch (subject) {
            case "issues" -> "REST lists issues and pull requests together, which makes more pages; its answers are confirmed at no cost the next time.";
            case "issues and their authors" -> "GraphQL does not tell the names of bots, so they are looked up, after the scan.";
            default -> "";
        };
    }

    @Override
    public String toString()
    {
        return "%s %s: %s".formatted(cell, subject, sql());
    }
}
