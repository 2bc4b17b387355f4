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
package io.omnisql.connector.decode;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What a GraphQL query found of one key.
 */
public sealed interface GraphQlPage
{
    /**
     * @param body a JSON document of the records
     * @param cursor the cursor behind the last record, if more follow
     * @param untold the records that the query does not tell wholly
     */
    @SuppressWarnings("ArrayRecordComponent") // pages are not compared
    record Found(byte[] body, Optional<String> cursor, List<Untold> untold)
            implements GraphQlPage
    {
        public Found
        {
            requireNonNull(body, "body is null");
            requireNonNull(cursor, "cursor is null");
            untold = ImmutableList.copyOf(untold);
        }
    }

    /**
     * A record of which other forms tell more.
     *
     * @param key what finds it elsewhere, beside the key of its list
     * @param told a JSON document of the record alone, with the columns that the query has told
     * @param missing the columns that it has not
     */
    @SuppressWarnings("ArrayRecordComponent") // records are not compared
    record Untold(Map<String, String> key, byte[] told, Set<String> missing)
    {
        public Untold
        {
            key = ImmutableMap.copyOf(key);
            requireNonNull(told, "told is null");
            missing = ImmutableSet.copyOf(missing);
        }
    }

    /**
     * The key is there, and has no records.
     */
    record NoRecords()
            implements GraphQlPage {}

    /**
     * The source knows the key by another name or in another case.
     */
    record OtherName()
            implements GraphQlPage {}

    /**
     * The answer tells less than the source's other forms do.
     */
    record Unresolved()
            implements GraphQlPage {}
}
