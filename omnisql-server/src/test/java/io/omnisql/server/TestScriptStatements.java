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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static io.omnisql.server.TestingClone.output;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class TestScriptStatements
{
    @TempDir
    private Path directory;

    @Test
    void testStatementsThatAreNotOne()
            throws IOException
    {
        TestingClone clone = TestingClone.in(directory);
        assertThat(output(clone.command(clone.script().toString(), "sql", ""))).isEqualTo("The statement is empty\n");
        assertThat(output(clone.command(clone.script().toString(), "sql", "SELECT", "1"))).isEqualTo("One statement at a time: put it in quotes\n");
    }
}
