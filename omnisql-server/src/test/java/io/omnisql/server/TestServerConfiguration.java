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

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestServerConfiguration
{
    @TempDir
    private Path etc;

    @Test
    void testPort()
            throws IOException
    {
        assertThat(read("coordinator=true").port()).isEqualTo(8080);
        assertThat(read("http-server.http.port=8081").port()).isEqualTo(8081);
        assertThat(read("http-server.http.port=${ENV:PORT}").port()).isEqualTo(8082);
    }

    @Test
    void testPortsListenedOn()
            throws IOException
    {
        ListenPort http = new ListenPort("http-server.http.port", 8080);
        ListenPort https = new ListenPort("http-server.https.port", 8443);
        assertThat(read("http-server.https.port=7778").ports()).containsExactly(http);
        assertThat(read("http-server.https.enabled=true").ports()).containsExactly(http, https);
        ServerConfiguration httpsOnly = read("http-server.https.enabled=true\nhttp-server.http.enabled=FALSE\nhttp-server.http.port=eighty");
        assertThat(httpsOnly.ports()).containsExactly(https);
        assertThat(httpsOnly.isOpen()).isFalse();
        assertThat(read("http-server.https.enabled=true\nhttp-server.http.enabled=false\nhttp-server.https.port=${ENV:PORT}").port()).isEqualTo(8082);
    }

    @Test
    void testWhatIsNoPort()
    {
        assertThatThrownBy(() -> read("http-server.http.port=${ENV:WORD}"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("http-server.http.port in %s: eighty is no port: give a number from 1 to 65535", etc.resolve("config.properties"));
        assertThatThrownBy(() -> read("http-server.http.port=${ENV:UNSET}"))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("The environment variable UNSET is not set");
    }

    @Test
    void testNodeId()
            throws IOException
    {
        assertThat(read("coordinator=true").nodeId()).isNotEqualTo(read("coordinator=true").nodeId());
        Files.writeString(etc.resolve("node.properties"), "node.id=node-${ENV:PORT}\n");
        assertThat(read("coordinator=true").nodeId()).isEqualTo("node-8082");
    }

    @Test
    void testValuesWithoutBlanksAround()
            throws IOException
    {
        assertThat(read("http-server.http.port = 8081 ").port()).isEqualTo(8081);
    }

    @Test
    void testLatin1()
            throws IOException
    {
        Files.writeString(etc.resolve("config.properties"), "# für alle\nhttp-server.http.port=8081\n", ISO_8859_1);
        assertThat(ServerConfiguration.read(etc).port()).as("as the server reads it").isEqualTo(8081);

        for (String name : new String[] {"node.properties", "jvm.config"}) {
            Path file = Files.writeString(etc.resolve(name), "# für alle\n", ISO_8859_1);
            assertThatThrownBy(() -> ServerConfiguration.read(etc))
                    .isInstanceOf(LauncherException.class)
                    .hasMessage("%s is no text in UTF-8: save it in that encoding", file);
            Files.delete(file);
        }
    }

    @Test
    void testSingleBackslashes()
            throws IOException
    {
        Path node = Files.writeString(etc.resolve("node.properties"), "node.data-dir=C:\\users\n");
        assertThatThrownBy(() -> read("coordinator=true"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("%s holds a \\u without a character's number, as in C:\\users: write every backslash twice, C:\\\\users", node);
    }

    @Test
    void testDirectoryInPlaceOfAFile()
            throws IOException
    {
        Path node = Files.createDirectory(etc.resolve("node.properties"));
        assertThatThrownBy(() -> read("coordinator=true"))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("Cannot read %s: is it a file, and may you read it?", node);
    }

    @Test
    void testNoConfiguration()
    {
        assertThatThrownBy(() -> ServerConfiguration.read(etc))
                .isInstanceOf(LauncherException.class)
                .hasMessage("There is no config.properties in %s: name a Trino configuration directory with --etc DIR", etc);
    }

    private ServerConfiguration read(String config)
            throws IOException
    {
        Files.writeString(etc.resolve("config.properties"), config + "\n");
        return ServerConfiguration.read(etc, ImmutableMap.of("PORT", "8082", "WORD", "eighty"));
    }
}
