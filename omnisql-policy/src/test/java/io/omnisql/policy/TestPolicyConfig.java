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

import com.google.common.collect.ImmutableMap;
import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;

final class TestPolicyConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(PolicyConfig.class)
                .setFile(null)
                .setPollInterval(new Duration(1, SECONDS))
                .setLongestUnconfirmed(null)
                .setMaskKeys(null)
                .setEnforcement(PolicyEnforcement.REQUIRED));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("omnisql.policy.file", "etc/policy.yaml")
                .put("omnisql.policy.poll-interval", "5s")
                .put("omnisql.policy.longest-unconfirmed", "1h")
                .put("omnisql.policy.mask-keys", "etc/mask-keys")
                .put("omnisql.policy.enforcement", "off")
                .buildOrThrow();

        PolicyConfig expected = new PolicyConfig()
                .setFile(Path.of("etc/policy.yaml"))
                .setPollInterval(new Duration(5, SECONDS))
                .setLongestUnconfirmed(new Duration(1, HOURS))
                .setMaskKeys(Path.of("etc/mask-keys"))
                .setEnforcement(PolicyEnforcement.OFF);

        assertFullMapping(properties, expected);
    }
}
