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
package io.omnisql.policy;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Whether a user may read a table, and by which rules.
 *
 * @param rules empty where no policy is asked about the table
 */
record RuledTable(TableAccess access, Optional<TableRules> rules)
{
    RuledTable
    {
        requireNonNull(access, "access is null");
        requireNonNull(rules, "rules is null");
    }

    static RuledTable unruled(TableAccess access)
    {
        return new RuledTable(access, Optional.empty());
    }

    List<String> policies()
    {
        return rules.map(TableRules::names).orElseGet(List::of);
    }
}
