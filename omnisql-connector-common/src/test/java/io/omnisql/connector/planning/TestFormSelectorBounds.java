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
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.argument;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list that is read in order ends at a bound; a query that sends the bound reads no more.
 */
final class TestFormSelectorBounds
{
    private static final String LIST = "/cities/{city}/{library}/notices";
    private static final String QUERY = "library(city: {city}, name: {library}).notices";

    private static final TableDefinition NOTICES = table("notices", "Notices of a library")
            .endpoint(get(LIST).paging(linkHeader("size", 50)).sortedBy("by", "direction").scansBy("added").rateLimit(DESK))
            .endpoint(graphQl(QUERY, "Notice").paging(connection(50)).keysPerRequest(3).otherwise(LIST).rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City of the library"),
                    column("library", VARCHAR).inPath().comment("Name of the library"),
                    column("added_at", TIMESTAMP_TZ_MILLIS).at("/added_at").graphQl("addedAt").comment("When it was added").sorts("added"),
                    column("changed_at", TIMESTAMP_TZ_MILLIS).at("/changed_at").graphQl("changedAt").comment("When it last changed").sorts("changed")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor()))
                            .pushes(AT_LEAST, inexact(argument("since: DateTime").instantFloor()).on(QUERY)))
            .primaryKey("city", "library", "added_at")
            .cardinality(1_000, 40)
            .build();

    @Test
    void testBounds()
    {
        record Case(String name, ApiTableHandle handle, String endpoint) {}

        Domain since = atLeast("2026-01-01T00:00:00Z");
        List<Case> cases = ImmutableList.of(
                new Case("a bound that both send", filtered("changed_at", since), QUERY),
                new Case("a bound that neither sends, at which the list ends", filtered("added_at", since), LIST),
                new Case("an upper bound beside it, at which the list ends", filtered("changed_at", since.intersect(atLeast("2026-02-01T00:00:00Z").complement())), LIST),
                new Case("an order that the list has", filtered("changed_at", since).withTopN(ImmutableList.of(new OrderItem(handle(NOTICES, "changed_at"), DESC_NULLS_LAST)), 3), LIST));
        for (Case test : cases) {
            FormSelector forms = new FormSelector(NOTICES, test.handle(), new EndpointSelector(SOURCE, NOTICES, test.handle(), ImmutableSet.of()), true);
            assertThat(forms.select(ImmutableSet.of("city", "library"), 2).map(EndpointDefinition::path)).as(test.name()).contains(test.endpoint());
        }
    }

    private static ApiTableHandle filtered(String column, Domain domain)
    {
        return ApiTableHandle.of("notices").withColumns(ImmutableSet.of("library")).withFilter(where(handle(NOTICES, column), domain), ImmutableList.of());
    }
}
