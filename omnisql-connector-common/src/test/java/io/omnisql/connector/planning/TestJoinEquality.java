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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.StandardFunctions;
import io.trino.spi.expression.Variable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJoinEquality
{
    // the two sides name their variables alike in no column
    private static final Map<String, ColumnHandle> LEFT = ImmutableMap.of("card_1", handle(BOOKS, "card"), "title_1", handle(BOOKS, "title"), "library_1", handle(BOOKS, "library"));
    private static final Map<String, ColumnHandle> RIGHT = ImmutableMap.of("card_2", handle(BORROWERS, "card"), "name_2", handle(BORROWERS, "name"));

    @Test
    void testColumns()
    {
        assertThat(columns(equal("card_1", "card_2"))).contains(ImmutableMap.of("card", "card"));
        assertThat(columns(equal("card_2", "card_1"))).as("in any order").contains(ImmutableMap.of("card", "card"));
        assertThat(columns(equal("card_1", "card_2"), equal("name_2", "title_1"))).contains(ImmutableMap.of("card", "card", "title", "name"));
        assertThat(columns(equal("card_1", "card_2"), equal("card_2", "card_1"))).as("said twice").contains(ImmutableMap.of("card", "card"));
        assertThat(columns(Constant.TRUE)).as("nothing").contains(ImmutableMap.of());
    }

    @Test
    void testOtherConditions()
    {
        List<ConnectorExpression> others = ImmutableList.of(
                call(StandardFunctions.NOT_EQUAL_OPERATOR_FUNCTION_NAME, variable("card_1"), variable("card_2")),
                call(StandardFunctions.LESS_THAN_OPERATOR_FUNCTION_NAME, variable("card_1"), variable("card_2")),
                call(StandardFunctions.IDENTICAL_OPERATOR_FUNCTION_NAME, variable("card_1"), variable("card_2")),
                call(StandardFunctions.OR_FUNCTION_NAME, equal("card_1", "card_2"), equal("title_1", "name_2")),
                call(StandardFunctions.NOT_FUNCTION_NAME, equal("card_1", "card_2")),
                call(EQUAL_OPERATOR_FUNCTION_NAME, variable("card_1"), new Constant(utf8Slice("7"), VARCHAR)),
                call(EQUAL_OPERATOR_FUNCTION_NAME, variable("card_1"), new Call(VARCHAR, new FunctionName("lower"), ImmutableList.of(variable("card_2")))),
                equal("card_1", "title_1"),
                equal("card_2", "name_2"),
                equal("card_1", "elsewhere"),
                new Variable("card_1", BOOLEAN),
                Constant.FALSE);
        for (ConnectorExpression other : others) {
            assertThat(columns(other)).as(other.toString()).isEmpty();
            assertThat(columns(equal("card_1", "card_2"), other)).as("beside: %s", other).isEmpty();
        }
    }

    /**
     * None of the comparisons may be forgotten.
     */
    @Test
    void testColumnThatIsComparedWithTwo()
    {
        assertThat(columns(equal("card_1", "card_2"), equal("card_1", "name_2"))).isEmpty();
        assertThat(columns(equal("card_1", "card_2"), equal("title_1", "card_2"))).contains(ImmutableMap.of("card", "card", "title", "card"));
    }

    @Test
    void testByRight()
    {
        assertThat(new JoinEquality(ImmutableMap.of("card", "card", "title", "name")).byRight()).contains(ImmutableMap.of("card", "card", "name", "title"));
        assertThat(new JoinEquality(ImmutableMap.of()).byRight()).contains(ImmutableMap.of());
        assertThat(new JoinEquality(ImmutableMap.of("card", "card", "title", "card")).byRight()).isEmpty();
    }

    private static Optional<Map<String, String>> columns(ConnectorExpression... conjuncts)
    {
        ConnectorExpression condition = conjuncts.length == 1 ? conjuncts[0] : call(AND_FUNCTION_NAME, conjuncts);
        return JoinEquality.of(condition, LEFT, RIGHT).map(JoinEquality::columns);
    }

    private static ConnectorExpression equal(String first, String second)
    {
        return call(EQUAL_OPERATOR_FUNCTION_NAME, variable(first), variable(second));
    }

    private static ConnectorExpression call(FunctionName function, ConnectorExpression... arguments)
    {
        return new Call(BOOLEAN, function, Stream.of(arguments).collect(toImmutableList()));
    }

    private static Variable variable(String name)
    {
        return new Variable(name, VARCHAR);
    }
}
