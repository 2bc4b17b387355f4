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
package io.omnisql.tests.attack;

/**
 * What stands between an attacker and the rows.
 */
enum Protection
{
    /**
     * Ours.
     */
    POLICY,
    /**
     * Nothing: what an attack does not find out here, it proves nothing about.
     */
    NONE,
    /**
     * There is nothing else: a copy in which only that is what the user may see.
     */
    ORACLE,
    /**
     * Trino's own rules in a file, with the values in the filter.
     */
    STOCK_LITERAL,
    /**
     * Trino's own rules in a file, with a filter that looks the values up.
     */
    STOCK_SUBQUERY,
}
