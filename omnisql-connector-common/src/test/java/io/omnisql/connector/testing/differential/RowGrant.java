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
package io.omnisql.connector.testing.differential;

import static java.util.Objects.requireNonNull;

/**
 * Which rows of a table a user sees, as a policy has it, and as a condition in SQL that was written without it.
 *
 * @param condition in the flow style of YAML
 */
record RowGrant(String condition, String sql)
{
    RowGrant
    {
        requireNonNull(condition, "condition is null");
        requireNonNull(sql, "sql is null");
    }
}
