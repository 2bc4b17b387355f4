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

import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.ConnectorIndex;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.RecordSet;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Looks up the keys of a join: those of a page of its other side at a time. Thread-safe.
 */
final class ApiIndex
        implements ConnectorIndex
{
    private final IndexColumns columns;
    private final LookedUpRows rows;
    private final LookedUpRows.Source source;

    ApiIndex(IndexColumns columns, LookedUpRows rows, LookedUpRows.Source source)
    {
        this.columns = requireNonNull(columns, "columns is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public ConnectorPageSource lookup(RecordSet recordSet)
    {
        return new IndexPageSource(columns, keys(recordSet), rows, source);
    }

    private Set<LookupKey> keys(RecordSet recordSet)
    {
        List<Type> types = columns.lookupTypes();
        ImmutableSet.Builder<LookupKey> keys = ImmutableSet.builder();
        try (RecordCursor cursor = recordSet.cursor()) {
            while (cursor.advanceNextPosition()) {
                keys.add(LookupKey.of(cursor, types));
            }
        }
        return keys.build();
    }
}
