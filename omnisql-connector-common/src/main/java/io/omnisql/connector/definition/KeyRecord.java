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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A record about the key of a list whose own records do not repeat it: how the source spells the key, and whether it is one that has such records.
 *
 * @param path the path of the record, with variables of the endpoint
 * @param column the path variable that the record spells
 * @param name where the record has the source's own spelling
 * @param kind where the record says what the key is, if not all keys have such records
 * @param owning what it says there of a key that has records; others have none, which is nobody's mistake
 * @param without where the record of a key that has none, or is to have none here, says something
 * @param told the key's own records, where this one has them
 */
public record KeyRecord(
        String path,
        String column,
        JsonPointer name,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonPointer> kind,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> owning,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonPointer> without,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Told> told)
{
    public KeyRecord
    {
        requireNonNull(path, "path is null");
        requireNonNull(column, "column is null");
        requireNonNull(name, "name is null");
        kind = kind == null ? Optional.empty() : kind;
        owning = owning == null ? Optional.empty() : owning;
        without = without == null ? ImmutableList.of() : ImmutableList.copyOf(without);
        told = told == null ? Optional.empty() : told;
        checkArgument(kind.isPresent() == owning.isPresent(), "A kind needs a word, and a word the place where it stands");
    }

    /**
     * The same with all records of the list.
     */
    KeyRecord telling(Told list)
    {
        return new KeyRecord(path, column, name, kind, owning, without, Optional.of(list));
    }

    /**
     * The same without them, so that the list is asked for.
     */
    KeyRecord withoutTold()
    {
        return new KeyRecord(path, column, name, kind, owning, without, Optional.empty());
    }

    /**
     * All records of a list, as the record of its key has them: with some of their columns.
     *
     * @param place where their array stands; the list is asked for where there is none
     * @param columns what they tell, beside that which is in no record at all
     * @param unless where one of them says something if these may be others than those of the list, which is asked for then, and where there is none that could
     */
    public record Told(JsonPointer place, Set<String> columns, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonPointer> unless)
    {
        public Told
        {
            requireNonNull(place, "place is null");
            columns = ImmutableSet.copyOf(columns);
            unless = unless == null ? Optional.empty() : unless;
        }

        /**
         * Whether the column has its value from there, or from no record.
         */
        public boolean tells(ColumnDefinition column)
        {
            return columns.contains(column.name()) || !column.source().isInRecord();
        }
    }
}
