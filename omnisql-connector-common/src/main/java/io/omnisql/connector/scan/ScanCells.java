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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.decode.RecordShape;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.type.BooleanType;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * The cells of all columns that a scan reads, projected or not, and how they are filled. Not thread-safe.
 */
final class ScanCells
{
    private final RecordShape shape = new RecordShape();
    private final Map<ApiColumnHandle, Cell> cells = new LinkedHashMap<>();
    private final List<Cell> exclusions;
    private final EndpointDefinition endpoint;
    private final DocumentTexts documents;
    private final Optional<String> policyHash;
    // what the list of keys tells of them, and the cell of records that says which of the listed keys they are of
    private final Map<String, Cell> listedCells;
    private final Optional<Cell> listedBatch;
    private Map<String, Map<String, String>> listed = ImmutableMap.of();
    private Set<String> asked = ImmutableSet.of();

    /**
     * @param policyHash of the policy that the rows are visible by, if there is one
     */
    ScanCells(Collection<ApiColumnHandle> columns, EndpointDefinition endpoint, DocumentTexts documents, Optional<String> policyHash)
    {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.policyHash = requireNonNull(policyHash, "policyHash is null");
        for (ApiColumnHandle column : columns) {
            cells.computeIfAbsent(column, this::cell);
        }
        this.exclusions = endpoint.records().without().stream()
                .map(this::exclusion)
                .collect(toImmutableList());
        this.listedCells = cells.entrySet().stream()
                .filter(entry -> entry.getKey().source() instanceof ValueSource.Listed)
                .collect(toImmutableMap(entry -> entry.getKey().name(), Map.Entry::getValue));
        this.listedBatch = endpoint.keyBatch()
                .map(KeyBatch::column)
                .filter(endpoint::isListed)
                .flatMap(column -> cells.entrySet().stream().filter(entry -> entry.getKey().name().equals(column)).map(Map.Entry::getValue).findFirst());
    }

    private Cell cell(ApiColumnHandle column)
    {
        Cell cell = new Cell(column.type());
        switch (column.source(endpoint)) {
            case ValueSource.At(JsonPointer pointer, boolean always) -> {
                shape.add(column.name(), pointer, column.columnType(), cell);
                if (always) {
                    shape.require(column.name(), pointer);
                }
            }
            case ValueSource.UrlSegment(JsonPointer pointer, int fromEnd) -> shape.addUrlSegment(column.name(), pointer, fromEnd, cell);
            case ValueSource.UrlSegmentAfter(JsonPointer pointer, String marker, int distance) -> shape.addUrlSegmentAfter(column.name(), pointer, marker, distance, cell);
            case ValueSource.Beginning(JsonPointer pointer, String end) -> shape.addBeginning(column.name(), pointer, end, cell);
            case ValueSource.Around(JsonPointer pointer, int levels) -> shape.addAround(levels, column.name(), pointer, column.columnType(), cell);
            case ValueSource.Place() -> shape.addPlace(cell);
            case ValueSource.Document(JsonPointer pointer, String format) -> shape.addDocument(column.name(), pointer, documents.text(format), cell);
            case ValueSource.Key(), ValueSource.Listed(), ValueSource.Count(), ValueSource.FetchedAt(), ValueSource.Freshness(), ValueSource.Reuse(), ValueSource.PolicyHash() -> {}
        }
        return cell;
    }

    private Cell exclusion(JsonPointer pointer)
    {
        Cell cell = new Cell(BooleanType.BOOLEAN);
        shape.addPresence(pointer, cell);
        return cell;
    }

    RecordShape shape()
    {
        return shape;
    }

    Cell get(ApiColumnHandle column)
    {
        return requireNonNull(cells.get(column), () -> "column is not read: " + column);
    }

    /**
     * Whether the record has a value that makes it no row of the table.
     */
    boolean isExcluded()
    {
        for (Cell cell : exclusions) {
            if (!cell.isNull()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills the cells that records do not: the key's and the page's.
     */
    void startPage(SplitKey key, FetchedPage page, Instant now)
    {
        cells.forEach((column, cell) -> {
            switch (column.source(endpoint)) {
                case ValueSource.Key() -> fillFromKey(cell, Optional.ofNullable(key.values().get(column.name())));
                case ValueSource.Count() -> cell.setLong(1);
                case ValueSource.FetchedAt() -> cell.setLong(packDateTimeWithZone(page.fetchedAt().toEpochMilli(), UTC_KEY));
                case ValueSource.Freshness() -> cell.setLong(max(0, now.toEpochMilli() - page.fetchedAt().toEpochMilli()));
                case ValueSource.Reuse() -> cell.setObject(utf8Slice(page.cacheStatus().text()));
                case ValueSource.PolicyHash() -> policyHash.ifPresentOrElse(hash -> cell.setObject(utf8Slice(hash)), cell::clear);
                case ValueSource.At _, ValueSource.UrlSegment _, ValueSource.UrlSegmentAfter _, ValueSource.Beginning _, ValueSource.Document _, ValueSource.Around _, ValueSource.Place _, ValueSource.Listed() -> {}
            }
        });
        listed = key.binding().listed();
        asked = listedBatch.isPresent() ? ImmutableSet.copyOf(key.binding().batch()) : ImmutableSet.of();
        endpoint.keySource().map(listing -> key.values().get(listing.column())).ifPresent(this::fillListed);
    }

    /**
     * Fills the cells with what the list of keys has told of the record's one, which records of many keys tell.
     *
     * @return whether the record is of a key that was asked for
     */
    boolean takeKey()
    {
        if (listedBatch.isEmpty()) {
            return true;
        }
        String value = KeyWalk.text(listedBatch.get());
        fillListed(value);
        return asked.contains(value);
    }

    private void fillListed(String value)
    {
        Map<String, String> told = listed.getOrDefault(value, ImmutableMap.of());
        listedCells.forEach((column, cell) -> fillFromKey(cell, Optional.ofNullable(told.get(column))));
    }

    private static void fillFromKey(Cell cell, Optional<String> value)
    {
        cell.clear();
        if (value.isPresent()) {
            if (cell.type().getJavaType() == long.class) {
                cell.setLong(Long.parseLong(value.get()));
            }
            else {
                cell.setObject(utf8Slice(value.get()));
            }
        }
    }
}
