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
package io.omnisql.simulator.jira.jql;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestJqlParser
{
    @Test
    void testPrecedence()
    {
        assertThat(where("a1 = 1 OR b1 = 2 AND NOT c1 = 3")).isEqualTo(new Clause.Or(ImmutableList.of(
                terminal("a1", Operator.EQUALS, number(1)),
                new Clause.And(ImmutableList.of(terminal("b1", Operator.EQUALS, number(2)), new Clause.Not(terminal("c1", Operator.EQUALS, number(3))))))));
        assertThat(where("(a1 = 1 || b1 = 2) && !(c1 = 3)")).isEqualTo(new Clause.And(ImmutableList.of(
                new Clause.Or(ImmutableList.of(terminal("a1", Operator.EQUALS, number(1)), terminal("b1", Operator.EQUALS, number(2)))),
                new Clause.Not(terminal("c1", Operator.EQUALS, number(3))))));
    }

    @Test
    void testOperators()
    {
        assertThat(where("x1 not in (y1, \"z\", 3, EMPTY)")).isEqualTo(terminal("x1", Operator.NOT_IN, new Operand.Several(ImmutableList.of(text("y1"), text("z"), number(3), new Operand.Empty()))));
        assertThat(where("x1 IS NOT null")).isEqualTo(terminal("x1", Operator.IS_NOT, new Operand.Empty()));
        assertThat(where("x1 !~ 'y'")).isEqualTo(terminal("x1", Operator.NOT_LIKE, text("y")));
        assertThat(where("x1 was not in (y1)")).isEqualTo(terminal("x1", Operator.WAS_NOT_IN, new Operand.Several(ImmutableList.of(text("y1")))));
        assertThat(where("x1 in membersOf(\"a b\", 2)")).isEqualTo(terminal("x1", Operator.IN, new Operand.Function("membersOf", ImmutableList.of("a b", "2"))));
        assertThat(where("CF[10010]>=-5")).isEqualTo(terminal("cf[10010]", Operator.AT_LEAST, number(-5)));
        assertThat(where("x1 changed FROM y1 TO z1 AFTER -1d")).isEqualTo(new Clause.Terminal("x1", Operator.CHANGED, Optional.empty(), ImmutableList.of(
                new Clause.Qualifier(Clause.Qualifier.Kind.FROM, text("y1")),
                new Clause.Qualifier(Clause.Qualifier.Kind.TO, text("z1")),
                new Clause.Qualifier(Clause.Qualifier.Kind.AFTER, text("-1d")))));
    }

    @Test
    void testTexts()
    {
        assertThat(where("\"my field\" = \"a \\\" b \\\\ c ' \\n \\u00e9\"")).isEqualTo(terminal("my field", Operator.EQUALS, text("a \" b \\ c ' \n é")));
        assertThat(where("x1 = 'it\\'s \"so\"'")).isEqualTo(terminal("x1", Operator.EQUALS, text("it's \"so\"")));
        assertThat(where("x1 = \"1\"")).isEqualTo(terminal("x1", Operator.EQUALS, text("1")));
        assertThat(where("x1 = \"and or ) not\"")).isEqualTo(terminal("x1", Operator.EQUALS, text("and or ) not")));
        assertThat(where("x1 = 日本語")).isEqualTo(terminal("x1", Operator.EQUALS, text("日本語")));
    }

    @Test
    void testOrderBy()
    {
        assertThat(JqlQuery.parse("order by x1 desc, \"y z\", z1 ASC")).isEqualTo(new JqlQuery(
                Optional.empty(),
                ImmutableList.of(new SortField("x1", SortField.Direction.DESCENDING), new SortField("y z", SortField.Direction.OF_FIELD), new SortField("z1", SortField.Direction.ASCENDING))));
        assertThat(JqlQuery.parse(" ")).isEqualTo(new JqlQuery(Optional.empty(), ImmutableList.of()));
    }

    @Test
    void testReservedWords()
    {
        for (String word : ImmutableList.of("select", "ORDER", "user", "was", "The")) {
            assertThatThrownBy(() -> JqlQuery.parse("field1 in (" + word + "x, " + word + " )"))
                    .isInstanceOf(JqlException.class)
                    .hasMessageContaining("'" + word + "' is a reserved JQL word");
            assertThat(where("field1 = \"" + word + "\"")).isEqualTo(terminal("field1", Operator.EQUALS, text(word)));
        }
    }

    @Test
    void testErrors()
    {
        assertRefused("x1 = a%b", "The character '%' is a reserved JQL character");
        assertRefused("x1 = \"a", "The quoted string 'a' has not been completed. (line 1, character 6)");
        assertRefused("x1 = 1\n or x1 = \"a\\x\"", "'\\x' is an illegal JQL escape sequence");
        assertRefused("x1 = 1\n or x1 = \"a", "(line 2, character 10)");
        assertRefused("x1 = 'a\\u12'", "illegal JQL escape sequence");
        assertRefused("x1 y1", "Expecting operator but got 'y1'");
        assertRefused("x1 = y1 z1", "Expecting either 'OR' or 'AND' but got 'z1'");
        assertRefused("x1 =", "but got 'the end of the query'");
        assertRefused("(x1 = y1", "Expecting ')'");
        assertRefused("x1 in (y1,)", "Expecting either a value");
        assertRefused("x1 not y1", "Expecting 'IN'");
        assertRefused("cf[abc] = 1", "Expecting a custom field id");
        assertRefused("x1 = y1 order by", "but got 'the end of the query'");
    }

    private static void assertRefused(String jql, String message)
    {
        assertThatThrownBy(() -> JqlQuery.parse(jql))
                .isInstanceOf(JqlException.class)
                .hasMessageStartingWith("Error in the JQL Query: ")
                .hasMessageContaining(message);
    }

    private static Clause where(String jql)
    {
        return JqlQuery.parse(jql).where().orElseThrow();
    }

    private static Clause terminal(String field, Operator operator, Operand operand)
    {
        return new Clause.Terminal(field, operator, Optional.of(operand), ImmutableList.of());
    }

    private static Operand text(String value)
    {
        return new Operand.Text(value);
    }

    private static Operand number(long value)
    {
        return new Operand.Numeric(value);
    }
}
