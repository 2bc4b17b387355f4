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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * A remote operation that can answer a table.
 * <p>
 * The path template identifies the endpoint within its table; its variables are names of columns.
 *
 * @param wire how parameters travel
 * @param keyBatch the keys that one request can ask for together, if it can
 * @param always parameters of every request, which neutralize defaults that would hide rows
 * @param rowsPerKey the rows that one combination of its path variables is likely to have, where it has other variables than the scope
 * @param scanOrder the sort parameters of a scan without an order, by an immutable ascending key where the source has one
 * @param parent the path of the resource that holds the records: asked when a single record is missing, to tell a missing row from a missing parent
 * @param otherwise the path of the endpoint to ask when this one does not know the key
 * @param also the path of the endpoint to ask for the rows of a key that this one leaves out; it may answer for other keys as well
 * @param keySource who lists the values of the path variable that is no scope column, if anybody does
 * @param total where the number of records of a key stands, if the source tells it
 * @param keyRecord the record that is asked for before the list of a key that the source has not named itself, if its records do not repeat the key
 * @param lookup whether joins look up its key columns, several at once, since no list under fewer of them costs about the same
 */
public record EndpointDefinition(
        WireForm wire,
        String path,
        Optional<KeyBatch> keyBatch,
        Map<String, String> always,
        Records records,
        Paging paging,
        OptionalLong rowsPerKey,
        String rateLimit,
        Optional<SortParameters> sortParameters,
        Map<String, String> scanOrder,
        Optional<String> parent,
        Optional<String> otherwise,
        Optional<String> also,
        Optional<KeySource> keySource,
        Optional<RecordTotal> total,
        Optional<KeyRecord> keyRecord,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lookup)
{
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z0-9_]+)(?::[A-Za-z]+)?}");

    public EndpointDefinition
    {
        requireNonNull(wire, "wire is null");
        requireNonNull(path, "path is null");
        requireNonNull(keyBatch, "keyBatch is null");
        always = ImmutableMap.copyOf(always);
        requireNonNull(records, "records is null");
        requireNonNull(paging, "paging is null");
        requireNonNull(rowsPerKey, "rowsPerKey is null");
        rowsPerKey.ifPresent(rows -> checkArgument(rows > 0, "rowsPerKey must be positive"));
        requireNonNull(rateLimit, "rateLimit is null");
        requireNonNull(sortParameters, "sortParameters is null");
        scanOrder = ImmutableMap.copyOf(scanOrder);
        requireNonNull(parent, "parent is null");
        requireNonNull(otherwise, "otherwise is null");
        requireNonNull(also, "also is null");
        requireNonNull(keySource, "keySource is null");
        requireNonNull(total, "total is null");
        requireNonNull(keyRecord, "keyRecord is null");
    }

    public static Builder get(String path)
    {
        return new Builder(new WireForm.QueryString(), path);
    }

    /**
     * An operation that takes its parameters in a JSON body, and only reads.
     */
    public static Builder post(String path)
    {
        return new Builder(new WireForm.JsonBody(), path);
    }

    /**
     * A GraphQL query for many keys at once.
     *
     * @param fields see {@link GraphQlPath}
     * @param type the type of the records in the schema
     */
    public static Builder graphQl(String fields, String type)
    {
        GraphQlPath path = GraphQlPath.parse(fields);
        return new Builder(new WireForm.GraphQl(path, type, ImmutableMap.of(), Optional.empty(), Optional.empty(), 1, false), path.toString());
    }

    /**
     * The names of the variables in a path template, in their order.
     */
    public static Set<String> variablesOf(String path)
    {
        return VARIABLE.matcher(path).results()
                .map(match -> match.group(1))
                .collect(toImmutableSet());
    }

    public Set<String> variables()
    {
        return variablesOf(path);
    }

    /**
     * The columns that need values before the endpoint can be asked: its path variables, and the column of its key batch.
     */
    public Set<String> keyColumns()
    {
        return ImmutableSet.<String>builder()
                .addAll(variables())
                .addAll(keyBatch.map(KeyBatch::column).stream().iterator())
                .build();
    }

    /**
     * Whether some table lists the values of the column.
     */
    public boolean isListed(String column)
    {
        return keySource.filter(listing -> listing.column().equals(column)).isPresent();
    }

    /**
     * The paths of the endpoints that are asked after this one: for a key that it does not know, or for rows that it leaves out.
     */
    public List<String> referredPaths()
    {
        return Stream.of(otherwise, also, query().flatMap(WireForm.GraphQl::record)).flatMap(Optional::stream).collect(toImmutableList());
    }

    /**
     * The GraphQL query that asks for many keys at once, if this is one.
     */
    public Optional<WireForm.GraphQl> query()
    {
        return wire instanceof WireForm.GraphQl query ? Optional.of(query) : Optional.empty();
    }

    /**
     * Whether the endpoint's records tell the values of a column.
     */
    public boolean tells(ColumnDefinition column)
    {
        return query().isEmpty() || column.graphQl().isPresent() || variables().contains(column.name()) || !column.source().isInRecord();
    }

    @JsonIgnore
    public boolean isList()
    {
        return records.shape() == Records.Shape.ARRAY;
    }

    /**
     * Whether a row that changes in mid-scan moves others out of reach: pages are counted, and it leaves a page that was read for one that was not, so that a row of the latter moves up.
     * Read the other way, what moves is seen twice or was not read yet. An endpoint that does not sort is read in its own order, whatever order is wanted.
     *
     * @param word the source's word for the column of the order
     */
    public boolean losesRowsInOrderOf(String word, boolean descending)
    {
        return sortParameters.isPresent() && paging instanceof Paging.LinkHeader links && links.numbered() && !descending && !scanOrder.containsValue(word);
    }

    /**
     * The route as it is shown to users: method and path template, without values.
     */
    public String route()
    {
        return switch (wire) {
            case WireForm.QueryString _, WireForm.JsonBody _ -> wire.method() + " " + path;
            case WireForm.GraphQl query -> "%s /graphql %s".formatted(wire.method(), query.fields().fields());
        };
    }

    /**
     * Collects an endpoint; not thread-safe.
     */
    public static final class Builder
    {
        private WireForm wire;
        private final String path;
        private Optional<KeyBatch> keyBatch = Optional.empty();
        private final ImmutableMap.Builder<String, String> always = ImmutableMap.builder();
        private Records records = Records.array();
        private Paging paging = Paging.unpaged();
        private OptionalLong rowsPerKey = OptionalLong.empty();
        private String rateLimit = "";
        private Optional<SortParameters> sortParameters = Optional.empty();
        private Map<String, String> scanOrder = ImmutableMap.of();
        private Optional<String> parent = Optional.empty();
        private Optional<String> otherwise = Optional.empty();
        private Optional<String> also = Optional.empty();
        private Optional<KeySource> keySource = Optional.empty();
        private Optional<RecordTotal> total = Optional.empty();
        private Optional<KeyRecord> keyRecord = Optional.empty();
        private boolean lookup;

        private Builder(WireForm wire, String path)
        {
            this.wire = requireNonNull(wire, "wire is null");
            this.path = requireNonNull(path, "path is null");
        }

        public Builder batch(String column, String parameter, int most)
        {
            this.keyBatch = Optional.of(new KeyBatch(column, parameter, most));
            return this;
        }

        /**
         * The largest number of keys in one query.
         */
        public Builder keysPerRequest(int most)
        {
            WireForm.GraphQl query = query();
            this.wire = new WireForm.GraphQl(query.fields(), query.type(), query.spellings(), query.enabledBy(), query.record(), most, query.counted());
            return this;
        }

        /**
         * The first field's object tells how the source spells a key column's value.
         */
        public Builder spells(String column, GraphQlField field)
        {
            WireForm.GraphQl query = query();
            Map<String, GraphQlField> spellings = ImmutableMap.<String, GraphQlField>builder().putAll(query.spellings()).put(column, field).buildOrThrow();
            this.wire = new WireForm.GraphQl(query.fields(), query.type(), spellings, query.enabledBy(), query.record(), query.keysPerRequest(), query.counted());
            return this;
        }

        /**
         * Where the boolean field of the first field's object is false, there are no records.
         */
        public Builder enabledBy(String field)
        {
            WireForm.GraphQl query = query();
            this.wire = new WireForm.GraphQl(query.fields(), query.type(), query.spellings(), Optional.of(field), query.record(), query.keysPerRequest(), query.counted());
            return this;
        }

        /**
         * A record that a query of many does not tell wholly is asked for by the endpoint with this path.
         */
        public Builder eachRecord(String path)
        {
            WireForm.GraphQl query = query();
            this.wire = new WireForm.GraphQl(query.fields(), query.type(), query.spellings(), query.enabledBy(), Optional.of(path), query.keysPerRequest(), query.counted());
            return this;
        }

        /**
         * The source counts the records.
         */
        public Builder counted()
        {
            WireForm.GraphQl query = query();
            this.wire = new WireForm.GraphQl(query.fields(), query.type(), query.spellings(), query.enabledBy(), query.record(), query.keysPerRequest(), true);
            return this;
        }

        private WireForm.GraphQl query()
        {
            if (wire instanceof WireForm.GraphQl query) {
                return query;
            }
            throw new IllegalStateException("Only a GraphQL query has this");
        }

        public Builder always(String parameter, String value)
        {
            always.put(parameter, value);
            return this;
        }

        public Builder records(Records records)
        {
            this.records = requireNonNull(records, "records is null");
            return this;
        }

        public Builder paging(Paging paging)
        {
            this.paging = requireNonNull(paging, "paging is null");
            return this;
        }

        public Builder rowsPerKey(long rows)
        {
            this.rowsPerKey = OptionalLong.of(rows);
            return this;
        }

        public Builder rateLimit(RateLimitClass rateLimit)
        {
            this.rateLimit = rateLimit.name();
            return this;
        }

        public Builder sortedBy(String columnParameter, String directionParameter)
        {
            this.sortParameters = Optional.of(new SortParameters(columnParameter, directionParameter));
            return this;
        }

        /**
         * Scans without an order read in ascending order of this sort word, whose column never changes, so that rows do not move while pages are read.
         */
        public Builder scansBy(String word)
        {
            SortParameters parameters = sortParameters.orElseThrow(() -> new IllegalStateException("scansBy needs sortedBy first"));
            this.scanOrder = ImmutableMap.of(parameters.column(), word, parameters.direction(), "asc");
            return this;
        }

        public Builder parent(String path)
        {
            this.parent = Optional.of(path);
            return this;
        }

        public Builder otherwise(String path)
        {
            this.otherwise = Optional.of(path);
            return this;
        }

        public Builder also(String path)
        {
            this.also = Optional.of(path);
            return this;
        }

        /**
         * The values of a path variable are those of another table's column under the same scope key, where the query names none.
         */
        public Builder keysFrom(String column, String table, String listed)
        {
            this.keySource = Optional.of(new KeySource(column, table, listed, false));
            return this;
        }

        /**
         * The values of a path variable are those of another table's column, and no others: the endpoint would answer for more.
         */
        public Builder keysOnlyFrom(String column, String table, String listed)
        {
            this.keySource = Optional.of(new KeySource(column, table, listed, true));
            return this;
        }

        /**
         * A resource tells how many records a key has; it is asked where the list ends at the table's result cap.
         */
        public Builder total(String path, String pointer)
        {
            this.total = Optional.of(new RecordTotal(path, JsonPointer.parse(pointer)));
            return this;
        }

        /**
         * The records do not repeat a path variable: another record, which is asked for first, tells how the source spells it, and by its kind whether it has any.
         */
        public Builder keyRecord(String path, String column, String name, String kind, String owning)
        {
            this.keyRecord = Optional.of(new KeyRecord(path, column, JsonPointer.parse(name), JsonPointer.parse(kind), owning));
            return this;
        }

        /**
         * Joins that give a value to each key column look the rows up, wherever the other side comes from: for endpoints that nothing but such a key leads to.
         */
        public Builder lookup()
        {
            this.lookup = true;
            return this;
        }

        public EndpointDefinition build()
        {
            return new EndpointDefinition(wire, path, keyBatch, always.buildOrThrow(), records, paging, rowsPerKey, rateLimit, sortParameters, scanOrder, parent, otherwise, also, keySource, total, keyRecord, lookup);
        }
    }
}
