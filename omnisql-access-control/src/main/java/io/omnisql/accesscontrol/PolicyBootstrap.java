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

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.airlift.bootstrap.Bootstrap;
import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.PolicyEnforcement;
import io.omnisql.policy.PolicySettings;
import io.omnisql.policy.PolicySource;
import io.omnisql.policy.file.ThreadPolling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.bootstrap.ClosingBinder.closingBinder;
import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Starts what asks for policy, by its own settings together with those that plugins share, and tells of all problems with either at once.
 * <p>
 * Without a file of shared settings there is no policy, and everything is denied.
 */
final class PolicyBootstrap
{
    private PolicyBootstrap() {}

    static Injector start(String name, Map<String, String> config, Module... modules)
    {
        Path shared = Optional.ofNullable(config.get(AccessControlConfig.SHARED_PROPERTIES)).map(Path::of).orElse(PolicySettings.SHARED_PROPERTIES);
        return new Bootstrap(name, ImmutableList.<Module>builder().add(new PolicyModule()).add(modules).build())
                .doNotInitializeLogging()
                .disableSystemProperties()
                .setRequiredConfigurationProperties(ImmutableMap.<String, String>builder().putAll(config).putAll(sharedSettings(shared)).buildOrThrow())
                .initialize();
    }

    private static Map<String, String> sharedSettings(Path file)
    {
        try {
            return Files.exists(file) ? PolicySettings.load(file) : ImmutableMap.of();
        }
        catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static final class PolicyModule
            implements Module
    {
        @Override
        public void configure(Binder binder)
        {
            configBinder(binder).bindConfig(PolicyConfig.class);
            closingBinder(binder).registerCloseable(PolicySource.class);
        }

        @Provides
        @Singleton
        static PolicySource source(PolicyConfig config)
        {
            checkArgument(config.getEnforcement() == PolicyEnforcement.REQUIRED, "omnisql.policy.enforcement is off, but policy is to be enforced: remove the one or the other");
            return PolicySettings.open(config, new ThreadPolling(), Ticker.systemTicker());
        }
    }
}
