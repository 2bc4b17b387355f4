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

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;

import static java.util.concurrent.TimeUnit.MINUTES;

/**
 * The settings of a source that tells its tables itself.
 */
public class DiscoveryConfig
{
    private Duration refreshInterval = new Duration(5, MINUTES);

    @MinDuration("0ms")
    public Duration getRefreshInterval()
    {
        return refreshInterval;
    }

    @Config("omnisql.discovery.refresh-interval")
    @ConfigDescription("Time after which the source is asked again which tables and columns it has, when a query wants to know")
    public DiscoveryConfig setRefreshInterval(Duration refreshInterval)
    {
        this.refreshInterval = refreshInterval;
        return this;
    }
}
