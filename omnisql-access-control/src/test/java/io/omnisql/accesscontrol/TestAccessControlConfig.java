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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestAccessControlConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(AccessControlConfig.class)
                .setSharedProperties(Path.of("etc/omnisql.properties"))
                .setSessionProperties(ImmutableList.of("query_max_cpu_time", "query_max_execution_time", "query_max_planning_time", "query_max_run_time", "query_max_scan_physical_bytes", "time_zone_id"))
                .setCatalogSessionProperties(ImmutableList.of("fetch_parallelism", "max_permit_wait", "max_requests_per_query", "max_staleness", "missing_resource")));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("omnisql.shared-properties", "etc/others.properties")
                .put("omnisql.access-control.session-properties", "query_max_run_time,query_priority")
                .put("omnisql.access-control.catalog-session-properties", "max_staleness")
                .buildOrThrow();

        AccessControlConfig expected = new AccessControlConfig()
                .setSharedProperties(Path.of("etc/others.properties"))
                .setSessionProperties(ImmutableList.of("query_max_run_time", "query_priority"))
                .setCatalogSessionProperties(ImmutableList.of("max_staleness"));

        assertFullMapping(properties, expected);
    }
}
