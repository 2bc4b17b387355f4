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
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TestTextTable
{
    @Test
    void testColumnsAreAligned()
    {
        assertThat(TextTable.render(ImmutableList.of("number", "title"), ImmutableList.of(ImmutableList.of("1", "First\nline"), ImmutableList.of("20000000", "x")), "  "))
                .isEqualTo(
                        """
                        number   | title
                        ---------+-----------
                        1        | First line
                        20000000 | x
                        """.indent(2));
    }

    @Test
    void testLongValuesAreCut()
    {
        String rendered = TextTable.render(ImmutableList.of("body"), ImmutableList.of(ImmutableList.of("x".repeat(100))), "");
        assertThat(rendered).contains("x".repeat(59) + "…\n").doesNotContain("x".repeat(60));
    }

    @Test
    void testNoRows()
    {
        assertThat(TextTable.render(ImmutableList.of("a", "bc"), ImmutableList.of(), "")).isEqualTo("a | bc\n--+---\n");
    }
}
