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
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.VarcharType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers of tickets begin with the keys of their projects, which a catalog may declare.
 */
final class TestScopeNames
{
    private static final TableDefinition PROJECTS = table("projects", "Projects")
            .endpoint(get("/projects").rateLimit(DESK))
            .endpoint(get("/projects/{project}").rateLimit(DESK))
            .columns(column("project", VARCHAR).at("/key").inPath().inScope().comment("Key"))
            .primaryKey("project")
            .build();
    private static final TableDefinition TICKETS = table("tickets", "Tickets")
            .endpoint(get("/tickets").rateLimit(DESK))
            .columns(
                    column("number", VARCHAR).at("/number").inScope("-").comment("Number"),
                    column("project", VARCHAR).at("/project").inScope().comment("Project"),
                    column("title", VARCHAR).at("/title").comment("Title"))
            .primaryKey("number")
            .build();
    private static final SourceDefinition SOURCE = new SourceDefinition(
            "s",
            "c",
            ImmutableMap.of(),
            ImmutableList.of(DESK),
            new CredentialLimits(10, 0),
            ImmutableList.of(),
            new ScopeDefinition(ImmutableList.of("project"), "projects", ImmutableList.of("s.projects")),
            ImmutableList.of(PROJECTS, TICKETS)).validated();

    @Test
    void testWhereEverythingIsInside()
    {
        assertThat(ScopeNames.of(SOURCE, TICKETS, new Scope.Open()).isAny()).isTrue();
        assertThat(names("A", "*").isAny()).isTrue();
        assertThat(names("*").outside(where("number", "B-1"))).isEmpty();
        assertThat(names("*").narrow(where("number", "B-1"))).isEqualTo(where("number", "B-1"));
        assertThat(ScopeNames.of(SOURCE, PROJECTS, declared("A")).isAny()).describedAs("a table that is asked for by the keys").isTrue();
        assertThat(names("A").isAny()).isFalse();
    }

    @Test
    void testOutside()
    {
        assertThat(names("A", "Lib*").outside(where("number", "A-1", "a-2", "LIBRARY-3"))).isEmpty();
        assertThat(names("A", "Lib*").outside(where("number", "A-1", "B-1", "A-B-1"))).containsExactlyInAnyOrder(ImmutableList.of("B-1"), ImmutableList.of("A-B-1"));
        assertThat(names("A", "Lib*").outside(where("project", "A", "B"))).containsExactly(ImmutableList.of("B"));
        assertThat(names("A").outside(where("number", "1"))).describedAs("a value that names no key").isEmpty();
        assertThat(names("A").outside(where("title", "B-1"))).isEmpty();
        assertThat(names("A").outside(below("number", "B-1"))).isEmpty();
    }

    @Test
    void testNarrow()
    {
        assertThat(names("A").narrow(where("number", "A-1", "B-1", "1"))).isEqualTo(where("number", "A-1"));
        assertThat(names("A").narrow(where("number", "B-1")).isNone()).isTrue();
        assertThat(names("A").narrow(where("project", "B")).isNone()).isTrue();
        assertThat(names("A").narrow(where("title", "B-1"))).isEqualTo(where("title", "B-1"));
        assertThat(names("A").narrow(below("number", "B-1"))).isEqualTo(below("number", "B-1"));
        assertThat(names("A").narrow(TupleDomain.all())).isEqualTo(TupleDomain.all());
    }

    @Test
    void testRecords()
    {
        assertThat(names("A").column()).isEqualTo("number");
        NamePatterns numbers = names("A", "Lib*").inside("number").orElseThrow();
        assertThat(Stream.of("A-1", "library-2", "B-1", "A", "1", "")).filteredOn(numbers::admits).containsExactly("A-1", "library-2");
        assertThat(names("A").inside("title")).isEmpty();
    }

    private static ScopeNames names(String... patterns)
    {
        return ScopeNames.of(SOURCE, TICKETS, declared(patterns));
    }

    private static Scope declared(String... patterns)
    {
        return new Scope.Declared(Stream.of(patterns).map(pattern -> new ScopePattern(ImmutableList.of(), pattern)).collect(toImmutableList()));
    }

    private static TupleDomain<ApiColumnHandle> where(String column, String... values)
    {
        List<Object> texts = Stream.of(values).<Object>map(value -> utf8Slice(value)).toList();
        return where(column, ValueSet.copyOf(VarcharType.VARCHAR, texts));
    }

    private static TupleDomain<ApiColumnHandle> below(String column, String value)
    {
        return where(column, ValueSet.ofRanges(Range.lessThan(VarcharType.VARCHAR, utf8Slice(value))));
    }

    private static TupleDomain<ApiColumnHandle> where(String column, ValueSet values)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(ColumnHandles.handle(TICKETS.column(column).orElseThrow(), TESTING_TYPE_MANAGER), Domain.create(values, false)));
    }
}
