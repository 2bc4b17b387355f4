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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.BigintType;
import org.junit.jupiter.api.Test;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.trino.spi.type.VarcharType.createUnboundedVarcharType;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

final class TestWantedMembers
{
    private static final EndpointDefinition NOTES = get("/books")
            .records(arrays("/books").members("/notes", ImmutableList.of(
                    new Records.Member("n1", ImmutableMap.of("id", "n1", "kind", "a", "size", "7")),
                    new Records.Member("n2", ImmutableMap.of("id", "n2", "kind", "b")),
                    new Records.Member("n3", ImmutableMap.of("id", "n3")))))
            .rateLimit(DESK)
            .build();
    private static final ApiColumnHandle ID = handle(column("note_id", VARCHAR).at("/id"));
    private static final ApiColumnHandle KIND = handle(column("kind", VARCHAR).at("/kind"));

    @Test
    void testWhatIsKnownOfMembers()
    {
        assertWanted(TupleDomain.all(), "n1", "n2", "n3");
        assertWanted(TupleDomain.none(), "n1", "n2", "n3");
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(ID, texts("n1", "n3", "n4"))), "n1", "n3");
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(ID, texts("n4"))));
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(ID, Domain.create(ValueSet.ofRanges(Range.greaterThan(createUnboundedVarcharType(), utf8Slice("n1"))), false))), "n2", "n3");
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(ID, Domain.onlyNull(createUnboundedVarcharType()))));
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(ID, texts("n1", "n2"), KIND, texts("b"))), "n2");
    }

    /**
     * Of the value nothing is known, nor of what a member is in, and of some members less than of others.
     */
    @Test
    void testWhatIsNotKnown()
    {
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(KIND, texts("a"))), "n1", "n3");
        for (ColumnDefinition.Builder column : ImmutableList.of(column("value", VARCHAR).at("/value"), column("title", VARCHAR).around("/id"), column("part", VARCHAR).at("/kind/id"), column("text", VARCHAR).documentAt("/id", "leaflet"))) {
            assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(handle(column), texts("x"))), "n1", "n2", "n3");
        }
        assertWanted(TupleDomain.withColumnDomains(ImmutableMap.of(handle(column("size", BIGINT).at("/size")), Domain.singleValue(BigintType.BIGINT, 1L))), "n1", "n2", "n3");
    }

    @Test
    void testOtherEndpoints()
    {
        EndpointDefinition books = get("/books").rateLimit(DESK).build();
        assertThat(WantedMembers.of(books, TupleDomain.withColumnDomains(ImmutableMap.of(ID, texts("n4"))))).isSameAs(books);
    }

    private static void assertWanted(TupleDomain<ApiColumnHandle> constraint, String... names)
    {
        List<String> wanted = WantedMembers.of(NOTES, constraint).records().members().orElseThrow().stream().map(Records.Member::name).collect(toImmutableList());
        assertThat(wanted).as(constraint.toString()).containsExactly(names);
    }

    private static ApiColumnHandle handle(ColumnDefinition.Builder column)
    {
        return ColumnHandles.handle(column.build(), TESTING_TYPE_MANAGER);
    }

    private static Domain texts(String... values)
    {
        return Domain.multipleValues(createUnboundedVarcharType(), ImmutableList.copyOf(values).stream().map(value -> (Object) utf8Slice(value)).collect(toImmutableList()));
    }
}
