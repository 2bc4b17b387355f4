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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation of a connector leaves out, with the reasons: the rows of tables with three columns, of which the first one has a key, such as a table's name, and the second one what is left out there.
 */
public final class DocumentedReasons
{
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| ([^|`]|`[a-z_]+`)+ \\|$");
    private static final Pattern ANY_ROW = Pattern.compile("(?m)^\\| `.*$");

    private final List<MatchResult> rows;

    private DocumentedReasons(List<MatchResult> rows)
    {
        this.rows = requireNonNull(rows, "rows is null");
    }

    /**
     * The rows of these sections, each of which is named by its whole heading.
     */
    public static DocumentedReasons of(Path documentation, String... headings)
    {
        String document = read(documentation);
        List<String> sections = Stream.of(headings).map(heading -> section(document, heading)).collect(toImmutableList());
        assertThat(sections.stream().flatMap(section -> ANY_ROW.matcher(section).results()).map(MatchResult::group)).describedAs("rows with a key, what is left out, and a reason").allMatch(row -> ROW.matcher(row).matches());
        return new DocumentedReasons(sections.stream().flatMap(section -> ROW.matcher(section).results()).collect(toImmutableList()));
    }

    public Set<String> keys()
    {
        return rows.stream().map(row -> row.group(1)).collect(toImmutableSet());
    }

    /**
     * What is left out under a key.
     */
    public Set<String> of(String key)
    {
        return rows.stream().filter(row -> row.group(1).equals(key)).map(row -> row.group(2)).collect(toImmutableSet());
    }

    private static String section(String document, String heading)
    {
        assertThat(document).contains(heading + "\n");
        return document.substring(document.indexOf(heading + "\n")).split("\n##", 2)[0];
    }

    private static String read(Path file)
    {
        try {
            return Files.readString(file);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
