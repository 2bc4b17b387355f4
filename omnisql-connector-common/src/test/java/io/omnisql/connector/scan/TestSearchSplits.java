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
package io.omnisql.connector.scan;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestSearchSplits
{
    private static final Instant NOW = Instant.parse("2026-03-10T12:34:56.789Z");

    /**
     * From the day of the first record to the end of this one, in parts of the same length.
     */
    @Test
    void testEdges()
    {
        assertThat(edges("2026-03-01T08:00:00.001Z", 2)).containsExactly("2026-03-06T00:00:00Z");
        assertThat(edges("2026-03-01T08:00:00.001Z", 4)).containsExactly("2026-03-03T12:00:00Z", "2026-03-06T00:00:00Z", "2026-03-08T12:00:00Z");
        assertThat(edges("2026-03-01T08:00:00.001Z", 1)).isEmpty();
    }

    /**
     * A query that is run again on the same day asks for the same.
     */
    @Test
    void testSameDay()
    {
        assertThat(SearchSplits.edges(Instant.parse("2020-05-05T05:05:05Z").toEpochMilli(), Instant.parse("2026-03-10T23:59:59Z"), 7))
                .hasSize(6)
                .isEqualTo(SearchSplits.edges(Instant.parse("2020-05-05T23:05:05Z").toEpochMilli(), NOW, 7))
                .allSatisfy(edge -> assertThat(edge % 60_000).isZero());
    }

    /**
     * There is no part in front of the first record, and none that has not begun.
     */
    @Test
    void testShortTimes()
    {
        assertThat(edges("2026-03-10T06:00:00Z", 4)).containsExactly("2026-03-10T12:00:00Z");
        assertThat(edges("2026-03-10T12:00:00Z", 4)).isEmpty();
        assertThat(edges("2026-03-11T12:00:00Z", 4)).isEmpty();
        assertThat(SearchSplits.edges(Instant.parse("2026-03-10T00:00:30Z").toEpochMilli(), NOW, 100_000)).hasSize(754).doesNotHaveDuplicates();
    }

    private static List<String> edges(String first, int parts)
    {
        return SearchSplits.edges(Instant.parse(first).toEpochMilli(), NOW, parts).stream().map(edge -> Instant.ofEpochMilli(edge).toString()).toList();
    }
}
