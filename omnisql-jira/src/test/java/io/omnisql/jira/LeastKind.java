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
 * What people ask for; each kind has a mean of its own.
 */
enum LeastKind
{
    ISSUES("issues"),
    FILTERS("filters on issues"),
    FIRST("the first in an order"),
    KEYS("issues by their keys"),
    PARTS("what issues have"),
    COUNTS("counts and distinct values"),
    SITE("what a site has"),
    JOINS("joins"),
    SEMI("subqueries that list values");

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
