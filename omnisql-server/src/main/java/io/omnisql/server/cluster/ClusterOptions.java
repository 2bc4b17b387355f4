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
package io.omnisql.server.cluster;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import io.omnisql.server.LauncherException;
import io.omnisql.server.Options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

record ClusterOptions(int workers, Optional<Path> etc, Optional<Integer> port, Optional<RetryPolicy> retryPolicy)
{
    private static final String WORKERS = "--workers";
    private static final String ETC = "--etc";
    private static final String PORT = "--port";
    private static final String RETRY_POLICY = "--retry-policy";
    private static final int DEFAULT_WORKERS = 2;
    private static final int MOST_WORKERS = 20;

    ClusterOptions
    {
        requireNonNull(etc, "etc is null");
        requireNonNull(port, "port is null");
        requireNonNull(retryPolicy, "retryPolicy is null");
    }

    static ClusterOptions parse(List<String> arguments)
    {
        Options options = Options.parse(arguments, ImmutableSet.of(WORKERS, ETC, PORT, RETRY_POLICY), ImmutableSet.of());
        return new ClusterOptions(
                options.value(WORKERS).map(ClusterOptions::parseWorkers).orElse(DEFAULT_WORKERS),
                options.value(ETC).map(Path::of),
                options.port(PORT),
                options.value(RETRY_POLICY).map(value -> RetryPolicy.parse(RETRY_POLICY, value)));
    }

    private static int parseWorkers(String value)
    {
        return Optional.ofNullable(Ints.tryParse(value))
                .filter(number -> number >= 1 && number <= MOST_WORKERS)
                .orElseThrow(() -> new LauncherException("%s %s is no whole number from 1 to %s".formatted(WORKERS, value, MOST_WORKERS)));
    }
}
