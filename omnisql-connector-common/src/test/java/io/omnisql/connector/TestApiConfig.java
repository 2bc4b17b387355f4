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
package io.omnisql.connector;

import com.google.common.collect.ImmutableMap;
import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static java.util.concurrent.TimeUnit.SECONDS;

final class TestApiConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(ApiConfig.class)
                .setTenant(null)
                .setMaxConcurrentRequests(10)
                .setRequestTimeout(new Duration(30, SECONDS)));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.max-concurrent-requests", "3",
                "omnisql.request-timeout", "7s");
        assertFullMapping(properties, new ApiConfig()
                .setTenant("acme")
                .setMaxConcurrentRequests(3)
                .setRequestTimeout(new Duration(7, SECONDS)));
    }
}
