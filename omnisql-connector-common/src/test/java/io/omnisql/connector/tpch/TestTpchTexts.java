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
package io.omnisql.connector.tpch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Equal texts are those of which all characters are: whoever compares them first, and however.
 */
@ExtendWith(TpchExtension.class)
final class TestTpchTexts
{
    private final TestingTpch tpch;

    TestTpchTexts(TestingTpch tpch)
    {
        this.tpch = tpch;
    }

    @Test
    void testTextThatTheSourceComparesAsSqlDoes()
    {
        for (Optional<String> text : TpchLabels.TEXTS) {
            assertEqual("text", text);
        }
    }

    @Test
    void testTextThatTheSourceComparesWithoutCaseAndBlanks()
    {
        for (Optional<String> text : TpchLabels.TEXTS) {
            assertEqual("loose_text", text);
        }
    }

    /**
     * The source finds six of them.
     */
    @Test
    void testWhatTheSourceFindsTooMuchIsDropped()
    {
        String query = "SELECT number FROM label WHERE loose_text = 'paper'";
        assertThat(tpch.column(query)).containsExactly(0L);
        assertThat(tpch.requests(query)).as("pages of three").hasSize(2).allMatch(request -> request.contains("loose_text=paper"));
    }

    @Test
    void testTextsOfSeveralRows()
    {
        assertThat(tpch.column("SELECT number FROM label WHERE text IN ('paper', 'PAPER', 'papers')")).containsExactlyInAnyOrder(0L, 2L);
        assertThat(tpch.column("SELECT number FROM label WHERE text = 'paper' OR text IS NULL")).containsExactlyInAnyOrder(0L, 17L);
        assertThat(tpch.column("SELECT number FROM label WHERE text > 'paper' AND text < 'papes'")).containsExactlyInAnyOrder(3L, 5L);
        assertThat(tpch.column("SELECT number FROM label WHERE text <> 'paper'")).hasSize(TpchLabels.TEXTS.size() - 2);
        assertThat(tpch.column("SELECT number FROM label WHERE trim(lower(text)) = 'paper'")).hasSize(6);
    }

    private void assertEqual(String column, Optional<String> text)
    {
        String condition = text.map(value -> "= '" + value.replace("'", "''") + "'").orElse("IS NULL");
        String query = "SELECT number FROM label WHERE %s %s".formatted(column, condition);
        List<Long> expected = IntStream.range(0, TpchLabels.TEXTS.size())
                .filter(number -> TpchLabels.TEXTS.get(number).equals(text))
                .mapToObj(number -> (long) number)
                .toList();
        assertThat(tpch.column(query)).as(query).isEqualTo(expected);
        assertThat(tpch.assertions().query(query)).as("no filter is left to Trino: %s", query).isFullyPushedDown();
        assertThat(tpch.requests(query).stream().map(request -> URLDecoder.decode(request, UTF_8))).as(query).allMatch(request -> isSent(request, column, text));
    }

    /**
     * An empty text is none of which a parameter could be told; whether a text is missing the source tells of one column.
     */
    private static boolean isSent(String request, String column, Optional<String> text)
    {
        String sent = text.map(value -> value.isEmpty() ? "" : column + "=" + value).orElse(column.equals("text") ? "without=text" : "");
        return sent.isEmpty() ? !request.contains("text") : request.contains(sent);
    }
}
