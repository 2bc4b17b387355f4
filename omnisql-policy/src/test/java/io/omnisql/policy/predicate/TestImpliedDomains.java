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
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestImpliedDomains
{
    @Test
    void testComparisons()
    {
        assertThat(ImpliedDomains.of(new RowPredicate.All())).isEqualTo(TupleDomain.all());
        assertThat(ImpliedDomains.of(new RowPredicate.ContainsAny("x", VARCHAR, ImmutableList.of("a"), false))).isEqualTo(TupleDomain.all());
        assertThat(ImpliedDomains.of(new RowPredicate.None())).isEqualTo(TupleDomain.none());
        ValueSet seven = ValueSet.of(BIGINT, 7L);
        assertDomain(new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("7"), false), Domain.create(seven, false));
        assertDomain(new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("7"), true), Domain.create(seven.complement(), false));
        assertDomain(new RowPredicate.IsNull("x", BIGINT, false), Domain.onlyNull(BIGINT));
        assertDomain(new RowPredicate.IsNull("x", BIGINT, true), Domain.notNull(BIGINT));
    }

    @Test
    void testRanges()
    {
        assertRange(Optional.of(new Bound("1", true)), Optional.of(new Bound("9", false)), ValueSet.ofRanges(Range.range(BIGINT, 1L, true, 9L, false)));
        assertRange(Optional.of(new Bound("1", false)), Optional.of(new Bound("9", true)), ValueSet.ofRanges(Range.range(BIGINT, 1L, false, 9L, true)));
        assertRange(Optional.of(new Bound("1", true)), Optional.empty(), ValueSet.ofRanges(Range.greaterThanOrEqual(BIGINT, 1L)));
        assertRange(Optional.empty(), Optional.of(new Bound("9", false)), ValueSet.ofRanges(Range.lessThan(BIGINT, 9L)));
    }

    private static void assertRange(Optional<Bound> low, Optional<Bound> high, ValueSet expected)
    {
        assertDomain(new RowPredicate.InRange("x", BIGINT, low, high, false), Domain.create(expected, false));
        assertDomain(new RowPredicate.InRange("x", BIGINT, low, high, true), Domain.create(expected.complement(), false));
    }

    @Test
    void testPrefixes()
    {
        assertPrefix("a", Range.range(VARCHAR, utf8Slice("a"), true, utf8Slice("b"), false));
        assertPrefix("ab", Range.range(VARCHAR, utf8Slice("ab"), true, utf8Slice("ac"), false));
        // the numbers of halves of surrogates are left out
        assertPrefix("\ud7ff", Range.range(VARCHAR, utf8Slice("\ud7ff"), true, utf8Slice("\ue000"), false));
        assertPrefix("a\udbff\udfff", Range.range(VARCHAR, utf8Slice("a\udbff\udfff"), true, utf8Slice("b"), false));
        assertPrefix("\udbff\udfff", Range.greaterThanOrEqual(VARCHAR, utf8Slice("\udbff\udfff")));
    }

    private static void assertPrefix(String prefix, Range expected)
    {
        assertDomain(new RowPredicate.StartsWith("x", VARCHAR, prefix, false), Domain.create(ValueSet.ofRanges(expected), false));
        assertDomain(new RowPredicate.StartsWith("x", VARCHAR, prefix, true), Domain.create(ValueSet.ofRanges(expected).complement(), false));
    }

    private static void assertDomain(RowPredicate predicate, Domain expected)
    {
        assertThat(ImpliedDomains.of(predicate)).isEqualTo(TupleDomain.withColumnDomains(ImmutableMap.of("x", expected)));
    }
}
