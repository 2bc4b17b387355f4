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

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.base.Strings.padEnd;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * Rows as aligned columns; long values are cut.
 */
public final class TextTable
{
    private static final int LARGEST_WIDTH = 60;

    private TextTable() {}

    public static String render(List<String> columns, List<? extends List<String>> rows, String indent)
    {
        ImmutableList<List<String>> lines = Stream.concat(Stream.of(columns), rows.stream())
                .map(TextTable::cut)
                .collect(toImmutableList());
        ImmutableList<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
                .collect(toImmutableList());
        String rule = widths.stream().map(width -> "-".repeat(width)).collect(joining("-+-"));
        return Stream.concat(
                        Stream.of(line(lines.getFirst(), widths), rule),
                        lines.stream().skip(1).map(line -> line(line, widths)))
                .map(line -> indent + line.stripTrailing() + "\n")
                .collect(joining());
    }

    private static String line(List<String> values, List<Integer> widths)
    {
        return IntStream.range(0, values.size())
                .mapToObj(column -> padEnd(values.get(column), widths.get(column), ' '))
                .collect(joining(" | "));
    }

    private static List<String> cut(List<String> line)
    {
        return line.stream()
                .map(value -> value.replace('\n', ' '))
                .map(value -> value.length() <= LARGEST_WIDTH ? value : value.substring(0, LARGEST_WIDTH - 1) + "…")
                .collect(toImmutableList());
    }
}
