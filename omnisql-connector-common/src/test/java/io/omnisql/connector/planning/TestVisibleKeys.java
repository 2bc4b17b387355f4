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
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a policy says of keys: two libraries of different cities here.
 */
final class TestVisibleKeys
{
    private static final List<String> KEYS = ImmutableList.of("city", "library");
    private static final RowPredicate LIBRARIES = new RowPredicate.Or(ImmutableList.of(
            new RowPredicate.And(ImmutableList.of(oneOf("city", "Oslo"), oneOf("library", "main", "north"), oneOf("author", "ann"))),
            new RowPredicate.And(ImmutableList.of(oneOf("city", "Bern"), oneOf("library", "south")))));

    @Test
    void testKeysAreAdmittedTogether()
    {
        VisibleKeys visible = VisibleKeys.of(rows(LIBRARIES), KEYS);
        assertThat(visible.admits(spelled("Oslo", "main"))).isTrue();
        assertThat(visible.admits(spelled("Oslo", "south"))).isFalse();
        assertThat(visible.admits(spelled("Bern", "main"))).isFalse();
        assertThat(visible.admits(spelled("Bern", "south"))).isTrue();
        assertThat(visible.admits(spelled("Oslo", "Main"))).as("another spelling").isFalse();
        assertThat(visible.admits(spelled("Oslo"))).isTrue();
        assertThat(visible.admits(spelled("Rome"))).isFalse();
        assertThat(visible.admits(spelled())).isTrue();
    }

    @Test
    void testWithoutPolicyEverythingIsAdmitted()
    {
        assertThat(VisibleKeys.of(RowScope.unrestricted(), KEYS).admits(spelled("Rome", "none"))).isTrue();
    }

    @Test
    void testNothingIsAdmittedWhereNoRowIsVisible()
    {
        VisibleKeys none = VisibleKeys.of(rows(new RowPredicate.None()), KEYS);
        assertThat(none.admits(spelled("Oslo", "main"))).isFalse();
        assertThat(none.admits(spelled())).isFalse();
    }

    @Test
    void testConstraintsAreNarrowedByWhatThePolicySays()
    {
        RowScope rows = rows(LIBRARIES);
        assertThat(rows.narrow(TupleDomain.all())).isEqualTo(where(book("city"), text("Oslo", "Bern"), book("library"), text("main", "north", "south")));
        assertThat(rows.narrow(where(book("city"), text("Rome")))).isEqualTo(TupleDomain.none());
        // the author is said of one of them only
        assertThat(rows(oneOf("author", "ann", "ben")).narrow(where(book("author"), text("ben", "eve")))).isEqualTo(where(book("author"), text("ben")));
    }

    /**
     * Otherwise nothing would be asked for, and what is not there would not fail as what is hidden does.
     */
    @Test
    void testNoConstraintBecomesNoneByOtherColumnsThanKeys()
    {
        assertThat(rows(oneOf("author", "ann")).narrow(where(book("author"), text("eve")))).isEqualTo(where(book("author"), text("eve")));
        RowScope numbers = rows(new RowPredicate.OneOf("number", BIGINT, ImmutableList.of("1", "2"), false));
        assertThat(numbers.narrow(TupleDomain.all())).isEqualTo(TupleDomain.all());
        assertThat(numbers.narrow(where(book("number"), number(7)))).isEqualTo(where(book("number"), number(7)));
    }

    @Test
    void testWhatIsSentIsPrintedWithoutValues()
    {
        assertThat(rows(LIBRARIES).toString()).isEqualTo("visible by policy " + PolicyVersion.NONE.contentHash());
        assertThat(ApiTableHandle.of("books").withRows(rows(LIBRARIES)).toString()).isEqualTo("books");
    }

    @Test
    void testAllRowsAreNoRestriction()
    {
        RowScope rows = new RowScopePlanner(SOURCE, TESTING_TYPE_MANAGER).plan(BOOKS, PolicyVersion.NONE, new VisibleRows.All());
        assertThat(rows).isEqualTo(new RowScope.Unrestricted(Optional.of(PolicyVersion.NONE.contentHash())));
        assertThat(rows.isRestricted()).isFalse();
    }

    /**
     * The source answers to a name of the catalog's scope in any case, so only what no spelling of it has is hidden.
     */
    @Test
    void testNamesOfTheScopeAreAdmittedInAnySpelling()
    {
        VisibleKeys visible = VisibleKeys.of(rows(new RowPredicate.And(ImmutableList.of(startsWith("city", "Os"), oneOf("library", "main")))), KEYS);
        assertThat(visible.admits(declared("OSLO", "Main"))).isTrue();
        assertThat(visible.admits(declared("OSLO"))).isTrue();
        assertThat(visible.admits(declared("OSLO", "north"))).isFalse();
        assertThat(visible.admits(declared("bern"))).isFalse();
        assertThat(visible.admits(spelled("OSLO", "main"))).isFalse();
        assertThat(visible.admits(new ScopeKey(ImmutableList.of("OSLO", "main"), KeyOrigin.ENUMERATED, ImmutableSet.of()))).as("as the source has it").isFalse();
        RowPredicate others = new RowPredicate.Or(ImmutableList.of(
                new RowPredicate.OneOf("city", VARCHAR, ImmutableList.of("Oslo"), true),
                new RowPredicate.InRange("library", VARCHAR, Optional.of(new RowPredicate.Bound("n", true)), Optional.empty(), false)));
        assertThat(VisibleKeys.of(rows(others), KEYS).admits(declared("Oslo", "NORTH"))).isTrue();
        assertThat(VisibleKeys.of(rows(others), KEYS).admits(spelled("Oslo", "NORTH"))).isFalse();
    }

    /**
     * The source would answer to a name that a query spells otherwise. What the source itself calls so is another key.
     */
    @Test
    void testExcludedNamesAreHiddenInAnySpelling()
    {
        VisibleKeys visible = VisibleKeys.of(rows(new RowPredicate.And(ImmutableList.of(
                new RowPredicate.OneOf("city", VARCHAR, ImmutableList.of("Oslo", "Bern"), true),
                new RowPredicate.StartsWith("library", VARCHAR, "priv", true)))), KEYS);
        assertThat(visible.admits(spelled("OSLO", "main"))).isFalse();
        assertThat(visible.admits(spelled("bern"))).isFalse();
        assertThat(visible.admits(spelled("Rome", "PRIVATE"))).isFalse();
        assertThat(visible.admits(spelled("Rome", "main"))).isTrue();
        assertThat(visible.admits(new ScopeKey(ImmutableList.of("OSLO", "main"), KeyOrigin.ENUMERATED, ImmutableSet.of()))).isTrue();
        VisibleKeys other = VisibleKeys.of(rows(new RowPredicate.Or(ImmutableList.of(
                new RowPredicate.OneOf("city", VARCHAR, ImmutableList.of("Oslo"), true),
                oneOf("author", "ann")))), KEYS);
        assertThat(other.admits(spelled("OSLO"))).as("some rows may be visible").isTrue();
    }

    @Test
    void testAllKeysUnderAPrefix()
    {
        VisibleKeys visible = VisibleKeys.of(rows(new RowPredicate.Or(ImmutableList.of(
                new RowPredicate.And(ImmutableList.of(oneOf("city", "Oslo"), oneOf("library", "main"))),
                new RowPredicate.And(ImmutableList.of(oneOf("city", "Bern"), oneOf("author", "ann")))))), KEYS);
        assertThat(visible.admitsAll(spelled("Bern"))).isTrue();
        assertThat(visible.admitsAll(declared("Bern"))).as("perhaps in another spelling").isFalse();
        assertThat(visible.admitsAll(spelled("Oslo"))).isFalse();
        assertThat(visible.admitsAll(spelled())).isFalse();
        assertThat(VisibleKeys.of(rows(oneOf("author", "ann")), KEYS).admitsAll(declared("Oslo"))).isTrue();
        assertThat(VisibleKeys.of(RowScope.unrestricted(), KEYS).admitsAll(declared())).isTrue();
    }

    private static ScopeKey spelled(String... values)
    {
        return new ScopeKey(ImmutableList.copyOf(values), KeyOrigin.LITERAL, ImmutableSet.copyOf(KEYS.subList(0, values.length)));
    }

    private static ScopeKey declared(String... values)
    {
        return new ScopeKey(ImmutableList.copyOf(values), KeyOrigin.DECLARED, ImmutableSet.of());
    }

    private static RowPredicate startsWith(String column, String prefix)
    {
        return new RowPredicate.StartsWith(column, VARCHAR, prefix, false);
    }

    private static RowScope rows(RowPredicate predicate)
    {
        return new RowScopePlanner(SOURCE, TESTING_TYPE_MANAGER).plan(BOOKS, PolicyVersion.NONE, new VisibleRows.Some(predicate, "nobody reads this here", true));
    }

    private static RowPredicate oneOf(String column, String... values)
    {
        return new RowPredicate.OneOf(column, VARCHAR, ImmutableList.copyOf(values), false);
    }
}
