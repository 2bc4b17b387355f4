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

import io.omnisql.connector.decode.RecordCount;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Paging;
import io.trino.spi.TrinoException;

import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A key that a scan has listed.
 *
 * @param listed the page that it was listed on
 * @param told what the query that lists the keys has told of its first page, as JSON text: the object that a query for the key alone would have found, or that its endpoint would have answered with
 */
record ListedKey(SplitKey key, FetchedPage listed, Optional<String> told)
{
    ListedKey
    {
        requireNonNull(key, "key is null");
        requireNonNull(listed, "listed is null");
        requireNonNull(told, "told is null");
    }

    /**
     * The only page of the key's list, if that is what was told.
     */
    Optional<FetchedPage> all(EndpointDefinition endpoint)
    {
        return told.map(text -> text.getBytes(UTF_8))
                .filter(body -> isAll(endpoint, body))
                .map(body -> new FetchedPage(Optional.of(body), listed.fetchedAt(), true, listed.cacheStatus()));
    }

    private static boolean isAll(EndpointDefinition endpoint, byte[] body)
    {
        Optional<JsonPointer> total = endpoint.paging() instanceof Paging.Offset offset ? offset.total() : Optional.empty();
        try {
            RecordCount count = RecordCount.read(body, endpoint.records(), total);
            return count.total().filter(records -> records <= count.records()).isPresent();
        }
        catch (TrinoException _) {
            // what does not look like a page of the endpoint is none
            return false;
        }
    }
}
