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
package io.omnisql.tests.attack;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Where {@code docs/security.md} has the table of attacks.
 */
final class AttackDocument
{
    private static final Path FILE = Path.of("..", "docs", "security.md");
    private static final String BEGIN = "<!-- attacks, written by BenchmarkAttacks -->\n";
    private static final String END = "<!-- end of attacks -->\n";
    private static final int HEADER_LINES = 2;
    private static final int ENGINE_VARIANTS = 3;
    private static final int SCAN_VARIANTS = 5;

    private AttackDocument() {}

    static void write(String table)
            throws IOException
    {
        String document = Files.readString(FILE);
        Files.writeString(FILE, document.substring(0, begin(document)) + table + document.substring(end(document)));
    }

    /**
     * Of each kind, how many variants it tells of.
     */
    static List<Variants> written()
            throws IOException
    {
        String document = Files.readString(FILE);
        return document.substring(begin(document), end(document)).lines()
                .skip(HEADER_LINES)
                .map(line -> Splitter.on('|').trimResults().splitToList(line))
                .filter(cells -> !cells.get(1).isEmpty())
                .map(cells -> new Variants(cells.get(1), cells.get(2), cells.get(ENGINE_VARIANTS), cells.get(SCAN_VARIANTS)))
                .collect(toImmutableList());
    }

    static List<Variants> expected()
    {
        return AttackClass.ALL.stream()
                .map(kind -> new Variants(
                        kind.id(),
                        kind.name(),
                        text(Attacks.variants(kind.id(), ImmutableList.of(EngineWords.MEMORY, EngineWords.TPCH))),
                        text(Attacks.variants(kind.id(), ImmutableList.of(GitHubWords.RECORDS, GitHubWords.KEYS, JiraWords.RECORDS, JiraWords.KEYS)))))
                .collect(toImmutableList());
    }

    private static int begin(String document)
    {
        int begin = document.indexOf(BEGIN);
        checkState(begin >= 0, "%s has no line %s", FILE, BEGIN);
        return begin + BEGIN.length();
    }

    private static int end(String document)
    {
        int end = document.indexOf(END);
        checkState(end >= begin(document), "%s has no line %s behind the other", FILE, END);
        return end;
    }

    private static String text(long number)
    {
        return number == 0 ? "" : Long.toString(number);
    }

    record Variants(String id, String name, String engine, String scans) {}
}
