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

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.NotNull;

import java.nio.file.Path;
import java.util.Optional;

import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * The settings that all plugins read which ask for policy, in {@code etc/omnisql.properties}.
 */
public class PolicyConfig
{
    private Optional<Path> file = Optional.empty();
    private Duration pollInterval = new Duration(1, SECONDS);
    private Optional<Duration> longestUnconfirmed = Optional.empty();
    private Optional<Path> maskKeys = Optional.empty();
    private PolicyEnforcement enforcement = PolicyEnforcement.REQUIRED;

    public Optional<Path> getFile()
    {
        return file;
    }

    @Config("omnisql.policy.file")
    @ConfigDescription("The policy; without one, or where it cannot be read, everything is denied")
    public PolicyConfig setFile(Path file)
    {
        this.file = Optional.ofNullable(file);
        return this;
    }

    @NotNull
    @MinDuration("100ms")
    public Duration getPollInterval()
    {
        return pollInterval;
    }

    @Config("omnisql.policy.poll-interval")
    @ConfigDescription("How often the policy is read; a change is in force after the second reading")
    public PolicyConfig setPollInterval(Duration pollInterval)
    {
        this.pollInterval = pollInterval;
        return this;
    }

    public Optional<@MinDuration("1s") Duration> getLongestUnconfirmed()
    {
        return longestUnconfirmed;
    }

    @Config("omnisql.policy.longest-unconfirmed")
    @ConfigDescription("How long the last good policy stays in force while what is read now has problems; default: until there is another one")
    public PolicyConfig setLongestUnconfirmed(Duration longestUnconfirmed)
    {
        this.longestUnconfirmed = Optional.ofNullable(longestUnconfirmed);
        return this;
    }

    public Optional<Path> getMaskKeys()
    {
        return maskKeys;
    }

    @Config("omnisql.policy.mask-keys")
    @ConfigDescription("The directory with a file TENANT.key for each tenant whose columns are hashed: at least 32 random bytes in base64")
    public PolicyConfig setMaskKeys(Path maskKeys)
    {
        this.maskKeys = Optional.ofNullable(maskKeys);
        return this;
    }

    @NotNull
    public PolicyEnforcement getEnforcement()
    {
        return enforcement;
    }

    @Config("omnisql.policy.enforcement")
    @ConfigDescription("Whether policy is asked at all: off is for clusters without tenants")
    public PolicyConfig setEnforcement(PolicyEnforcement enforcement)
    {
        this.enforcement = enforcement;
        return this;
    }
}
