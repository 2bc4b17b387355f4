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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.airlift.slice.Slice;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.decode.JsonDocument;
import io.omnisql.connector.definition.EmbeddedRecord;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.Relation;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;
import io.trino.spi.Page;
import io.trino.spi.type.TypeManager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * Makes rows of the records of a related table that another table's record holds, as a scan of that table would. Not thread-safe.
 */
final class RelatedRows
{
    private final ApiSplit split;
    private final KeyGroup group;
    private final ApiTableHandle handle;
    private final List<ApiColumnHandle> keys;
    private final List<ApiColumnHandle> columns;
    private final DocumentTexts documents;
    private final KeyProblems problems;
    private final Timing timing;
    // what a record must have, be it null, to tell the row
    private final List<JsonPointer> embedded;

    private RelatedRows(ApiSplit split, KeyGroup group, ApiTableHandle handle, List<ApiColumnHandle> keys, List<ApiColumnHandle> columns, DocumentTexts documents, KeyProblems problems, Timing timing, List<JsonPointer> embedded)
    {
        this.split = requireNonNull(split, "split is null");
        this.group = requireNonNull(group, "group is null");
        this.handle = requireNonNull(handle, "handle is null");
        this.keys = ImmutableList.copyOf(keys);
        this.columns = ImmutableList.copyOf(columns);
        this.documents = requireNonNull(documents, "documents is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.embedded = ImmutableList.copyOf(embedded);
    }

    /**
     * @param handle what is wanted of the related table
     * @param keys the columns that find its rows
     * @param columns the columns that are read
     */
    static RelatedRows of(
            Relation relation,
            TableDefinition table,
            ApiTableHandle handle,
            List<ApiColumnHandle> keys,
            List<ApiColumnHandle> columns,
            DocumentTexts documents,
            KeyProblems problems,
            TypeManager typeManager,
            Timing timing)
    {
        List<ApiColumnHandle> all = ColumnHandles.handles(table, typeManager);
        KeyGroup group = KeyGroup.plain(table.endpoint(relation.path()).orElseThrow(), all, ImmutableList.of());
        List<ApiColumnHandle> primaryKey = all.stream().filter(column -> table.primaryKey().contains(column.name())).collect(toImmutableList());
        List<JsonPointer> embedded = switch (relation) {
            case EmbeddedRecord _ -> Stream.concat(columns.stream(), handle.constraint().getDomains().orElseThrow().keySet().stream()).flatMap(column -> pointer(column).stream()).distinct().collect(toImmutableList());
            case GraphQlRelation _ -> ImmutableList.of();
        };
        return new RelatedRows(ApiSplit.of(ImmutableList.of(group), primaryKey), group, handle, keys, columns, documents, problems, timing, embedded);
    }

    private static Optional<JsonPointer> pointer(ApiColumnHandle column)
    {
        return column.source() instanceof ValueSource.At(JsonPointer pointer, _) ? Optional.of(pointer) : Optional.empty();
    }

    /**
     * The rows of a key, in pages of the columns that are read; empty where a record that the source embeds leaves out what is read of it.
     *
     * @param records the JSON text of one record, or of an array of them
     */
    Optional<List<Page>> read(LookupKey key, Slice records, Instant fetchedAt, CacheStatus cacheStatus)
    {
        byte[] body = records.getBytes();
        if (!embedded.isEmpty() && !hasAll(JsonDocument.tree(body))) {
            return Optional.empty();
        }
        boolean isSingle = records.getByte(0) != '[';
        Records form = group.endpoint().isList() && isSingle ? group.endpoint().records().alone() : group.endpoint().records();
        TakenPage taken = new TakenPage(new FetchedPage(Optional.of(body), fetchedAt, true, cacheStatus), Position.of(group, splitKey(key)), group.endpoint(), true, ImmutableList.of());
        KeyScan scan = KeyScan.create(split, taken, handle, columns, documents, problems, Optional.empty());
        StreamingRows rows = new StreamingRows(columns, OptionalLong.empty());
        rows.startKey(scan);
        boolean _ = scan.read(taken.page(), form, timing.now(), rows::next);
        return Optional.of(ImmutableList.copyOf(rows.remaining()));
    }

    private boolean hasAll(JsonNode record)
    {
        return embedded.stream().noneMatch(pointer -> record.at(pointer.toString()).isMissingNode());
    }

    private SplitKey splitKey(LookupKey key)
    {
        Map<String, String> values = keys.stream()
                .filter(column -> group.endpoint().variables().contains(column.name()))
                .collect(toImmutableMap(ApiColumnHandle::name, column -> text(key.values().get(keys.indexOf(column)))));
        return new SplitKey(new KeyBinding(values, ImmutableList.of()), KeyOrigin.JOINED, ImmutableSet.of());
    }

    private static String text(Object value)
    {
        return value instanceof Slice text ? text.toStringUtf8() : value.toString();
    }
}
