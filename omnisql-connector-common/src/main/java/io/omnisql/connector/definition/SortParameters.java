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

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The parameters by which an endpoint sorts: the source's word for a column, and the direction in a parameter of its own, or within the same one.
 *
 * @param column the parameter with the word
 * @param direction the parameter with the direction, if it has its own
 * @param descending how the word of a descending order is written, with {@code *} in its place, where it has the direction within
 * @param values what a GraphQL query calls the words of columns, of which it sorts by no others; none for other forms, which have the words as they are
 */
public record SortParameters(String column, Optional<String> direction, Optional<String> descending, @JsonInclude(NON_EMPTY) Map<String, String> values)
{
    private static final String WORD = "*";

    public SortParameters
    {
        requireNonNull(column, "column is null");
        requireNonNull(direction, "direction is null");
        requireNonNull(descending, "descending is null");
        values = values == null ? ImmutableMap.of() : ImmutableMap.copyOf(values);
        checkArgument(direction.isPresent() != descending.isPresent(), "the direction stands in one place");
        descending.ifPresent(form -> checkArgument(form.contains(WORD) && !form.equals(WORD), "a descending order is written otherwise than an ascending one, with the word within: %s", form));
    }

    /**
     * Whether the endpoint sorts by the column that has the word.
     */
    public boolean has(String word)
    {
        return values.isEmpty() || values.containsKey(word);
    }

    /**
     * What the endpoint calls the word of a column.
     */
    String value(String word)
    {
        return values.getOrDefault(word, word);
    }

    /**
     * The parameters of one order.
     */
    public Map<String, String> of(String word, boolean isDescending)
    {
        if (!values.isEmpty()) {
            return ImmutableMap.of(column, requireNonNull(values.get(word), "no such order"), direction.orElseThrow(), isDescending ? "DESC" : "ASC");
        }
        return direction
                .map(parameter -> ImmutableMap.of(column, word, parameter, isDescending ? "desc" : "asc"))
                .orElseGet(() -> ImmutableMap.of(column, isDescending ? descending.orElseThrow().replace(WORD, word) : word));
    }
}
