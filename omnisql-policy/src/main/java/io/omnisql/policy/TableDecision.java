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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.mask.CompiledMask;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What one subject sees of one table, with nothing but literals left.
 */
public sealed interface TableDecision
{
    PolicyVersion version();

    /**
     * @param reason for the audit and for explanations, not for the user
     */
    record Denied(PolicyVersion version, String reason)
            implements TableDecision
    {
        public Denied
        {
            requireNonNull(version, "version is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * @param readable the names of the readable columns among those that were asked for
     * @param masks by the name of the column; columns that are not readable have none
     * @param policies the names of the policies that made the decision, for the audit
     */
    record Granted(PolicyVersion version, Set<String> readable, VisibleRows rows, Map<String, CompiledMask> masks, List<String> policies)
            implements TableDecision
    {
        public Granted
        {
            requireNonNull(version, "version is null");
            readable = ImmutableSet.copyOf(readable);
            requireNonNull(rows, "rows is null");
            masks = ImmutableMap.copyOf(masks);
            policies = ImmutableList.copyOf(policies);
        }
    }
}
