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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.reference.DefinitionPrinter;
import io.omnisql.connector.reference.TableReference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The printed definition and the documentation are those of the definition: each change of a capability is one that somebody has looked at.
 */
public final class ReferenceChecks
{
    private final TestedSource source;

    public ReferenceChecks(TestedSource source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    public List<SuiteCheck> checks()
    {
        ImmutableList.Builder<SuiteCheck> checks = ImmutableList.builder();
        checks.add(new SuiteCheck("printed definition", () -> assertGenerated(source.goldenDefinition(), DefinitionPrinter.print(source.documented()))));
        source.documentation().ifPresent(page -> checks.add(new SuiteCheck("tables in the documentation", () -> assertGenerated(page, replaced(Files.readString(page), "tables", TableReference.markdown(source.documented()))))));
        return checks.build();
    }

    /**
     * Writes the file anew if the property {@code omnisql.update-reference} says so.
     */
    public static void assertGenerated(Path file, String expected)
            throws IOException
    {
        if (Boolean.getBoolean("omnisql.update-reference")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .describedAs("%s is generated: run this test with -Domnisql.update-reference=true and review the difference", file)
                .isEqualTo(expected);
    }

    /**
     * The document with other text between the marks of a name.
     */
    public static String replaced(String document, String name, String content)
    {
        String start = "<!-- generated: %s -->\n".formatted(name);
        String end = "<!-- end of %s -->".formatted(name);
        assertThat(document).contains(start).contains(end);
        return document.substring(0, document.indexOf(start) + start.length()) + content + document.substring(document.indexOf(end));
    }
}
