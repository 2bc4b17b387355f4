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

import com.google.common.base.Ticker;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.airlift.configuration.ConfigPropertyMetadata;
import io.airlift.configuration.ConfigurationFactory;
import io.airlift.units.Duration;
import io.omnisql.policy.file.FilePolicySource;
import io.omnisql.policy.file.Polling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.airlift.configuration.ConfigurationLoader.loadPropertiesFrom;

/**
 * Finds the settings of policy among those that plugins share, and what they are about.
 */
public final class PolicySettings
{
    /**
     * As servers have it, below the directory in which they were started.
     */
    public static final Path SHARED_PROPERTIES = Path.of("etc", "omnisql.properties");

    private static final String PREFIX = "omnisql.policy.";

    private PolicySettings() {}

    /**
     * @throws IllegalArgumentException for settings that are not known
     */
    public static PolicyConfig read(Path properties)
            throws IOException
    {
        Map<String, String> settings = Maps.filterKeys(loadPropertiesFrom(properties.toString()), name -> name.startsWith(PREFIX));
        ConfigurationFactory factory = new ConfigurationFactory(settings);
        PolicyConfig config = factory.build(PolicyConfig.class);
        Set<String> unknown = Sets.difference(settings.keySet(), factory.getUsedProperties().stream().map(ConfigPropertyMetadata::name).collect(toImmutableSet()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s has settings that are not known: %s".formatted(properties, String.join(", ", unknown)));
        }
        return config;
    }

    /**
     * Without a file, a source that denies everything.
     */
    public static PolicySource open(PolicyConfig config, Polling polling, Ticker ticker)
    {
        return config.getFile()
                .<PolicySource>map(file -> new FilePolicySource(file, config.getPollInterval().toJavaTime(), config.getLongestUnconfirmed().map(Duration::toJavaTime), polling, ticker))
                .orElseGet(NoPolicySource::new);
    }
}
