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
package io.omnisql.connector.desk;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The source that the guide shows is the one that is compiled and queried.
 * <p>
 * Run with {@code -Domnisql.update-reference=true} to write it anew.
 */
final class TestGuide
{
    private static final Path GUIDE = Path.of("../CONTRIBUTING.md");
    private static final Path SOURCES = Path.of("src/test/java/io/omnisql/connector");
    private static final Pattern CODE = Pattern.compile("(<!-- code: (\\w+) -->\n).*?(<!-- end of \\2 -->)", Pattern.DOTALL);

    @Test
    void testShownSource()
            throws IOException
    {
        String guide = Files.readString(GUIDE);
        StringBuilder expected = new StringBuilder();
        Matcher code = CODE.matcher(guide);
        int shown = 0;
        while (code.find()) {
            code.appendReplacement(expected, "");
            expected.append(code.group(1)).append("```java\n").append(withoutImports(code.group(2))).append("```\n").append(code.group(3));
            shown++;
        }
        code.appendTail(expected);
        if (Boolean.getBoolean("omnisql.update-reference")) {
            Files.writeString(GUIDE, expected);
        }
        assertThat(shown).isEqualTo(6);
        assertThat(Files.readString(GUIDE))
                .describedAs("%s is generated in part: run this test with -Domnisql.update-reference=true and review the difference", GUIDE)
                .isEqualTo(expected.toString());
    }

    private static String withoutImports(String name)
            throws IOException
    {
        String file = Files.readString(SOURCES.resolve(name.startsWith("Garden") ? "testing" : "desk").resolve(name + ".java"));
        return file.substring(file.indexOf("/**"));
    }
}
