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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * A table: its columns, the endpoints that can answer it, and what is known about its rows.
 *
 * @param primaryKey the columns that identify a row
 * @param changes how changed rows are found, if they can be
 * @param deletesVisible whether a row that is gone can be noticed without reading the whole table
 * @param resultCap the largest number of rows the source ever returns under one key, if it has one
 */
public record TableDefinition(
        String name,
        String comment,
        List<ColumnDefinition> columns,
        List<EndpointDefinition> endpoints,
        List<String> primaryKey,
        Optional<ChangeCursor> changes,
        boolean deletesVisible,
        OptionalLong resultCap,
        Cardinality cardinality)
{
    public TableDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        columns = ImmutableList.copyOf(columns);
        endpoints = ImmutableList.copyOf(endpoints);
        primaryKey = ImmutableList.copyOf(primaryKey);
        requireNonNull(changes, "changes is null");
        requireNonNull(resultCap, "resultCap is null");
        requireNonNull(cardinality, "cardinality is null");
    }

    public static Builder table(String name, String comment)
    {
        return new Builder(name, comment);
    }

    public Optional<ColumnDefinition> column(String columnName)
    {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    public Optional<EndpointDefinition> endpoint(String path)
    {
        return endpoints.stream()
                .filter(endpoint -> endpoint.path().equals(path))
                .findFirst();
    }

    /**
     * The relations to other tables, whose records the table's own may tell.
     */
    public List<Relation> relations()
    {
        return endpoints.stream()
                .<Relation>flatMap(endpoint -> endpoint.wire().related().stream())
                .distinct()
                .collect(toImmutableList());
    }

    /**
     * The table without its GraphQL queries, for a source that answers none.
     */
    TableDefinition withoutQueries()
    {
        List<EndpointDefinition> others = endpoints.stream().filter(endpoint -> endpoint.query().isEmpty()).collect(toImmutableList());
        return new TableDefinition(name, comment, columns, others, primaryKey, changes, deletesVisible, resultCap, cardinality);
    }

    public TableDefinition withColumns(List<ColumnDefinition> others)
    {
        return new TableDefinition(name, comment, others, endpoints, primaryKey, changes, deletesVisible, resultCap, cardinality);
    }

    /**
     * Whether the endpoint's records hold all of these columns.
     */
    public boolean serves(EndpointDefinition endpoint, Set<String> columnNames)
    {
        return columns.stream().allMatch(column -> column.isServedBy(endpoint) || !columnNames.contains(column.name()));
    }

    /**
     * The rows that the endpoint is likely to have under one key.
     */
    public long rowsPerKey(EndpointDefinition endpoint)
    {
        return endpoint.rowsPerKey().orElse(cardinality.rowsPerKey());
    }

    /**
     * Collects a table; not thread-safe. Every table gets the hidden columns that tell a row's age.
     */
    public static final class Builder
    {
        private final String name;
        private final String comment;
        private final ImmutableList.Builder<ColumnDefinition> columns = ImmutableList.builder();
        private final ImmutableList.Builder<EndpointDefinition> endpoints = ImmutableList.builder();
        private List<String> primaryKey = ImmutableList.of();
        private Optional<ChangeCursor> changes = Optional.empty();
        private boolean deletesVisible;
        private OptionalLong resultCap = OptionalLong.empty();
        private Cardinality cardinality = new Cardinality(1, 1);

        private Builder(String name, String comment)
        {
            this.name = requireNonNull(name, "name is null");
            this.comment = requireNonNull(comment, "comment is null");
        }

        public Builder columns(ColumnDefinition.Builder... builders)
        {
            Stream.of(builders)
                    .map(ColumnDefinition.Builder::build)
                    .forEach(columns::add);
            return this;
        }

        public Builder endpoint(EndpointBuilder builder)
        {
            endpoints.add(builder.build());
            return this;
        }

        public Builder primaryKey(String... columnNames)
        {
            this.primaryKey = ImmutableList.copyOf(columnNames);
            return this;
        }

        public Builder changes(String column, long overlapSeconds)
        {
            this.changes = Optional.of(new ChangeCursor(column, overlapSeconds));
            return this;
        }

        public Builder deletesVisible()
        {
            this.deletesVisible = true;
            return this;
        }

        public Builder resultCap(long rows)
        {
            this.resultCap = OptionalLong.of(rows);
            return this;
        }

        public Builder cardinality(long keys, long rowsPerKey)
        {
            this.cardinality = new Cardinality(keys, rowsPerKey);
            return this;
        }

        public TableDefinition build()
        {
            columns.add(
                    ColumnDefinition.column("$fetched_at", TIMESTAMP_TZ_MILLIS)
                            .comment("When the source sent the row, or said that it has not changed")
                            .from(new ValueSource.FetchedAt())
                            .hidden()
                            .build(),
                    ColumnDefinition.column("$freshness_ms", BIGINT)
                            .comment("Age of the row in milliseconds when it was read")
                            .from(new ValueSource.Freshness())
                            .hidden()
                            .build(),
                    ColumnDefinition.column("$cache_status", VARCHAR)
                            .comment("miss: the source has sent the row; revalidated: it has said that the row has not changed; hit: it was not asked")
                            .from(new ValueSource.Reuse())
                            .hidden()
                            .build());
            return new TableDefinition(name, comment, columns.build(), endpoints.build(), primaryKey, changes, deletesVisible, resultCap, cardinality);
        }
    }
}
