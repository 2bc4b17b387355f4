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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.LauncherException;
import io.omnisql.server.ServerConfiguration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * The configuration of a server that is measured: one node on this machine.
 *
 * @param catalogs the properties of its catalogs, by their names
 */
record BenchmarkConfiguration(int port, List<String> jvmFlags, Map<String, String> catalogs)
{
    private static final String CONFIG =
            """
            coordinator=true
            node-scheduler.include-coordinator=true
            http-server.http.port=%1$s
            discovery.uri=http://localhost:%1$s
            """;
    private static final String NODE =
            """
            node.environment=benchmark
            node.bind-ip=127.0.0.1
            node.internal-address=127.0.0.1
            """;

    BenchmarkConfiguration
    {
        jvmFlags = ImmutableList.copyOf(jvmFlags);
        catalogs = ImmutableMap.copyOf(catalogs);
    }

    ServerConfiguration write(Path directory)
    {
        requireNonNull(directory, "directory is null");
        try {
            Files.createDirectories(directory.resolve("catalog"));
            // without plugins, for a server that is to have none
            Files.createDirectories(directory.resolve("plugin"));
            Files.writeString(directory.resolve("config.properties"), CONFIG.formatted(port));
            Files.writeString(directory.resolve("node.properties"), NODE);
            Files.write(directory.resolve("jvm.config"), jvmFlags);
            Files.writeString(directory.resolve("log.properties"), "io.trino=WARN\n");
            for (Map.Entry<String, String> catalog : catalogs.entrySet()) {
                Files.writeString(directory.resolve("catalog").resolve(catalog.getKey() + ".properties"), catalog.getValue());
            }
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write the configuration to %s: %s".formatted(directory, e), e);
        }
        return ServerConfiguration.read(directory);
    }
}
