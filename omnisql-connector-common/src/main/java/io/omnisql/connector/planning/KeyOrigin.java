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
package io.omnisql.connector.planning;

/**
 * Who named a key, which decides what its absence means.
 */
public enum KeyOrigin
{
    /**
     * The query spells the key out: its absence is an error, unless the session wants no rows.
     */
    LITERAL,
    /**
     * A combination of lists in the query: its absence is no row.
     */
    COMBINED,
    /**
     * The other side of a join: its absence is no row.
     */
    JOINED,
    /**
     * The catalog's declared scope.
     */
    DECLARED,
    /**
     * The source itself, a moment ago.
     */
    ENUMERATED;

    /**
     * Whether a key that is not there is no row, and nobody's mistake.
     */
    public boolean mayBeAbsent()
    {
        return switch (this) {
            case COMBINED, JOINED -> true;
            case LITERAL, DECLARED, ENUMERATED -> false;
        };
    }
}
