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

import java.util.Optional;
import java.util.regex.Pattern;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The keys that one request of an endpoint can ask for together.
 *
 * @param column the column whose values are asked for: never null, and repeated in the records, so that rows find their key
 * @param parameter what carries the values: a parameter that is repeated in a URL, an array in a JSON body
 * @param most the largest number of values in one request
 * @param postponed where an answer names the keys that it leaves to later requests, which may be fewer at a time, in a form that the parameter takes; empty for a source that tells all keys at once
 * @param numbers whether the parameter takes numbers, as which the column's texts are read
 */
public record KeyBatch(String column, String parameter, int most, @JsonInclude(NON_ABSENT) Optional<JsonPointer> postponed, @JsonInclude(NON_DEFAULT) boolean numbers)
{
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    public KeyBatch
    {
        requireNonNull(column, "column is null");
        requireNonNull(parameter, "parameter is null");
        checkArgument(most > 0, "most must be positive");
        postponed = postponed == null ? Optional.empty() : postponed;
    }

    public KeyBatch(String column, String parameter, int most)
    {
        this(column, parameter, most, Optional.empty(), false);
    }

    /**
     * Whether a value may be in a record, so that it can be asked for.
     */
    public boolean isExpressible(String value)
    {
        return numbers ? NUMBER.matcher(value).matches() : !value.isEmpty();
    }
}
