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
 * What people ask for; each kind has a mean of its own.
 */
enum LeastKind
{
    ONE_TABLE("rows of one table"),
    INNER("inner joins"),
    LEFT("left joins"),
    SEMI("subqueries that list values"),
    KEYS_OF_A_JOIN("repositories from a join"),
    FIRST("the first in an order"),
    TIMES("ranges of time"),
    SINGLE("single records"),
    LISTS("lists of keys"),
    COUNTS("counts"),
    DISTINCT("distinct values"),
    THREE_TABLES("joins of three tables"),
    CHILDREN("what hangs on pull requests"),
    ORGANIZATION("filters over an organization"),
    ALL_COLUMNS("all columns");

    private final String words;

    LeastKind(String words)
    {
        this.words = requireNonNull(words, "words is null");
    }

    String words()
    {
        return words;
    }
}
