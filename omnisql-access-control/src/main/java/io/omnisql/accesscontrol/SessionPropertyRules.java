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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableSet;

import java.util.Set;

/**
 * What users may set in a session. Everything else stays as the cluster has it: how a query is planned decides what it can find out about rows that it must not show.
 *
 * @param system of the engine
 * @param catalog of catalogs, whichever they are
 */
record SessionPropertyRules(Set<String> system, Set<String> catalog)
{
    /**
     * Limits, which a user can set no higher than the cluster's own, and the time zone.
     */
    static final Set<String> SYSTEM = ImmutableSet.of("query_max_cpu_time", "query_max_execution_time", "query_max_planning_time", "query_max_run_time", "query_max_scan_physical_bytes", "time_zone_id");

    static final Set<String> CATALOG = ImmutableSet.of("fetch_parallelism", "max_permit_wait", "max_requests_per_query", "max_staleness", "missing_resource");

    SessionPropertyRules
    {
        system = ImmutableSet.copyOf(system);
        catalog = ImmutableSet.copyOf(catalog);
    }
}
