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
package io.omnisql.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes what the nodes of a cluster share. The user {@code admin} may drain nodes. Nodes that do not answer are given up after five seconds, and so are requests to sources after eight.
 */
final class ClusterConfiguration
{
    private static final String CONFIG =
            """
            coordinator=true
            node-scheduler.include-coordinator=true
            http-server.http.port=%1$s
            discovery.uri=http://localhost:%1$s
            # only a coordinator knows it
            web-ui.session-timeout=2h
            query.remote-task.max-error-duration=5s
            retry-initial-delay=1s
            shutdown.grace-period=6s
            """;

    private ClusterConfiguration() {}

    /**
     * @param catalogs the properties of each, by its name
     */
    static void write(Path etc, int port, Map<String, String> catalogs)
            throws IOException
    {
        Files.createDirectories(etc.resolve("catalog"));
        Files.writeString(etc.resolve("config.properties"), CONFIG.formatted(port));
        Files.writeString(etc.resolve("node.properties"), "node.environment=test\nnode.bind-ip=127.0.0.1\n");
        Files.writeString(etc.resolve("jvm.config"), "-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n");
        Files.writeString(etc.resolve("log.properties"), "io.omnisql=DEBUG\n");
        Files.writeString(etc.resolve("access-control.properties"), "access-control.name=file\nsecurity.config-file=etc/rules.json\n");
        Files.writeString(etc.resolve("rules.json"), "{\"system_information\": [{\"user\": \"admin\", \"allow\": [\"read\", \"write\"]}]}\n");
        for (Map.Entry<String, String> catalog : catalogs.entrySet()) {
            Files.writeString(etc.resolve("catalog/%s.properties".formatted(catalog.getKey())), catalog.getValue() + "omnisql.request-timeout=8s\n");
        }
    }
}
