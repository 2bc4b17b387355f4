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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
     * @param total how many records the key has, if the source has counted them
     */
    @SuppressWarnings("ArrayRecordComponent") // pages are not compared
    record Found(byte[] body, Optional<String> cursor, List<Untold> untold, OptionalLong total)
            implements GraphQlPage
    {
        public Found
        {
            requireNonNull(body, "body is null");
            requireNonNull(cursor, "cursor is null");
            untold = ImmutableList.copyOf(untold);
            requireNonNull(total, "total is null");
        }
    }

    /**
     * The only record of the key, of which nothing is missing but accounts that do not exist any more.
     */
    record Vanished(Untold record)
            implements GraphQlPage
    {
        public Vanished
        {
            requireNonNull(record, "record is null");
        }
    }

    /**
     * A record of which other forms tell more.
     *
     * @param key what finds it elsewhere, beside the key of its list
     * @param told the record, with the columns that the query has told
     * @param missing the columns that it has not
     * @param vanished whether all of these are of accounts that do not exist any more, for which others may stand in
     */
    record Untold(Map<String, String> key, ObjectNode told, Set<String> missing, boolean vanished)
    {
        public Untold
        {
            key = ImmutableMap.copyOf(key);
            requireNonNull(told, "told is null");
            missing = ImmutableSet.copyOf(missing);
        }

        /**
         * The record with these columns as well.
         */
        public ObjectNode with(Map<String, JsonNode> values)
        {
            return told.deepCopy().setAll(values);
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
