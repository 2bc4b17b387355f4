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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Collects an endpoint; not thread-safe.
 */
public final class EndpointBuilder
{
    private final WireForm wire;
    private final String path;
    private final ImmutableMap.Builder<String, GraphQlField> spellings = ImmutableMap.builder();
    private final ImmutableMap.Builder<String, String> findsOnly = ImmutableMap.builder();
    private Optional<String> enabledBy = Optional.empty();
    private Optional<String> eachRecord = Optional.empty();
    private final ImmutableList.Builder<EmbeddedRecord> embedded = ImmutableList.builder();
    private final ImmutableList.Builder<GraphQlRelation> relations = ImmutableList.builder();
    private Optional<SearchText> search = Optional.empty();
    private Optional<FieldSelection> fields = Optional.empty();
    private int keysPerRequest = 1;
    private boolean counted;
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
    private Optional<ListTotal> listTotal = Optional.empty();
    private Optional<KeyRecord> keyRecord = Optional.empty();
    private int pointsPerRecord;
    private Optional<FeatureSwitch> feature = Optional.empty();
    private boolean lookup;

    EndpointBuilder(WireForm wire, String path)
    {
        this.wire = requireNonNull(wire, "wire is null");
        this.path = requireNonNull(path, "path is null");
    }

    public EndpointBuilder batch(String column, String parameter, int most)
    {
        this.keyBatch = Optional.of(new KeyBatch(column, parameter, most));
        return this;
    }

    /**
     * An answer leaves keys of its batch to later requests, and names them there; those that are nowhere have no records.
     */
    public EndpointBuilder postpones(String pointer)
    {
        KeyBatch batch = keyBatch.orElseThrow(() -> new IllegalStateException("postpones needs batch first"));
        this.keyBatch = Optional.of(new KeyBatch(batch.column(), batch.parameter(), batch.most(), Optional.of(JsonPointer.parse(pointer)), batch.numbers()));
        return this;
    }

    /**
     * The batch is an array of numbers.
     */
    public EndpointBuilder ofNumbers()
    {
        KeyBatch batch = keyBatch.orElseThrow(() -> new IllegalStateException("ofNumbers needs batch first"));
        this.keyBatch = Optional.of(new KeyBatch(batch.column(), batch.parameter(), batch.most(), batch.postponed(), true));
        return this;
    }

    /**
     * The largest number of keys in one query.
     */
    public EndpointBuilder keysPerRequest(int most)
    {
        checkIsQuery();
        this.keysPerRequest = most;
        return this;
    }

    /**
     * The first field's object tells how the source spells a key column's value.
     */
    public EndpointBuilder spells(String column, GraphQlField field)
    {
        checkIsQuery();
        spellings.put(column, field);
        return this;
    }

    /**
     * The first field finds no other values of a key column than those that match the pattern, and not all of these: what it does not find is asked elsewhere, and may be there.
     */
    public EndpointBuilder findsOnly(String column, String pattern)
    {
        checkIsQuery();
        findsOnly.put(column, pattern);
        return this;
    }

    /**
     * Where the boolean field of the first field's object is false, there are no records.
     */
    public EndpointBuilder enabledBy(String field)
    {
        checkIsQuery();
        this.enabledBy = Optional.of(field);
        return this;
    }

    /**
     * A record that a query of many does not tell wholly is asked for by the endpoint with this path.
     */
    public EndpointBuilder eachRecord(String path)
    {
        checkIsQuery();
        this.eachRecord = Optional.of(path);
        return this;
    }

    /**
     * The source counts the records.
     */
    public EndpointBuilder counted()
    {
        checkIsQuery();
        this.counted = true;
        return this;
    }

    /**
     * Each page of the list holds the number of all its records, under the filters that are exact.
     *
     * @param pointer where it stands in the answer
     */
    public EndpointBuilder counted(String pointer)
    {
        this.listTotal = Optional.of(new ListTotal.InBody(JsonPointer.parse(pointer)));
        return this;
    }

    /**
     * The same, in a header of the answer.
     */
    public EndpointBuilder countedInHeader(String name)
    {
        this.listTotal = Optional.of(new ListTotal.InHeader(name));
        return this;
    }

    /**
     * Records of another table can be selected within the records.
     */
    public EndpointBuilder relates(GraphQlRelation relation)
    {
        checkIsQuery();
        relations.add(relation);
        return this;
    }

    /**
     * Records of other tables stand within the records.
     */
    public EndpointBuilder embeds(List<EmbeddedRecord> records)
    {
        checkIsJson();
        embedded.addAll(records);
        return this;
    }

    /**
     * A member of the body says, in the source's own language, which records are wanted and in which order.
     *
     * @param everything a condition that every record meets
     */
    public EndpointBuilder searches(String parameter, String everything)
    {
        checkIsJson();
        this.search = Optional.of(new SearchText(parameter, everything));
        return this;
    }

    /**
     * Records are of keys of the scope, and the search compares these with the field.
     */
    public EndpointBuilder searchesScope(String field)
    {
        SearchText text = search.orElseThrow(() -> new IllegalStateException("searchesScope needs searches first"));
        this.search = Optional.of(new SearchText(text.parameter(), text.everything(), Optional.of(field), text.divisor()));
        return this;
    }

    /**
     * The search can be divided among several by ranges of the column: a time that every record has, and that never changes.
     */
    public EndpointBuilder searchesDivided(String column)
    {
        SearchText text = search.orElseThrow(() -> new IllegalStateException("searchesDivided needs searches first"));
        this.search = Optional.of(new SearchText(text.parameter(), text.everything(), text.scope(), Optional.of(column)));
        return this;
    }

    /**
     * A member of the body says which fields are wanted.
     *
     * @param within where the fields are in a record
     * @param nothing what is named where no field is wanted
     * @param largestPage the most records of a page then
     */
    public EndpointBuilder selects(String parameter, String within, String nothing, int largestPage)
    {
        checkIsJson();
        this.fields = Optional.of(new FieldSelection(parameter, JsonPointer.parse(within), nothing, largestPage));
        return this;
    }

    private void checkIsJson()
    {
        checkState(wire instanceof WireForm.JsonBody, "Only a JSON body has this");
    }

    private void checkIsQuery()
    {
        checkState(wire instanceof WireForm.GraphQl, "Only a GraphQL query has this");
    }

    public EndpointBuilder always(String parameter, String value)
    {
        always.put(parameter, value);
        return this;
    }

    public EndpointBuilder records(Records records)
    {
        this.records = requireNonNull(records, "records is null");
        return this;
    }

    public EndpointBuilder paging(Paging paging)
    {
        this.paging = requireNonNull(paging, "paging is null");
        return this;
    }

    public EndpointBuilder rowsPerKey(long rows)
    {
        this.rowsPerKey = OptionalLong.of(rows);
        return this;
    }

    public EndpointBuilder rateLimit(RateLimitClass rateLimit)
    {
        this.rateLimit = rateLimit.name();
        return this;
    }

    /**
     * Each record of an answer costs so many points of the rate-limit class, beside the one of the request.
     */
    public EndpointBuilder costsPerRecord(int points)
    {
        this.pointsPerRecord = points;
        return this;
    }

    public EndpointBuilder sortedBy(String columnParameter, String directionParameter)
    {
        this.sortParameters = Optional.of(new SortParameters(columnParameter, Optional.of(directionParameter), Optional.empty(), ImmutableMap.of()));
        return this;
    }

    /**
     * The parameter has the word of a column, and for a descending order something beside it, such as {@code *:desc} or {@code -*}.
     */
    public EndpointBuilder sortedByWord(String parameter, String descending)
    {
        this.sortParameters = Optional.of(new SortParameters(parameter, Optional.empty(), Optional.of(descending), ImmutableMap.of()));
        return this;
    }

    /**
     * The last field of a GraphQL query takes an order in an input object, whose members are the field and {@code ASC} or {@code DESC}.
     *
     * @param argument the argument with its type, such as {@code orderBy: IssueOrder}; those of its members are called {@code IssueOrderField} and {@code OrderDirection}
     * @param fields the values of the enumeration, by the word with which a column says that it is sorted by
     */
    public EndpointBuilder orderedBy(String argument, Map<String, String> fields)
    {
        List<String> nameAndType = Splitter.on(": ").limit(2).splitToList(argument);
        this.sortParameters = Optional.of(new SortParameters(
                "%s.field: %sField!".formatted(nameAndType.getFirst(), nameAndType.getLast()),
                Optional.of("%s.direction: OrderDirection!".formatted(nameAndType.getFirst())),
                Optional.empty(),
                fields));
        return this;
    }

    /**
     * Scans without an order read in ascending order of this sort word, whose column never changes, so that rows do not move while pages are read.
     */
    public EndpointBuilder scansBy(String word)
    {
        SortParameters parameters = sortParameters.orElseThrow(() -> new IllegalStateException("scansBy needs sortedBy first"));
        this.scanOrder = parameters.of(word, false);
        return this;
    }

    public EndpointBuilder parent(String path)
    {
        this.parent = Optional.of(path);
        return this;
    }

    public EndpointBuilder otherwise(String path)
    {
        this.otherwise = Optional.of(path);
        return this;
    }

    public EndpointBuilder also(String path)
    {
        this.also = Optional.of(path);
        return this;
    }

    /**
     * The values of a path variable, or of a key batch, are those of another table's column under the same scope key, where the query names none.
     */
    public EndpointBuilder keysFrom(String column, String table, String listed)
    {
        this.keySource = Optional.of(new KeySource(column, table, listed, false));
        return this;
    }

    /**
     * The values of a path variable, or of a key batch, are those of another table's column, and no others: the endpoint would answer for more.
     */
    public EndpointBuilder keysOnlyFrom(String column, String table, String listed)
    {
        this.keySource = Optional.of(new KeySource(column, table, listed, true));
        return this;
    }

    /**
     * The table that lists the keys tells another column of theirs as well, which the records do not have.
     */
    public EndpointBuilder keysTell(String column, String listed)
    {
        KeySource listing = keySource.filter(KeySource::always).orElseThrow(() -> new IllegalStateException("keysTell needs keysOnlyFrom first"));
        Map<String, String> tells = ImmutableMap.<String, String>builder().putAll(listing.tells()).put(column, listed).buildOrThrow();
        this.keySource = Optional.of(new KeySource(listing.column(), listing.table(), listing.listed(), listing.always(), tells, listing.page(), listing.also(), listing.locator()));
        return this;
    }

    /**
     * The records of the table that lists the keys have what the endpoint would answer with first. Where its number of records says that this is all, the endpoint is not asked.
     */
    public EndpointBuilder keysTellPage(String pointer)
    {
        KeySource listing = keySource.orElseThrow(() -> new IllegalStateException("keysTellPage needs keysFrom or keysOnlyFrom first"));
        this.keySource = Optional.of(new KeySource(listing.column(), listing.table(), listing.listed(), listing.always(), listing.tells(), Optional.of(JsonPointer.parse(pointer)), listing.also(), listing.locator()));
        return this;
    }

    /**
     * Another column says as well which keys are wanted: it has the values of a column of the table that lists them.
     */
    public EndpointBuilder keysAlsoBy(String column, String listed)
    {
        KeySource listing = keySource.orElseThrow(() -> new IllegalStateException("keysAlsoBy needs keysFrom or keysOnlyFrom first"));
        Map<String, String> also = ImmutableMap.<String, String>builder().putAll(listing.also()).put(column, listed).buildOrThrow();
        this.keySource = Optional.of(new KeySource(listing.column(), listing.table(), listing.listed(), listing.always(), listing.tells(), listing.page(), also, listing.locator()));
        return this;
    }

    /**
     * A query that names records by the column of another endpoint's batch, and no key, has that endpoint asked first under which keys they are.
     *
     * @param pointer where that endpoint's records name their key
     * @param column which has these values, and says which keys are wanted
     */
    public EndpointBuilder keysLocatedBy(EndpointBuilder endpoint, String pointer, String column)
    {
        KeySource listing = keySource.filter(keys -> keys.columns().containsKey(column)).orElseThrow(() -> new IllegalStateException("keysLocatedBy needs a column by which keys are wanted"));
        KeyLocator locator = new KeyLocator(endpoint.build(), JsonPointer.parse(pointer), column);
        this.keySource = Optional.of(new KeySource(listing.column(), listing.table(), listing.listed(), listing.always(), listing.tells(), listing.page(), listing.also(), Optional.of(locator)));
        return this;
    }

    /**
     * A resource tells how many records a key has; it is asked where the list ends at the table's result cap.
     */
    public EndpointBuilder total(String path, String pointer)
    {
        this.total = Optional.of(new RecordTotal(path, JsonPointer.parse(pointer)));
        return this;
    }

    /**
     * The records do not repeat a path variable: another record, which is asked for first, tells how the source spells it, and by its kind whether it has any. A node asks for it once, as long as it has something to do for the query.
     */
    public EndpointBuilder keyRecord(String path, String column, String name, String kind, String owning)
    {
        this.keyRecord = Optional.of(new KeyRecord(path, column, JsonPointer.parse(name), Optional.of(JsonPointer.parse(kind)), Optional.of(owning), ImmutableList.of(), Optional.empty()));
        return this;
    }

    /**
     * The same where all keys may have records, but for those of which the record says something at one of these places.
     */
    public EndpointBuilder keyRecordWithout(String path, String column, String name, String... without)
    {
        this.keyRecord = Optional.of(new KeyRecord(path, column, JsonPointer.parse(name), Optional.empty(), Optional.empty(), Stream.of(without).map(JsonPointer::parse).collect(toImmutableList()), Optional.empty()));
        return this;
    }

    /**
     * That record has all records of the list as well, with these columns: the list is not asked for where a query needs no others.
     *
     * @param place where their array stands
     */
    public EndpointBuilder keyRecordTells(String place, String... columns)
    {
        return telling(new KeyRecord.Told(JsonPointer.parse(place), ImmutableSet.copyOf(columns), Optional.empty()));
    }

    /**
     * But for an array of which an element says something there, or that has none which could: it may have other records than the list.
     */
    public EndpointBuilder keyRecordTellsUnless(String pointer)
    {
        KeyRecord.Told told = keyRecord.flatMap(KeyRecord::told).orElseThrow(() -> new IllegalStateException("keyRecordTellsUnless needs keyRecordTells first"));
        return telling(new KeyRecord.Told(told.place(), told.columns(), Optional.of(JsonPointer.parse(pointer))));
    }

    private EndpointBuilder telling(KeyRecord.Told told)
    {
        KeyRecord record = keyRecord.orElseThrow(() -> new IllegalStateException("keyRecordTells needs keyRecord or keyRecordWithout first"));
        this.keyRecord = Optional.of(record.telling(told));
        return this;
    }

    /**
     * The source has no records as long as a feature is switched off, and answers as if the key were not there, or as if it were refused.
     *
     * @param path of the resource that says whether it is on
     * @param pointer where that says it
     */
    public EndpointBuilder switchedBy(String path, String pointer)
    {
        this.feature = Optional.of(new FeatureSwitch(path, JsonPointer.parse(pointer)));
        return this;
    }

    /**
     * Joins that give a value to each key column look the rows up, wherever the other side comes from: for endpoints that nothing but such a key leads to.
     */
    public EndpointBuilder lookup()
    {
        this.lookup = true;
        return this;
    }

    public EndpointDefinition build()
    {
        return new EndpointDefinition(wire(), path, keyBatch, always.buildOrThrow(), records, paging, rowsPerKey, rateLimit, sortParameters, scanOrder, parent, otherwise, also, keySource, total, listTotal, keyRecord, pointsPerRecord, feature, lookup);
    }

    private WireForm wire()
    {
        return switch (wire) {
            case WireForm.QueryString _ -> wire;
            case WireForm.JsonBody _ -> new WireForm.JsonBody(search, fields, embedded.build());
            case WireForm.GraphQl query -> new WireForm.GraphQl(query.fields(), query.type(), spellings.buildOrThrow(), findsOnly.buildOrThrow(), enabledBy, eachRecord, keysPerRequest, counted, relations.build());
        };
    }
}
