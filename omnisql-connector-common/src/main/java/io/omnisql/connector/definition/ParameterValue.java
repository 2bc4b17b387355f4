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
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static java.util.Objects.requireNonNull;

/**
 * How a filter's literal is written into a query parameter.
 * <p>
 * A literal that a variant cannot express is not sent, which is always right: the engine checks every row again.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ParameterValue.Text.class, name = "text"),
        @JsonSubTypes.Type(value = ParameterValue.OneOf.class, name = "one_of"),
        @JsonSubTypes.Type(value = ParameterValue.Words.class, name = "words"),
        @JsonSubTypes.Type(value = ParameterValue.Choice.class, name = "choice"),
        @JsonSubTypes.Type(value = ParameterValue.InstantFloor.class, name = "instant_floor"),
        @JsonSubTypes.Type(value = ParameterValue.InstantCeiling.class, name = "instant_ceiling"),
        @JsonSubTypes.Type(value = ParameterValue.EpochFloor.class, name = "epoch_floor"),
        @JsonSubTypes.Type(value = ParameterValue.EpochCeiling.class, name = "epoch_ceiling"),
        @JsonSubTypes.Type(value = ParameterValue.Bound.class, name = "bound"),
        @JsonSubTypes.Type(value = ParameterValue.Fixed.class, name = "fixed"),
})
public sealed interface ParameterValue
{
    /**
     * The literal as it stands, provided that it matches the pattern as a whole and is no word with a meaning of its own.
     *
     * @param number whether a condition has it as a number, and not as a text
     */
    record Text(String pattern, Set<String> reserved, @JsonInclude(NON_DEFAULT) boolean number)
            implements ParameterValue
    {
        public Text
        {
            requireNonNull(pattern, "pattern is null");
            reserved = ImmutableSet.copyOf(reserved);
        }

        public Text(String pattern, Set<String> reserved)
        {
            this(pattern, reserved, false);
        }
    }

    /**
     * One word of a closed domain: the column holds no other value, so other literals match nothing.
     */
    record OneOf(List<String> values)
            implements ParameterValue
    {
        public OneOf
        {
            values = ImmutableList.copyOf(values);
        }
    }

    /**
     * One word of a closed domain for which the source has other words here; several of them, separated by commas, where it makes a finer difference.
     */
    record Words(Map<String, String> words)
            implements ParameterValue
    {
        public Words
        {
            words = ImmutableMap.copyOf(words);
        }
    }

    /**
     * A word for true and a word for false.
     */
    record Choice(String whenTrue, String whenFalse)
            implements ParameterValue
    {
        public Choice
        {
            requireNonNull(whenTrue, "whenTrue is null");
            requireNonNull(whenFalse, "whenFalse is null");
        }
    }

    /**
     * An ISO-8601 instant in whole seconds, rounded down and then moved back by a margin in seconds.
     *
     * @param lastYear the last year that the source understands, if it has one
     */
    record InstantFloor(long marginSeconds, OptionalLong lastYear)
            implements ParameterValue
    {
        public InstantFloor
        {
            requireNonNull(lastYear, "lastYear is null");
        }
    }

    /**
     * An ISO-8601 instant in whole seconds, rounded up and then moved on by a margin in seconds.
     *
     * @param lastYear the last year that the source understands, if it has one
     */
    record InstantCeiling(long marginSeconds, OptionalLong lastYear)
            implements ParameterValue
    {
        public InstantCeiling
        {
            requireNonNull(lastYear, "lastYear is null");
        }
    }

    /**
     * Milliseconds since the epoch, rounded down to a multiple of a unit.
     */
    record EpochFloor(long unit)
            implements ParameterValue {}

    /**
     * Milliseconds since the epoch, rounded up to a multiple of a unit, and moved on by one: a source that cuts its own values off has all of the last unit below it.
     */
    record EpochCeiling(long unit)
            implements ParameterValue {}

    /**
     * A whole number or an ISO-8601 date, which the source takes to be included; for a number with a fraction the next whole one outside of the range.
     */
    record Bound()
            implements ParameterValue {}

    /**
     * Always the same word.
     */
    record Fixed(String value)
            implements ParameterValue
    {
        public Fixed
        {
            requireNonNull(value, "value is null");
        }
    }
}
