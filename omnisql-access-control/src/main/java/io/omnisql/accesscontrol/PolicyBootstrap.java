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
import com.google.inject.Injector;
import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;
import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.PolicySettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Starts what depends on policy, by its own settings together with those that plugins share, and tells of all problems with either at once.
 * <p>
 * Without a file of shared settings there is no policy, and everything is denied.
 */
public final class PolicyBootstrap
{
    private PolicyBootstrap() {}

    public static Injector start(String name, Map<String, String> config, Module... modules)
    {
        Path shared = Optional.ofNullable(config.get(AccessControlConfig.SHARED_PROPERTIES)).map(Path::of).orElse(PolicySettings.SHARED_PROPERTIES);
        Module policyConfig = binder -> configBinder(binder).bindConfig(PolicyConfig.class);
        return new Bootstrap(name, ImmutableList.<Module>builder().add(policyConfig).add(modules).build())
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
}
