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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeyRecord;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.ReadOrder;
import io.omnisql.connector.request.NestedPages;
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.connector.request.RequestParameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.ceilDiv;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * Keys that are read from one endpoint in the same way.
 *
 * @param others the endpoints to which the first one refers: for a key that it does not know, or for rows that it leaves out
 * @param filters what is sent of the query's filters
 * @param conditions the same, for an endpoint with a search text
 * @param order the parameters of the reading order
 * @param selected the columns that a request has to name; none for endpoints whose records are whole
 * @param counts whether the number of each key's records is asked for, and not the records
 * @param aggregates the values over all rows to which the records add; none where the rows are wanted
 * @param listing where the keys are listed, if they are still to be asked for
 * @param fallback how each key is read that a query does not tell, where no endpoint of another form has all that it tells of one key; it lists the keys of single records
 * @param nested the group of another table's keys, each of which is a record here: the query tells the first page of each as well
 * @param lastScopeColumn the scope column that has to have one of the names, where the keys leave it open
 */
public record KeyGroup(
        EndpointDefinition endpoint,
        List<EndpointDefinition> others,
        List<RequestParameter> filters,
        @JsonInclude(NON_EMPTY) List<QueryCondition> conditions,
        ReadOrder order,
        int pageSize,
        List<ApiColumnHandle> selected,
        boolean counts,
        List<PushedAggregate> aggregates,
        Optional<ApiColumnHandle> lastScopeColumn,
        NamePatterns names,
        Optional<KeyListing> listing,
        Optional<KeyGroup> fallback,
        Optional<KeyGroup> nested,
        List<SplitKey> keys)
{
    public KeyGroup
    {
        requireNonNull(endpoint, "endpoint is null");
        others = ImmutableList.copyOf(others);
        filters = ImmutableList.copyOf(filters);
        conditions = conditions == null ? ImmutableList.of() : ImmutableList.copyOf(conditions);
        requireNonNull(order, "order is null");
        selected = ImmutableList.copyOf(selected);
        aggregates = ImmutableList.copyOf(aggregates);
        requireNonNull(lastScopeColumn, "lastScopeColumn is null");
        requireNonNull(names, "names is null");
        requireNonNull(listing, "listing is null");
        requireNonNull(fallback, "fallback is null");
        requireNonNull(nested, "nested is null");
        keys = ImmutableList.copyOf(keys);
    }

    /**
     * The records of keys as the endpoint tells them, with nothing that a query leaves to the source, in no order and in one page.
     */
    static KeyGroup plain(EndpointDefinition endpoint, List<ApiColumnHandle> selected, List<SplitKey> keys)
    {
        return new KeyGroup(
                endpoint.withoutTold(),
                ImmutableList.of(),
                ImmutableList.of(),
                ImmutableList.of(),
                new ReadOrder(ImmutableMap.of(), Optional.empty()),
                Integer.MAX_VALUE,
                selected,
                false,
                ImmutableList.of(),
                Optional.empty(),
                NamePatterns.any(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                keys);
    }

    /**
     * The group of these keys, which are all there are.
     */
    public KeyGroup withKeys(List<SplitKey> newKeys)
    {
        return new KeyGroup(endpoint, others, filters, conditions, order, pageSize, selected, counts, aggregates, lastScopeColumn, names, Optional.empty(), fallback.map(group -> group.under(newKeys)), nested, newKeys);
    }

    /**
     * The keys as they are asked for: as many together as one request takes, where they are those of a key batch.
     */
    List<SplitKey> together(List<SplitKey> listed)
    {
        return endpoint.keyBatch()
                .filter(batch -> endpoint.isListed(batch.column()))
                .map(batch -> KeyBatches.of(batch, listed))
                .orElse(listed);
    }

    /**
     * The group of the keys that are listed there.
     */
    KeyGroup withListing(KeyListing newListing)
    {
        return new KeyGroup(endpoint, others, filters, conditions, order, pageSize, selected, counts, aggregates, lastScopeColumn, names, Optional.of(newListing), Optional.empty(), nested, ImmutableList.of());
    }

    KeyGroup withFallback(KeyGroup newFallback)
    {
        return new KeyGroup(endpoint, others, filters, conditions, order, pageSize, selected, counts, aggregates, lastScopeColumn, names, listing, Optional.of(newFallback), nested, keys);
    }

    /**
     * The group without records of other names.
     *
     * @param named the column that has the name
     * @param more conditions that leave others out at the source
     */
    KeyGroup within(ApiColumnHandle named, NamePatterns newNames, List<QueryCondition> more)
    {
        List<QueryCondition> all = ImmutableList.<QueryCondition>builder().addAll(conditions).addAll(more).build();
        return new KeyGroup(endpoint, others, filters, all, order, pageSize, selectedWith(named), counts, aggregates, Optional.of(named), newNames, listing, fallback, nested, keys);
    }

    /**
     * The group of the records that meet these conditions, in that order.
     *
     * @param read the columns that are read
     */
    KeyGroup searching(List<QueryCondition> newConditions, ReadOrder newOrder, List<ApiColumnHandle> read)
    {
        return new KeyGroup(endpoint, others, filters, newConditions, newOrder, pageSize, read, counts, aggregates, lastScopeColumn, names, listing, fallback, nested, keys);
    }

    /**
     * The group of the records as the source lists them, up to no bound: what the lists of keys show of them has no order, and costs less than to ask for those of each key.
     */
    KeyGroup inScanOrder()
    {
        return searching(conditions, ReadOrder.ofScan(endpoint), selected);
    }

    /**
     * The group whose records are asked for another column as well.
     */
    KeyGroup telling(ApiColumnHandle column)
    {
        return new KeyGroup(endpoint, others, filters, conditions, order, pageSize, selectedWith(column), counts, aggregates, lastScopeColumn, names, listing, fallback, nested, keys);
    }

    private List<ApiColumnHandle> selectedWith(ApiColumnHandle column)
    {
        boolean isSelected = endpoint.selects() && column.source(endpoint).isInRecord() && !selected.contains(column);
        return isSelected ? ImmutableList.<ApiColumnHandle>builder().addAll(selected).add(column).build() : selected;
    }

    /**
     * The same keys, which are listed there.
     */
    KeyGroup relisted(KeyListing newListing)
    {
        return new KeyGroup(endpoint, others, filters, conditions, order, pageSize, selected, counts, aggregates, lastScopeColumn, names, Optional.of(newListing), fallback, nested, keys);
    }

    /**
     * The group whose query tells the first page of those keys as well, in a column.
     */
    KeyGroup nesting(KeyGroup newNested, ApiColumnHandle page)
    {
        List<ApiColumnHandle> columns = ImmutableList.<ApiColumnHandle>builder().addAll(selected).add(page).build();
        return new KeyGroup(endpoint, others, filters, conditions, order, pageSize, columns, counts, aggregates, lastScopeColumn, names, listing, fallback, Optional.of(newNested), keys);
    }

    /**
     * The group of the keys that are listed under some of those which they are listed under.
     */
    KeyGroup under(List<SplitKey> listed)
    {
        return listing.map(all -> withListing(all.under(listed))).orElse(this);
    }

    /**
     * The column in whose order an endpoint is read: what is asked in place of a query is read in its own order.
     */
    Optional<ReadOrder.SortedColumn> sorted(EndpointDefinition asked)
    {
        return order.sorted().filter(_ -> endpoint.query().isEmpty() || asked.equals(endpoint));
    }

    /**
     * What a query asks for within each record.
     */
    Optional<NestedPages> nestedPages()
    {
        return nested.map(group -> new NestedPages(
                group.endpoint(),
                group.selected().stream().map(column -> column.graphQl().orElseThrow()).collect(toImmutableList()),
                group.parameters(group.endpoint(), false),
                group.pageSize(),
                group.counts()));
    }

    @JsonIgnore
    boolean isEmpty()
    {
        return keys.isEmpty() && listing.isEmpty();
    }

    /**
     * How many requests it takes at least: one for each key, whose first page may be the last one, or for as many as a query asks for at once, and those that list keys.
     *
     * @see #leastShared
     */
    long leastRequests()
    {
        return ceilDiv(keys.size() - leastShared(), keysPerRequest()) + listing.stream().mapToLong(KeyListing::leastRequests).sum();
    }

    /**
     * How many requests it takes beside these at least that are sent once for all scans of a query which need them: for the records of keys which have all that is wanted.
     */
    long leastShared()
    {
        return endpoint.keyRecord().flatMap(KeyRecord::told).isPresent() ? keys.stream().filter(NamedKey::isNamedElsewhere).count() : 0;
    }

    /**
     * How many keys one request can ask for.
     */
    int keysPerRequest()
    {
        return endpoint.query().map(WireForm.GraphQl::keysPerRequest).orElse(1);
    }

    /**
     * The largest page that the group's endpoint gives.
     */
    int largestPage()
    {
        return endpoint.largestPage();
    }

    /**
     * The endpoint to ask for a key that one does not know.
     */
    Optional<EndpointDefinition> otherwise(EndpointDefinition asked)
    {
        return asked.otherwise().flatMap(this::other);
    }

    /**
     * The endpoint to ask for the rows that one leaves out.
     */
    Optional<EndpointDefinition> also(EndpointDefinition asked)
    {
        return asked.also().flatMap(this::other);
    }

    /**
     * The endpoint to ask for a single record that a query does not tell wholly.
     */
    Optional<EndpointDefinition> record()
    {
        return endpoint.query().flatMap(WireForm.GraphQl::record).flatMap(this::other);
    }

    private Optional<EndpointDefinition> other(String path)
    {
        return others.stream().filter(other -> other.path().equals(path)).findFirst();
    }

    /**
     * The number of records to ask an endpoint for: one that answers for other keys as well, or in place of one that counts, is read in full pages.
     */
    int pageSize(EndpointDefinition asked)
    {
        boolean isAlike = (counts || endpoint.query().isPresent()) ? asked.equals(endpoint) : asked.variables().equals(endpoint.variables());
        return isAlike ? pageSize : Integer.MAX_VALUE;
    }

    /**
     * The most records of a page of an endpoint.
     */
    int recordsPerPage(EndpointDefinition asked)
    {
        return asked.paging() instanceof Paging.Pages pages ? min(pages.largestPage(), pageSize(asked)) : 1;
    }

    /**
     * The fields that an endpoint is asked for, where it has to be told them.
     */
    List<String> fields(EndpointDefinition asked)
    {
        return asked.fields().map(fields -> fields.fields(asked.records(), selected.stream().map(ApiColumnHandle::source))).orElse(ImmutableList.of());
    }

    /**
     * The parameters of a first request: what the endpoint always needs, then the reading order, then the filters, each over the former.
     * The filters are written for the group's own endpoint; the other one goes without them.
     */
    public List<RequestParameter> parameters(EndpointDefinition asked, boolean withoutDroppable)
    {
        Map<String, RequestParameter> parameters = new LinkedHashMap<>();
        asked.always().forEach((name, value) -> parameters.put(name, new RequestParameter(name, value, false)));
        // an order of a query's group is no parameter of the endpoint that is asked in its place
        Map<String, String> ordering = endpoint.query().isPresent() && !asked.equals(endpoint) ? asked.scanOrder() : order.parameters();
        ordering.forEach((name, value) -> parameters.put(name, new RequestParameter(name, value, false)));
        for (RequestParameter filter : filters) {
            if (asked.equals(endpoint) && (!filter.droppable() || !withoutDroppable)) {
                parameters.put(filter.name(), filter);
            }
        }
        return ImmutableList.copyOf(parameters.values());
    }
}
