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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A query, the capabilities that it should use, and the time zone of its session.
 *
 * @param keys the values of key columns that it names
 */
record AimedQuery(GeneratedQuery query, String zone, List<CapabilityAim> aims, Map<String, Set<String>> keys)
{
    AimedQuery
    {
        requireNonNull(query, "query is null");
        requireNonNull(zone, "zone is null");
        aims = ImmutableList.copyOf(aims);
        keys = ImmutableMap.copyOf(keys);
    }
}
