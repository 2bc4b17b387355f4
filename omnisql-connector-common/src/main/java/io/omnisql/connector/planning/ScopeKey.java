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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A value for every scope column, or for the first of them.
 *
 * @param spelled the columns whose values the query spells out, so that the source has to spell them in the same way
 */
public record ScopeKey(List<String> values, KeyOrigin origin, Set<String> spelled)
{
    public ScopeKey
    {
        values = ImmutableList.copyOf(values);
        requireNonNull(origin, "origin is null");
        spelled = ImmutableSet.copyOf(spelled);
    }
}
