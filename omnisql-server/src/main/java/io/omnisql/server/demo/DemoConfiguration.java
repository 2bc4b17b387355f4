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
package io.omnisql.server.demo;

import io.omnisql.server.LauncherException;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerConfiguration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the configuration of the demo's server: one node, the simulated GitHub and Jira as catalogs {@code github} and {@code jira}, and {@code tpch}.
 */
final class DemoConfiguration
{
    static final String TOKEN = "demo-token";

    private static final String CONFIG =
            """
            coordinator=true
            node-scheduler.include-coordinator=true
            http-server.http.port=%1$s
            discovery.uri=http://localhost:%1$s
            metrics.jmx-object-names=omnisql.*:*
            """;

    // nobody but this machine, whatever network it is in
    private static final String NODE =
            """
            node.environment=demo
            node.bind-ip=127.0.0.1
            node.internal-address=127.0.0.1
            """;

    // the fastest start: a demo ends before the second compiler has paid for itself
    private static final String JVM =
            """
            -Xmx1g
            -XX:TieredStopAtLevel=1
            """;

    private static final String GITHUB =
            """
            connector.name=omnisql_github
            omnisql.tenant=acme
            github.api-uri=%s
            github.token=%s
            github.organizations=acme
            """;

    private static final String JIRA =
            """
            connector.name=omnisql_jira
            omnisql.tenant=acme
            jira.uri=%s
            jira.email=ada@acme.example
            jira.api-token=%s
            """;

    private DemoConfiguration() {}

    static ServerConfiguration write(RunDirectory runDirectory, int port, DemoAddresses addresses)
    {
        Path directory = runDirectory.path().resolve("configuration");
        Path catalogs = directory.resolve("catalog");
        try {
            Files.createDirectories(catalogs);
            writeServer(directory, port);
            Files.writeString(catalogs.resolve("github.properties"), GITHUB.formatted(addresses.gitHub(), TOKEN));
            Files.writeString(catalogs.resolve("jira.properties"), JIRA.formatted(addresses.jira(), TOKEN));
            Files.writeString(catalogs.resolve("tpch.properties"), "connector.name=tpch\n");
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write the demo's configuration to %s: %s".formatted(directory, e), e);
        }
        return ServerConfiguration.read(directory);
    }

    static void writeServer(Path directory, int port)
            throws IOException
    {
        Files.writeString(directory.resolve("config.properties"), CONFIG.formatted(port));
        Files.writeString(directory.resolve("node.properties"), NODE);
        Files.writeString(directory.resolve("jvm.config"), JVM);
        Files.writeString(directory.resolve("log.properties"), "io.trino=WARN\n");
    }
}
