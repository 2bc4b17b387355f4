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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.planning.ApiColumnHandle;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * The records of one key that a query has not told wholly. Not thread-safe.
 */
final class UntoldOfKey
{
    private final Position position;
    private final Instant fetchedAt;
    private final CacheStatus cacheStatus;
    private final StandInMemory standIns;
    private final String type;
    private final Map<String, GraphQlField> fields;
    private final Deque<GraphQlPage.Untold> records = new ArrayDeque<>();
    private long pages;

    /**
     * @param first the first page with such a record
     */
    UntoldOfKey(TakenPage first, StandInMemory standIns)
    {
        this.position = first.position();
        this.fetchedAt = first.page().fetchedAt();
        this.cacheStatus = first.page().cacheStatus();
        this.standIns = requireNonNull(standIns, "standIns is null");
        this.type = first.endpoint().query().orElseThrow().type();
        this.fields = position.group().selected().stream().collect(toImmutableMap(ApiColumnHandle::name, column -> column.graphQl().orElseThrow()));
    }

    Position position()
    {
        return position;
    }

    void add(List<GraphQlPage.Untold> untold, long pagesOfKey)
    {
        records.addAll(untold);
        pages = pagesOfKey;
    }

    boolean isEmpty()
    {
        return records.isEmpty();
    }

    /**
     * Whether the list in another form takes fewer requests than the records that are sure to be asked for.
     */
    boolean isReadByList()
    {
        return position.endpoint().isList() &&
                position.group().otherwise(position.endpoint()).isPresent() &&
                records.stream().filter(record -> !mayBeTold(record)).count() > pages;
    }

    /**
     * Whether another record may tell what this one shows.
     */
    private boolean mayBeTold(GraphQlPage.Untold record)
    {
        return record.vanished() && record.missing().stream().allMatch(column -> standIns.mayLearn(type, fields.get(column)));
    }

    /**
     * The record to ask for, which is none of these any more.
     */
    GraphQlPage.Untold next()
    {
        return records.remove();
    }

    /**
     * How many records show what no other one has told yet, and may tell.
     */
    long unlearned()
    {
        return records.stream().filter(this::isUnlearned).count();
    }

    private boolean isUnlearned(GraphQlPage.Untold record)
    {
        return mayBeTold(record) && missing(record).isEmpty();
    }

    /**
     * One of these, which is none of the records any more.
     */
    GraphQlPage.Untold nextUnlearned()
    {
        GraphQlPage.Untold next = records.stream().filter(this::isUnlearned).findFirst().orElseThrow();
        records.remove(next);
        return next;
    }

    /**
     * Where a record is asked for.
     */
    Position position(GraphQlPage.Untold record)
    {
        return position.endpoint().isList() ? position.record(record.key()) : position.replacement();
    }

    void learn(GraphQlPage.Untold record, byte[] body, Records form)
    {
        if (record.vanished()) {
            standIns.learn(type, record.missing().stream().map(fields::get).collect(toImmutableList()), body, form);
        }
    }

    /**
     * A page of the records of which everything is known by now, and which are none of these any more.
     */
    Optional<TakenPage> told()
    {
        List<ObjectNode> told = new ArrayList<>();
        records.removeIf(record -> {
            Optional<Map<String, JsonNode>> missing = missing(record);
            missing.ifPresent(values -> told.add(record.with(values)));
            return missing.isPresent();
        });
        if (told.isEmpty()) {
            return Optional.empty();
        }
        byte[] body = GraphQlRecords.document(position.endpoint(), told);
        return Optional.of(new TakenPage(new FetchedPage(Optional.of(body), fetchedAt, true, cacheStatus), position.completion(), position.endpoint(), true, ImmutableList.of()));
    }

    private Optional<Map<String, JsonNode>> missing(GraphQlPage.Untold record)
    {
        ImmutableMap.Builder<String, JsonNode> values = ImmutableMap.builder();
        for (String column : record.missing()) {
            Optional<JsonNode> value = record.vanished() ? standIns.value(type, fields.get(column)) : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(column, value.get());
        }
        return Optional.of(values.buildOrThrow());
    }
}
