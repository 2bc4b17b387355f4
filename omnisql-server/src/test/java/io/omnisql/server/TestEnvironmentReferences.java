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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestEnvironmentReferences
{
    @TempDir
    private Path etc;

    @Test
    void testOneMessageForAll()
            throws IOException
    {
        Path catalog = Files.createDirectories(etc.resolve("catalog")).resolve("github.properties");
        Files.writeString(catalog, "connector.name=omnisql_github\ngithub.token=${ENV:TOKEN}\n");
        Files.writeString(etc.resolve("config.properties"), "#old=${ENV:OLD}\nsecret=${ENV:SECRET}\nother=${ENV:SET}\n");

        assertThatThrownBy(() -> new EnvironmentReferences(ImmutableMap.of("SET", "")).requireSet(etc))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        """
                        The environment variable SECRET is not set, and %s needs it: export SECRET=…, or remove the file
                        The environment variable TOKEN is not set, and %s needs it: export TOKEN=…, or remove the file""",
                        etc.resolve("config.properties"),
                        catalog);
    }

    @Test
    void testNothingMissing()
            throws IOException
    {
        Files.writeString(etc.resolve("config.properties"), "secret=${ENV:SECRET}\n");

        assertThatCode(() -> new EnvironmentReferences(ImmutableMap.of("SECRET", "s")).requireSet(etc)).doesNotThrowAnyException();
    }

    @Test
    void testResolve()
    {
        EnvironmentReferences references = new EnvironmentReferences(ImmutableMap.of("A", "$1", "B", ""));
        assertThat(references.resolve("x${ENV:A}${ENV:B}y${ENV:C}")).isEqualTo("x$1y${ENV:C}");
    }
}
