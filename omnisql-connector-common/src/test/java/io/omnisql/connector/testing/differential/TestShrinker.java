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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

final class TestShrinker
{
    private static final Relation TABLE = new Relation.Table("issues", "t");
    private static final Condition WANTED = new Condition.Plain("t.state = 'open'");
    private static final Condition OTHER = new Condition.Plain("t.number > 3");

    @Test
    void testConditionsAndColumnsGo()
    {
        SelectBlock block = SelectBlock.of(ImmutableList.of("t.a", "t.b", "t.c"), TABLE, ImmutableList.of(OTHER, new Condition.Junction(false, ImmutableList.of(OTHER, new Condition.Negation(WANTED)))));
        assertThat(shrink(GeneratedQuery.of(block), "state = 'open'")).isEqualTo("SELECT t.c FROM issues t WHERE t.state = 'open'");
    }

    @Test
    void testValuesGo()
    {
        List<String> values = IntStream.range(0, 50).mapToObj(Integer::toString).collect(toImmutableList());
        SelectBlock block = SelectBlock.of(ImmutableList.of("t.a"), TABLE, ImmutableList.of(new Condition.Among("t.number", false, values)));
        assertThat(shrink(GeneratedQuery.of(block), "37")).isEqualTo("SELECT t.a FROM issues t WHERE t.number IN (37)");
    }

    @Test
    void testSidesOfJoinsGo()
    {
        Relation join = new Relation.Join(TABLE, "LEFT", new Relation.Table("users", "u"), ImmutableList.of(new Condition.Plain("u.login = t.author"), OTHER));
        assertThat(shrink(GeneratedQuery.of(SelectBlock.of(ImmutableList.of("t.a"), join, ImmutableList.of(WANTED))), "issues t", "state"))
                .isEqualTo("SELECT t.a FROM issues t WHERE t.state = 'open'");
        assertThat(shrink(GeneratedQuery.of(SelectBlock.of(ImmutableList.of("t.a"), join, ImmutableList.of())), "LEFT"))
                .isEqualTo("SELECT t.a FROM issues t LEFT JOIN users u ON t.number > 3");
    }

    @Test
    void testWrappedQueriesAndGroupsGo()
    {
        Relation wrapped = new Relation.Wrapped(SelectBlock.of(ImmutableList.of("*"), TABLE, ImmutableList.of(OTHER)), "t", OptionalLong.empty());
        SelectBlock block = SelectBlock.of(ImmutableList.of("t.a"), wrapped, ImmutableList.of(WANTED)).withItems(ImmutableList.of("t.a", "t.b", "count(*)"), 2).withHaving(ImmutableList.of(new Condition.Plain("count(*) > 1")));
        assertThat(shrink(GeneratedQuery.of(block), "count(*)")).isEqualTo("SELECT count(*) FROM issues t");
    }

    /**
     * Without the columns of the primary key the order of the rows would be anybody's choice.
     */
    @Test
    void testOrdersStayTotal()
    {
        List<OrderKey> order = ImmutableList.of(new OrderKey("t.a", true, false, false), new OrderKey("t.number", false, false, true));
        GeneratedQuery query = new GeneratedQuery(ImmutableList.of(SelectBlock.of(ImmutableList.of("t.a"), TABLE, ImmutableList.of(OTHER))), "UNION", order, OptionalLong.of(2), OptionalLong.of(20));
        assertThat(shrink(query, "LIMIT")).isEqualTo("SELECT t.a FROM issues t ORDER BY t.number ASC NULLS LAST LIMIT 1");
        assertThat(shrink(query, "issues")).isEqualTo("SELECT t.a FROM issues t");
    }

    @Test
    void testSubqueriesAndUnionsGo()
    {
        Condition related = new Condition.Related("t.a IN", SelectBlock.of(ImmutableList.of("u.login"), new Relation.Table("users", "u"), ImmutableList.of(OTHER, WANTED)));
        SelectBlock block = SelectBlock.of(ImmutableList.of("t.a"), TABLE, ImmutableList.of(related));
        GeneratedQuery query = new GeneratedQuery(ImmutableList.of(block, SelectBlock.of(ImmutableList.of("t.a"), TABLE, ImmutableList.of())), "EXCEPT", ImmutableList.of(), OptionalLong.empty(), OptionalLong.empty());
        assertThat(shrink(query, "users")).isEqualTo("SELECT t.a FROM issues t WHERE t.a IN (SELECT u.login FROM users u)");
    }

    @Test
    void testAttemptsAreBounded()
    {
        SelectBlock block = SelectBlock.of(ImmutableList.of("t.a", "t.b"), TABLE, ImmutableList.of(OTHER, WANTED));
        assertThat(new Shrinker(_ -> true, 1).shrink(GeneratedQuery.of(block)).sql()).isEqualTo("SELECT t.a, t.b FROM issues t WHERE t.state = 'open'");
        assertThat(new Shrinker(_ -> true, 0).shrink(GeneratedQuery.of(block)).sql()).isEqualTo(block.sql());
    }

    private static String shrink(GeneratedQuery query, String... needed)
    {
        return new Shrinker(smaller -> List.of(needed).stream().allMatch(smaller.sql()::contains), 1_000).shrink(query).sql();
    }
}
