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
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.request.KeyBinding;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.planning.KeyOrigin.LITERAL;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.CLERKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.LOOKUP;
import static io.omnisql.connector.testing.TestingSource.SINGLE;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestEndpointSelector
{
    private static final Set<String> KEYED = ImmutableSet.of("city", "library");

    @Test
    void testFewestRequestsWin()
    {
        record Case(String name, TableDefinition table, TupleDomain<ApiColumnHandle> constraint, Set<String> scopeColumns, Optional<String> endpoint) {}

        // the list of books has 400 rows in pages of 50: eight requests

        List<Case> cases = ImmutableList.of(
                new Case("no number", BOOKS, TupleDomain.all(), KEYED, Optional.of(LIST)),
                new Case("one number", BOOKS, where(book("number"), number(7)), KEYED, Optional.of(SINGLE)),
                new Case("as many numbers as pages", BOOKS, where(book("number"), number(1, 2, 3, 4, 5, 6, 7, 8)), KEYED, Optional.of(SINGLE)),
                new Case("more numbers than pages", BOOKS, where(book("number"), number(1, 2, 3, 4, 5, 6, 7, 8, 9)), KEYED, Optional.of(LIST)),
                new Case("a short range", BOOKS, where(book("number"), range(1, 3)), KEYED, Optional.of(SINGLE)),
                new Case("a long range", BOOKS, where(book("number"), range(1, 5_000)), KEYED, Optional.of(LIST)),
                new Case("half a range", BOOKS, where(book("number"), Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, 7L)), false)), KEYED, Optional.of(LIST)),
                new Case("no library", BOOKS, where(book("number"), number(7)), ImmutableSet.of("city"), Optional.empty()),
                new Case("nothing", BOOKS, TupleDomain.all(), ImmutableSet.of(), Optional.empty()),
                new Case("a city", LIBRARIES, TupleDomain.all(), ImmutableSet.of("city"), Optional.of("/cities/{city}/libraries")),
                new Case("of equally good ones the most specific", LIBRARIES, TupleDomain.all(), KEYED, Optional.of("/cities/{city}/{library}")));
        // numbers of loans are looked up three at once, or listed in forty pages
        List<Case> batches = ImmutableList.of(
                new Case("no number", LOANS, TupleDomain.all(), KEYED, Optional.of("/cities/{city}/{library}/loans")),
                new Case("numbers", LOANS, where(loan("number"), number(1, 2, 3, 4)), KEYED, Optional.of(LOOKUP)),
                new Case("numbers for as many requests as pages", LOANS, where(loan("number"), range(1, 120)), KEYED, Optional.of(LOOKUP)),
                new Case("numbers for more requests than pages", LOANS, where(loan("number"), range(1, 121)), KEYED, Optional.of("/cities/{city}/{library}/loans")));
        for (Case test : Iterables.concat(cases, batches)) {
            assertThat(new EndpointSelector(SOURCE, test.table(), test.constraint()).select(test.scopeColumns()).map(EndpointDefinition::path))
                    .as(test.name())
                    .isEqualTo(test.endpoint());
        }
    }

    @Test
    void testAlternativeIsNeverTheFirstChoice()
    {
        TableDefinition table = table("cities", "Cities by either name")
                .endpoint(get("/new/{city}").records(single()).otherwise("/old/{city}").rateLimit(DESK))
                .endpoint(get("/old/{city}").records(single()).rateLimit(DESK))
                .columns(column("city", VARCHAR).at("/name").inPath().comment("Name"))
                .primaryKey("city")
                .build();
        assertThat(new EndpointSelector(SOURCE, table, TupleDomain.all()).select(ImmutableSet.of("city")).map(EndpointDefinition::path)).contains("/new/{city}");
    }

    /**
     * To list keys under keys that are listed takes a request for each of these.
     */
    @Test
    void testKeysThatAreListedUnderOthers()
    {
        TableDefinition lands = table("lands", "Lands").endpoint(get("/lands").rateLimit(DESK)).columns(column("name", VARCHAR).alwaysAt("/name").comment("Name")).primaryKey("name").cardinality(1, 10).build();
        TableDefinition towns = table("towns", "Towns")
                .endpoint(get("/lands/{land}/towns").keysFrom("land", "lands", "name").rateLimit(DESK))
                .columns(column("land", VARCHAR).inPath().comment("Land"), column("name", VARCHAR).alwaysAt("/name").comment("Name"))
                .primaryKey("land", "name")
                .cardinality(10, 10)
                .build();
        TableDefinition streets = table("streets", "Streets")
                .endpoint(get("/towns/{town}/streets").keysFrom("town", "towns", "name").rateLimit(DESK))
                .endpoint(get("/streets").paging(linkHeader("size", 10)).rateLimit(DESK))
                .columns(column("town", VARCHAR).at("/town").inPath().comment("Town"), column("name", VARCHAR).alwaysAt("/name").comment("Name"))
                .primaryKey("town", "name")
                .cardinality(100, 10)
                .build();
        SourceDefinition source = new SourceDefinition("s", "c", ImmutableMap.of(), ImmutableList.of(DESK), SOURCE.credentialLimits(), ImmutableList.of(), ScopeDefinition.none(), ImmutableList.of(lands, towns, streets)).validated();
        EndpointSelector selector = new EndpointSelector(source, streets, TupleDomain.all());
        assertThat(selector.select(ImmutableSet.of()).map(EndpointDefinition::path)).contains("/streets");
    }

    /**
     * A list under one key more than another has fewer rows, and so fewer pages.
     */
    @Test
    void testListsOfDifferentLengths()
    {
        String visits = "/cities/{city}/{library}/visits";
        String visitsOfReader = "/cities/{city}/{library}/readers/{reader}/visits";
        TableDefinition table = table("visits", "Visits of a library")
                .endpoint(get(visits).paging(linkHeader("size", 50)).rateLimit(DESK))
                .endpoint(get(visitsOfReader).paging(linkHeader("size", 50)).rowsPerKey(60).rateLimit(DESK))
                .columns(
                        column("city", VARCHAR).inPath().comment("City"),
                        column("library", VARCHAR).inPath().comment("Name"),
                        column("reader", ColumnType.BIGINT).at("/reader").inPath().comment("Number of the reader"))
                .primaryKey("city", "library", "reader")
                .cardinality(10, 400)
                .build();
        ApiColumnHandle reader = handle(table, "reader");
        assertThat(new EndpointSelector(SOURCE, table, where(reader, number(1, 2, 3, 4))).select(KEYED).map(EndpointDefinition::path)).contains(visitsOfReader);
        assertThat(new EndpointSelector(SOURCE, table, where(reader, number(1, 2, 3, 4, 5))).select(KEYED).map(EndpointDefinition::path)).contains(visits);
        assertThat(new EndpointSelector(SOURCE, table, TupleDomain.all()).select(KEYED).map(EndpointDefinition::path)).contains(visits);
    }

    /**
     * A list that the source cuts off may not be readable at all, while the lists under its keys are.
     */
    @Test
    void testListThatTheSourceCutsOff()
    {
        String visits = "/cities/{city}/{library}/visits";
        String visit = "/cities/{city}/{library}/visits/{id}";
        TableDefinition table = table("visits", "Visits of a library")
                .endpoint(get(visits).paging(linkHeader("size", 50)).rateLimit(DESK))
                .endpoint(get(visit).records(single()).parent("/cities/{city}/{library}").rateLimit(DESK))
                .columns(
                        column("city", VARCHAR).inPath().comment("City"),
                        column("library", VARCHAR).inPath().comment("Name"),
                        column("id", ColumnType.BIGINT).at("/id").inPath().comment("Number of the visit"))
                .primaryKey("city", "library", "id")
                .resultCap(1_000)
                .cardinality(10, 400)
                .build();
        ApiColumnHandle id = handle(table, "id");
        assertThat(new EndpointSelector(SOURCE, table, where(id, range(1, 20))).select(KEYED).map(EndpointDefinition::path)).contains(visit);
        assertThat(new EndpointSelector(SOURCE, table, where(id, range(1, 21))).select(KEYED).map(EndpointDefinition::path)).contains(visits);
        assertThat(new EndpointSelector(SOURCE, table, ApiTableHandle.of(table.name()).withFilter(where(id, range(1, 19)), ImmutableList.of()), ImmutableSet.of("id")).select(KEYED).map(EndpointDefinition::path)).contains(visit);
        assertThat(new EndpointSelector(SOURCE, table, ApiTableHandle.of(table.name()).withFilter(where(id, range(1, 20)), ImmutableList.of()), ImmutableSet.of("id")).select(KEYED).map(EndpointDefinition::path)).contains(visits);
    }

    /**
     * Under each of several keys the values of a join cost what they cost under one, the question after what is not there included.
     */
    @Test
    void testJoinedValuesOfSeveralKeys()
    {
        for (int keys : new int[] {1, 2, 40}) {
            assertThat(joined(book("number"), number(1, 2, 3, 4, 5, 6, 7), keys)).contains(SINGLE);
            assertThat(joined(book("number"), number(1, 2, 3, 4, 5, 6, 7, 8), keys)).contains(LIST);
        }
    }

    private static Optional<String> joined(ApiColumnHandle column, Domain domain, int keys)
    {
        return new EndpointSelector(SOURCE, BOOKS, ApiTableHandle.of("books").withFilter(where(column, domain), ImmutableList.of()), ImmutableSet.of(column.name())).select(KEYED, keys).map(EndpointDefinition::path);
    }

    /**
     * The record that tells how a key is spelled costs a request as well.
     */
    @Test
    void testRecordOfTheKey()
    {
        // twenty clerks, of whom a page has two, but no more than four are ever told
        EndpointDefinition clerks = CLERKS.endpoint("/cities/{city}/clerks").orElseThrow();
        EndpointSelector selector = new EndpointSelector(SOURCE, CLERKS, TupleDomain.all());
        assertThat(selector.costs().requests(clerks, 1)).isEqualTo(3);
        assertThat(selector.costs().requests(clerks, 5)).isEqualTo(15);
    }

    @Test
    void testBindings()
    {
        ScopeKey key = new ScopeKey(ImmutableList.of("Oslo", "main"), LITERAL, ImmutableSet.of("city", "library"));
        assertThat(selector(TupleDomain.all()).bindings(BOOKS.endpoint(LIST).orElseThrow(), key))
                .containsExactly(binding(ImmutableMap.of("city", "Oslo", "library", "main")));
        assertThat(selector(where(book("number"), number(3, 5))).bindings(BOOKS.endpoint(SINGLE).orElseThrow(), key))
                .containsExactly(
                        binding(ImmutableMap.of("city", "Oslo", "library", "main", "number", "3")),
                        binding(ImmutableMap.of("city", "Oslo", "library", "main", "number", "5")));
        assertThat(selector(where(book("number"), Domain.onlyNull(BIGINT))).bindings(BOOKS.endpoint(SINGLE).orElseThrow(), key))
                .as("a path variable is never null")
                .isEmpty();
        assertThat(selector(where(book("city"), text("Bergen"))).bindings(BOOKS.endpoint(LIST).orElseThrow(), key))
                .as("the scope key wins over the constraint")
                .containsExactly(binding(ImmutableMap.of("city", "Oslo", "library", "main")));
    }

    @Test
    void testBatches()
    {
        ScopeKey key = new ScopeKey(ImmutableList.of("Oslo", "main"), LITERAL, ImmutableSet.of("city", "library"));
        Map<String, String> library = ImmutableMap.of("city", "Oslo", "library", "main");
        assertThat(new EndpointSelector(SOURCE, LOANS, where(loan("number"), number(1, 2, 3, 4))).bindings(LOANS.endpoint(LOOKUP).orElseThrow(), key))
                .containsExactly(
                        new KeyBinding(library, ImmutableList.of("1", "2", "3")),
                        new KeyBinding(library, ImmutableList.of("4")));
    }

    private static KeyBinding binding(Map<String, String> variables)
    {
        return new KeyBinding(variables, ImmutableList.of());
    }

    private static ApiColumnHandle loan(String column)
    {
        return handle(LOANS, column);
    }

    private static EndpointSelector selector(TupleDomain<ApiColumnHandle> constraint)
    {
        return new EndpointSelector(SOURCE, BOOKS, constraint);
    }

    private static Domain range(long low, long high)
    {
        return Domain.create(ValueSet.ofRanges(Range.range(BIGINT, low, true, high, true)), false);
    }
}
