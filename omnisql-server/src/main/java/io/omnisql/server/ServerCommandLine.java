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
package io.omnisql.server;

import com.google.common.collect.ImmutableList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The command that starts a node: what Trino's own launcher script would have made of the configuration directory.
 * System properties win over {@code config.properties}, so one directory serves any port.
 * Dumping classes for later starts costs some seconds when the node ends.
 */
public record ServerCommandLine(ServerAssembly assembly, ServerConfiguration configuration, int port, boolean dumpsClasses, NodeOverrides overrides)
{
    public ServerCommandLine(ServerAssembly assembly, ServerConfiguration configuration, int port, boolean dumpsClasses)
    {
        this(assembly, configuration, port, dumpsClasses, NodeOverrides.NONE);
    }

    public ServerCommandLine
    {
        requireNonNull(assembly, "assembly is null");
        requireNonNull(configuration, "configuration is null");
        requireNonNull(overrides, "overrides is null");
    }

    public ImmutableList<String> command(Path workingDirectory)
    {
        ImmutableList.Builder<String> command = ImmutableList.builder();
        command.add(java());
        // without the first a 483 server does not start; the others keep the JDK from warning about its own APIs
        command.add("--add-modules=jdk.incubator.vector", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
        command.addAll(configuration.jvmFlags());
        command.addAll(overrides.jvmFlags());
        command.addAll(dumpsClasses ? assembly.classArchive().dumpFlags() : assembly.classArchive().useFlags());
        systemProperties(workingDirectory).forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        return command
                .add("-cp", assembly.classPath())
                .add(TrinoServer.class.getName())
                .build();
    }

    private Map<String, String> systemProperties(Path workingDirectory)
    {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("node.environment", "omnisql");
        properties.put("node.id", configuration.nodeId());
        properties.put("node.data-dir", workingDirectory.resolve("data").toString());
        properties.putAll(configuration.node());
        properties.put("config", "etc/config.properties");
        if (Files.exists(configuration.etc().resolve("log.properties"))) {
            properties.put("log.levels-file", "etc/log.properties");
        }
        properties.put("plugin.dir", assembly.plugins().toString());
        if (port != configuration.port()) {
            properties.put(configuration.mainPort().property(), Integer.toString(port));
            // a worker's names its coordinator
            if (configuration.isCoordinator()) {
                discoveryUri().ifPresent(uri -> properties.put("discovery.uri", uri));
            }
        }
        properties.putAll(overrides.properties());
        properties.put(TrinoServer.PARENT_PROCESS, Long.toString(ProcessHandle.current().pid()));
        return properties;
    }

    private Optional<String> discoveryUri()
    {
        if (configuration.mainPort().isPlain()) {
            return Optional.of("http://localhost:" + port);
        }
        // the host is one that the certificate names
        return Optional.ofNullable(configuration.config().get("discovery.uri"))
                .map(uri -> uri.replace(":" + configuration.port(), ":" + port));
    }

    private static String java()
    {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
