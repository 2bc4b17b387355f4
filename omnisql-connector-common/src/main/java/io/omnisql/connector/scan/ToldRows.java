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

import io.trino.spi.Page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Related rows that records have told, for other rows of the scan with the same keys, up to a size: those that come later are told again, or looked up. Not thread-safe.
 */
final class ToldRows
{
    private static final long MAX_BYTES = 4 << 20;
    private static final long KEY_BYTES = 200;

    private final Map<LookupKey, List<Page>> rows = new HashMap<>();
    private long bytes;

    Optional<List<Page>> get(LookupKey key)
    {
        return Optional.ofNullable(rows.get(key));
    }

    void add(LookupKey key, List<Page> told)
    {
        if (bytes < MAX_BYTES && rows.putIfAbsent(key, told) == null) {
            bytes += KEY_BYTES + told.stream().mapToLong(Page::getRetainedSizeInBytes).sum();
        }
    }

    long retainedBytes()
    {
        return bytes;
    }
}
