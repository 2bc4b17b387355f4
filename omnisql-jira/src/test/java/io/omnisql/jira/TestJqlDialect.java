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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.JqlQuery;
import io.omnisql.simulator.jira.jql.Operand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written is read by the simulator's parser, which knows nothing of the dialect.
 */
final class TestJqlDialect
{
    private static final SearchText SEARCH = new SearchText("jql", "created >= \"1970-01-01\"");
    private static final JqlDialect DIALECT = new JqlDialect();

    static Stream<String> hostile()
    {
        return Stream.of(
                "it's",
                "\"",
                "\\",
                "\\\"",
                "\"\"",
                "\\\\\"",
                "a\\",
                "'",
                "a\" OR project = \"B",
                "\" ORDER BY key --",
                "EMPTY",
                "NULL",
                "null",
                "currentUser()",
                "membersOf(\"x\")",
                "and",
                "OR",
                "not",
                "in",
                "is",
                "was",
                "select",
                "%",
                "*",
                "?",
                "~",
                "a,b",
                "(",
                ")",
                "a) OR (b",
                "[x]",
                "{y}",
                "-1d",
                "10000",
                " blank before",
                "blank behind ",
                "two\nlines",
                "tab\there",
                "line\rend",
                "zero\u0000",
                "bell\u0007",
                "delete\u007f",
                "zażółć gęślą jaźń",
                "İstanbul ı",
                "日本語",
                "😀 emoji",
                "\u200bzero width",
                "\u202eright to left",
                "é",
                "\ud83d",
                "#$^&!@;:<>|`");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void testTextStaysOneValue(String text)
    {
        String jql = DIALECT.text(SEARCH, ImmutableList.of(texts("summary", text), texts("status", "Done")), Optional.empty());
        Clause.And clause = (Clause.And) JqlQuery.parse(jql).where().orElseThrow();
        assertThat(clause.parts()).hasSize(2);
        assertThat(operand(clause.parts().getFirst())).as(jql).isEqualTo(new Operand.Text(text));
    }

    @Test
    void testListsOfHostileTexts()
    {
        List<String> texts = hostile().collect(toImmutableList());
        assertThat(values(DIALECT.text(SEARCH, ImmutableList.of(texts("labels", texts.toArray(String[]::new))), Optional.empty()))).isEqualTo(texts);
        List<String> many = IntStream.range(0, 2_000).mapToObj(index -> "value \"%s\"".formatted(index)).collect(toImmutableList());
        assertThat(values(DIALECT.text(SEARCH, ImmutableList.of(texts("labels", many.toArray(String[]::new))), Optional.empty()))).isEqualTo(many);
    }

    @Test
    void testTextsOfAnyCharacters()
    {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String text = random.ints(1 + random.nextInt(12), 0, 0x2FF).mapToObj(Character::toString).reduce("", String::concat);
            assertThat(values(DIALECT.text(SEARCH, ImmutableList.of(texts("labels", text)), Optional.empty()))).isEqualTo(ImmutableList.of(text));
        }
    }

    @Test
    void testOperators()
    {
        assertText("status = \"Done\"", texts("status", "Done"));
        assertText("status in (\"Done\", \"To Do\")", texts("status", "Done", "To Do"));
        assertText("labels = \"red\"", new QueryCondition("labels", CONTAINS, ImmutableList.of("red"), true, true));
        assertText("updated >= 1772359200000", number("updated", AT_LEAST, "1772359200000"));
        assertText("updated <= 1772359200000", number("updated", AT_MOST, "1772359200000"));
        assertText("duedate >= \"2026-03-01\"", new QueryCondition("duedate", AT_LEAST, ImmutableList.of("2026-03-01"), true, true));
        assertText("resolution is EMPTY", new QueryCondition("resolution", IS_NULL, ImmutableList.of(), false, true));
        assertText("cf[10016] is not EMPTY", new QueryCondition("cf[10016]", IS_NOT_NULL, ImmutableList.of(), false, true));
        assertText("status = \"Done\" AND updated >= 5", texts("status", "Done"), number("updated", AT_LEAST, "5"));
    }

    /**
     * A search without a restriction is refused by the source.
     */
    @Test
    void testEverything()
    {
        assertThat(DIALECT.text(SEARCH, ImmutableList.of(), Optional.empty())).isEqualTo("created >= \"1970-01-01\"");
        assertThat(DIALECT.text(SEARCH, ImmutableList.of(), Optional.of("created"))).isEqualTo("created >= \"1970-01-01\" ORDER BY created ASC, key ASC");
        assertThat(DIALECT.text(SEARCH, ImmutableList.of(texts("status", "Done")), Optional.of("updated DESC"))).isEqualTo("status = \"Done\" ORDER BY updated DESC, key DESC");
    }

    @Test
    void testRefusedValues()
    {
        List<QueryCondition> conditions = ImmutableList.of(texts("status", "Done", "Resolved"), texts("key", "A-1", "DELETED-1"), number("updated", AT_LEAST, "5"));
        assertThat(DIALECT.accepted(conditions, refusal("The value 'Resolved' does not exist for the field 'status'.")))
                .isEqualTo(ImmutableList.of(texts("status", "Done"), texts("key", "A-1", "DELETED-1"), number("updated", AT_LEAST, "5")));
        assertThat(DIALECT.accepted(conditions, refusal("The value 'Resolved' does not exist for the field 'status'.", "An issue with key 'DELETED-1' does not exist for field 'key'.")))
                .isEqualTo(ImmutableList.of(texts("status", "Done"), texts("key", "A-1"), number("updated", AT_LEAST, "5")));
        assertThat(DIALECT.accepted(ImmutableList.of(texts("status", "it's 'so'"), number("updated", AT_LEAST, "5")), refusal("The value 'it's 'so'' does not exist for the field 'status'.")))
                .as("the last value of a condition").isEqualTo(ImmutableList.of(number("updated", AT_LEAST, "5")));
    }

    /**
     * Which condition it is about is not known, so that all go that may go.
     */
    @Test
    void testRefusalsOfAnotherKind()
    {
        QueryCondition kept = new QueryCondition("resolution", IS_NULL, ImmutableList.of(), false, false);
        List<QueryCondition> conditions = ImmutableList.of(texts("status", "Done"), kept);
        for (byte[] refusal : ImmutableList.of(
                refusal("Field 'status' does not exist or you do not have permission to view it."),
                refusal("The value 'Other' does not exist for the field 'status'."),
                refusal(),
                "<html>".getBytes(UTF_8),
                new byte[0])) {
            assertThat(DIALECT.accepted(conditions, refusal)).isEqualTo(ImmutableList.of(kept));
        }
        assertThat(DIALECT.accepted(ImmutableList.of(kept), refusal("The value 'Done' does not exist for the field 'resolution'."))).isEqualTo(ImmutableList.of(kept));
    }

    private static byte[] refusal(String... messages)
    {
        return "{\"errorMessages\": [%s], \"warningMessages\": []}".formatted(Stream.of(messages).map("\"%s\""::formatted).collect(joining(", "))).getBytes(UTF_8);
    }

    private static QueryCondition texts(String field, String... values)
    {
        return new QueryCondition(field, EQUAL, ImmutableList.copyOf(values), true, true);
    }

    private static QueryCondition number(String field, FilterOperator operator, String value)
    {
        return new QueryCondition(field, operator, ImmutableList.of(value), false, true);
    }

    private static void assertText(String jql, QueryCondition... conditions)
    {
        assertThat(DIALECT.text(SEARCH, ImmutableList.copyOf(conditions), Optional.empty())).isEqualTo(jql);
        assertThat(JqlQuery.parse(jql).where()).isPresent();
    }

    private static Operand operand(Clause clause)
    {
        return ((Clause.Terminal) clause).operand().orElseThrow();
    }

    private static List<String> values(String jql)
    {
        return switch (operand(JqlQuery.parse(jql).where().orElseThrow())) {
            case Operand.Text(String value) -> ImmutableList.of(value);
            case Operand.Several(ImmutableList<Operand> operands) -> operands.stream().map(Operand.Text.class::cast).map(Operand.Text::value).collect(toImmutableList());
            case Operand.Numeric _, Operand.Empty _, Operand.Function _ -> throw new AssertionError(jql);
        };
    }
}
