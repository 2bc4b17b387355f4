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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static java.util.Objects.requireNonNull;

/**
 * Who lists the values of a path variable or of a key batch under a key of the scope, for queries that do not name them.
 *
 * @param column the path variable, or the column of the key batch
 * @param table the table that lists them, which may be the endpoint's own
 * @param listed the column of that table that holds them
 * @param always whether values that a query names are looked for in that table as well, because the endpoint answers for others than those that it lists
 * @param tells what that table tells of a key which the endpoint's records do not: its column, by the column of the endpoint's table
 * @param page where that table's records have what the endpoint would answer with first, if they do
 * @param also other columns that say which keys are wanted: those of that table with the same values, by the column of the endpoint's table
 * @param spelling how the source spells the values, where it has no records for one that is so spelled and not listed: such a value need not be looked for
 * @param locator who finds keys for a query that names records otherwise, if anybody does
 */
public record KeySource(
        String column,
        String table,
        String listed,
        boolean always,
        @JsonInclude(NON_EMPTY) Map<String, String> tells,
        @JsonInclude(NON_ABSENT) Optional<JsonPointer> page,
        @JsonInclude(NON_EMPTY) Map<String, String> also,
        @JsonInclude(NON_ABSENT) Optional<String> spelling,
        @JsonInclude(NON_ABSENT) Optional<KeyLocator> locator)
{
    public KeySource
    {
        requireNonNull(column, "column is null");
        requireNonNull(table, "table is null");
        requireNonNull(listed, "listed is null");
        tells = tells == null ? ImmutableMap.of() : ImmutableMap.copyOf(tells);
        page = page == null ? Optional.empty() : page;
        also = also == null ? ImmutableMap.of() : ImmutableMap.copyOf(also);
        spelling = spelling == null ? Optional.empty() : spelling;
        spelling.ifPresent(Pattern::compile);
        locator = locator == null ? Optional.empty() : locator;
    }

    public KeySource(String column, String table, String listed, boolean always)
    {
        this(column, table, listed, always, ImmutableMap.of(), Optional.empty(), ImmutableMap.of(), Optional.empty(), Optional.empty());
    }

    /**
     * The columns by which a query may say which keys are wanted, with those of the table that lists them.
     */
    public Map<String, String> columns()
    {
        return ImmutableMap.<String, String>builder().put(column, listed).putAll(tells).putAll(also).buildOrThrow();
    }
}
