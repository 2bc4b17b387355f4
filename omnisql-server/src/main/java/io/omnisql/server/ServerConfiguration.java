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
import com.google.common.collect.ImmutableMap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * What a configuration directory says, as far as a launcher needs it; the server reads the rest itself.
 */
public record ServerConfiguration(
        Path etc,
        ImmutableList<ListenPort> ports,
        String nodeId,
        ImmutableMap<String, String> config,
        ImmutableMap<String, String> node,
        ImmutableList<String> jvmFlags)
{
    private static final String CONFIG = "config.properties";
    private static final String NODE_ID = "node.id";

    public ServerConfiguration
    {
        requireNonNull(etc, "etc is null");
        requireNonNull(ports, "ports is null");
        requireNonNull(nodeId, "nodeId is null");
        requireNonNull(config, "config is null");
        requireNonNull(node, "node is null");
        requireNonNull(jvmFlags, "jvmFlags is null");
    }

    public static ServerConfiguration read(Path directory)
    {
        return read(directory, System.getenv());
    }

    static ServerConfiguration read(Path directory, Map<String, String> environment)
    {
        Path etc = directory.toAbsolutePath().normalize();
        if (!Files.isRegularFile(etc.resolve(CONFIG))) {
            throw new LauncherException("There is no config.properties in %s: name a Trino configuration directory with --etc DIR".formatted(etc));
        }
        EnvironmentReferences references = new EnvironmentReferences(ImmutableMap.copyOf(environment));
        references.requireSet(etc);
        ImmutableMap<String, String> config = ConfigurationFile.ofServer(etc.resolve(CONFIG)).properties();
        ImmutableMap<String, String> node = ConfigurationFile.ofLauncher(etc.resolve("node.properties")).properties();
        return new ServerConfiguration(
                etc,
                ListenPort.in(etc.resolve(CONFIG), config, references),
                // the server would make up one as well, and not tell
                Optional.ofNullable(node.get(NODE_ID)).map(references::resolve).orElseGet(() -> UUID.randomUUID().toString()),
                config,
                node,
                ConfigurationFile.ofLauncher(etc.resolve("jvm.config")).lines());
    }

    /**
     * The port that clients are told, and that another one can be chosen for.
     */
    public ListenPort mainPort()
    {
        return ports.getFirst();
    }

    public int port()
    {
        return mainPort().number();
    }

    /**
     * Refuses to go on where a port beside the main one, for which no option chooses another, is taken.
     */
    public void requireOtherPortsFree()
    {
        ports.stream().skip(1).forEach(port -> PortCheck.requireFree(port.number(), "%s in %s".formatted(port.property(), etc.resolve(CONFIG))));
    }

    public boolean isCoordinator()
    {
        return !Objects.equals(config.get("coordinator"), "false");
    }

    /**
     * Whether a client without a password can ask the server over plain http.
     */
    public boolean isOpen()
    {
        return !config.containsKey("http-server.authentication.type")
                && mainPort().isPlain();
    }
}
