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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.airlift.json.JsonCodec;
import io.airlift.json.JsonCodecFactory;
import io.airlift.json.JsonMapperProvider;
import io.omnisql.policy.PolicyProblemException;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;
import io.trino.type.TypeDeserializer;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.policy.Enforcement.ENGINE;
import static io.omnisql.policy.Enforcement.ENGINE_AND_SCAN;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestVisibleRowsCompiler
{
    @Test
    void testFewLiteralsAreExactInTheEngine()
            throws Exception
    {
        VisibleRows rows = VisibleRowsCompiler.compile(numbers(1_000), ENGINE);
        assertThat(rows).isInstanceOfSatisfying(VisibleRows.Some.class, some -> assertThat(some.exactInEngine()).isTrue());
        assertThat(rows.engineFilter().orElseThrow()).contains("BIGINT '999'", "BIGINT '0'");
    }

    @Test
    void testManyLiteralsNeedAScanThatChecksThem()
            throws Exception
    {
        assertThatThrownBy(() -> VisibleRowsCompiler.compile(numbers(1_001), ENGINE))
                .isInstanceOf(PolicyProblemException.class)
                .hasMessage("The user's rows take 1001 literals, of at most 1000 where only the engine filters: grant them by a column with fewer values");
        VisibleRows rows = VisibleRowsCompiler.compile(numbers(1_001), ENGINE_AND_SCAN);
        assertThat(rows).isInstanceOfSatisfying(VisibleRows.Some.class, some -> assertThat(some.exactInEngine()).isFalse());
        // the least and the greatest as numbers, not as texts
        assertThat(rows.engineFilter()).contains("\"number\" >= BIGINT '0' AND \"number\" <= BIGINT '1000'");
        assertThat(rows.predicate()).isEqualTo(numbers(1_001));
    }

    @Test
    void testManyShortListsBecomeCoarseToo()
            throws Exception
    {
        List<RowPredicate> terms = IntStream.range(0, 255)
                .<RowPredicate>mapToObj(i -> new RowPredicate.And(ImmutableList.of(new RowPredicate.OneOf("owner", VARCHAR, ImmutableList.of("o" + i), false), new RowPredicate.OneOf("repo", VARCHAR, ImmutableList.of("a", "b", "c" + i), false))))
                .collect(toImmutableList());
        VisibleRows rows = VisibleRowsCompiler.compile(new RowPredicate.Or(terms), ENGINE_AND_SCAN);
        assertThat(rows.engineFilter()).hasValueSatisfying(filter -> assertThat(filter).contains("\"owner\" = CAST('o7' AS varchar)", "\"repo\" >= CAST('a' AS varchar)"));
        assertThat(rows.predicate().literalCount()).isEqualTo(1_020);
    }

    @Test
    void testMoreThanCanBeSentIsRefused()
    {
        assertThatThrownBy(() -> VisibleRowsCompiler.compile(numbers(20_000), ENGINE_AND_SCAN)).isInstanceOf(PolicyProblemException.class).hasMessageContaining("of at most 65536");
        RowPredicate text = new RowPredicate.OneOf("text", VARCHAR, ImmutableList.of("x".repeat(65_537)), false);
        assertThatThrownBy(() -> VisibleRowsCompiler.compile(text, ENGINE)).isInstanceOf(PolicyProblemException.class).hasMessageNotContainingAny("xxx");
    }

    @Test
    void testNoRows()
            throws Exception
    {
        assertThat(VisibleRowsCompiler.compile(new RowPredicate.None(), ENGINE).engineFilter()).contains("FALSE");
        assertThat(VisibleRowsCompiler.compile(new RowPredicate.All(), ENGINE).engineFilter()).isEmpty();
    }

    @Test
    void testSentAsJson()
    {
        JsonCodec<RowPredicate> codec = new JsonCodecFactory(new JsonMapperProvider().withJsonDeserializers(ImmutableMap.of(Type.class, new TypeDeserializer(TESTING_TYPE_MANAGER))).get()).jsonCodec(RowPredicate.class);
        for (RowPredicate predicate : ImmutableList.of(
                new RowPredicate.All(),
                new RowPredicate.Or(ImmutableList.of(new RowPredicate.None(), new RowPredicate.IsNull("x", VARCHAR, true))),
                new RowPredicate.And(ImmutableList.of(
                        new RowPredicate.InRange("number", BIGINT, Optional.of(new Bound("1", true)), Optional.empty(), false),
                        new RowPredicate.StartsWith("x", VARCHAR, "it's", true))),
                new RowPredicate.ContainsAny("labels", VARCHAR, ImmutableList.of("a", "b"), false),
                numbers(10))) {
            assertThat(codec.fromJson(codec.toJson(predicate))).isEqualTo(predicate);
        }
        long size = codec.toJsonBytes(numbers(1_000)).length;
        assertThat(PredicateSize.of(numbers(1_000)).bytes()).isBetween(size * 8 / 10, size * 12 / 10);
    }

    @Test
    void testDomainsOfKeys()
    {
        RowPredicate predicate = new RowPredicate.Or(ImmutableList.of(
                new RowPredicate.And(ImmutableList.of(new RowPredicate.OneOf("owner", VARCHAR, ImmutableList.of("acme"), false), new RowPredicate.OneOf("repo", VARCHAR, ImmutableList.of("rocket"), false))),
                new RowPredicate.OneOf("owner", VARCHAR, ImmutableList.of("other"), false)));
        assertThat(ImpliedDomains.of(predicate)).isEqualTo(TupleDomain.withColumnDomains(ImmutableMap.of("owner", Domain.multipleValues(VARCHAR, ImmutableList.of(utf8Slice("acme"), utf8Slice("other"))))));
        assertThat(ImpliedDomains.of(new RowPredicate.None()).isNone()).isTrue();
        assertThat(ImpliedDomains.of(new RowPredicate.StartsWith("x", VARCHAR, "\udbff\udfff", false)).getDomains().orElseThrow().get("x").includesNullableValue(utf8Slice("\udbff\udfffz"))).isTrue();
    }

    private static RowPredicate numbers(int count)
    {
        return new RowPredicate.OneOf("number", BIGINT, IntStream.range(0, count).mapToObj(String::valueOf).collect(toImmutableList()), false);
    }
}
