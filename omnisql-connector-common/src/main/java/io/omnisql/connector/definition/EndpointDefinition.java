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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * A remote operation that can answer a table.
 * <p>
 * The path template identifies the endpoint within its table; its variables are names of columns. It may end with parameters of a URL, such as {@code ?group={group_id}}.
 *
 * @param wire how parameters travel
 * @param keyBatch the keys that one request can ask for together, if it can
 * @param always parameters of every request, which neutralize defaults that would hide rows
 * @param rowsPerKey the rows that one combination of its path variables is likely to have, where it has other variables than the scope
 * @param scanOrder the sort parameters of a scan without an order, by an immutable ascending key where the source has one
 * @param parent the path of the resource that holds the records: asked when a single record is missing, to tell a missing row from a missing parent
 * @param otherwise the path of the endpoint to ask when this one does not know the key
 * @param also the path of the endpoint to ask for the rows of a key that this one leaves out; it may answer for other keys as well
 * @param keySource who lists the values of the path variable, or of the key batch, that is no scope column, if anybody does
 * @param total where the number of records of a key stands, if the source tells it
 * @param listTotal where each page says how many records the list has, if it does
 * @param keyRecord the record that is asked for before the list of a key that the source has not named itself, if its records do not repeat the key
 * @param pointsPerRecord how many points of its rate-limit class each record of an answer costs, beside the one of the request
 * @param feature what has to be switched on at the source for it to have any records; asked where it answers that a key is not there, or is refused
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
        Optional<ListTotal> listTotal,
        Optional<KeyRecord> keyRecord,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int pointsPerRecord,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<FeatureSwitch> feature,
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
        requireNonNull(listTotal, "listTotal is null");
        requireNonNull(keyRecord, "keyRecord is null");
        checkArgument(pointsPerRecord >= 0, "pointsPerRecord is negative");
        feature = feature == null ? Optional.empty() : feature;
    }

    public static EndpointBuilder get(String path)
    {
        return new EndpointBuilder(new WireForm.QueryString(), path);
    }

    /**
     * An operation that takes its parameters in a JSON body, and only reads.
     */
    public static EndpointBuilder post(String path)
    {
        return new EndpointBuilder(new WireForm.JsonBody(Optional.empty(), Optional.empty(), ImmutableList.of()), path);
    }

    /**
     * A GraphQL query for many keys at once.
     *
     * @param fields see {@link GraphQlPath}
     * @param type the type of the records in the schema
     */
    public static EndpointBuilder graphQl(String fields, String type)
    {
        GraphQlPath path = GraphQlPath.parse(fields);
        return new EndpointBuilder(new WireForm.GraphQl(path, type, ImmutableMap.of(), ImmutableMap.of(), Optional.empty(), Optional.empty(), 1, false, ImmutableList.of()), path.toString());
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

    /**
     * A path template, or a part of one, with values in place of its variables.
     */
    public static String fill(String path, UnaryOperator<String> values)
    {
        return VARIABLE.matcher(path).replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
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
     * The text that says which records are wanted, if one does.
     */
    public Optional<SearchText> search()
    {
        return wire instanceof WireForm.JsonBody body ? body.search() : Optional.empty();
    }

    /**
     * The parameter that says which fields are wanted, if one does.
     */
    public Optional<FieldSelection> fields()
    {
        return wire instanceof WireForm.JsonBody body ? body.fields() : Optional.empty();
    }

    public EndpointDefinition withRecords(Records others)
    {
        return new EndpointDefinition(wire, path, keyBatch, always, others, paging, rowsPerKey, rateLimit, sortParameters, scanOrder, parent, otherwise, also, keySource, total, listTotal, keyRecord, pointsPerRecord, feature, lookup);
    }

    /**
     * The same where the record of a key tells nothing of the list.
     */
    public EndpointDefinition withoutTold()
    {
        return keyRecord.flatMap(KeyRecord::told).isEmpty() ?
                this :
                new EndpointDefinition(wire, path, keyBatch, always, records, paging, rowsPerKey, rateLimit, sortParameters, scanOrder, parent, otherwise, also, keySource, total, listTotal, keyRecord.map(KeyRecord::withoutTold), pointsPerRecord, feature, lookup);
    }

    /**
     * Whether a request has to say which columns are read.
     */
    public boolean selects()
    {
        return query().isPresent() || fields().isPresent();
    }

    /**
     * Whether the source tells how many records there are under filters that are exact.
     */
    public boolean counts()
    {
        return listTotal.isPresent() || query().filter(WireForm.GraphQl::counted).isPresent();
    }

    /**
     * Whether the endpoint's records tell those of a relation, or its query can select them.
     */
    public boolean relates(Relation relation)
    {
        return wire.related().contains(relation);
    }

    /**
     * Whether the endpoint's records tell the values of a column.
     */
    public boolean tells(ColumnDefinition column)
    {
        return query().isEmpty() || column.graphQl().isPresent() || variables().contains(column.name()) || !column.source().isInRecord();
    }

    /**
     * The most records that one answer has of a key.
     */
    public int largestPage()
    {
        return switch (paging) {
            case Paging.Unpaged() -> 1;
            case Paging.Pages pages -> pages.largestPage();
        };
    }

    @JsonIgnore
    public boolean isList()
    {
        return records.shape() != Records.Shape.SINGLE;
    }

    /**
     * Whether the record that tells how the key is spelled is about all of it, so that nothing can be missing below it.
     */
    @JsonIgnore
    public boolean isNamedByKeyRecord()
    {
        return keyRecord.map(KeyRecord::path).map(EndpointDefinition::variablesOf).filter(variables()::equals).isPresent();
    }

    /**
     * Whether a row that changes in mid-scan moves others out of reach: pages are counted, and it leaves a page that was read for one that was not, so that a row of the latter moves up.
     * Read the other way, what moves is seen twice or was not read yet. An endpoint that does not sort is read in its own order, whatever order is wanted.
     *
     * @param word the source's word for the column of the order
     */
    public boolean losesRowsInOrderOf(String word, boolean descending)
    {
        return sortParameters.isPresent() && paging.shifts() && !descending && !scanOrder.containsValue(word);
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
}
