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

import java.util.Map;
import java.util.OptionalLong;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static java.util.Objects.requireNonNull;

/**
 * A query parameter that carries a filter to the source, or a condition of a search text.
 *
 * @param name of the parameter; in a condition the source's word for what is compared
 * @param prefix what stands in front of the value, such as an operator of the source
 * @param condition whether it is a condition of a search text, and no parameter
 */
public record QueryParameter(String name, String prefix, ParameterValue value, @JsonInclude(NON_DEFAULT) boolean condition)
{
    private static final String ANY_TEXT = "(?s).+";
    private static final String WHOLE_NUMBER = "0|[1-9][0-9]{0,17}";

    public QueryParameter
    {
        requireNonNull(name, "name is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(value, "value is null");
    }

    /**
     * An argument of the last field of a GraphQL query, with its type in the schema, such as {@code filterBy.createdBy: String}; a dot leads into an input object.
     */
    public static QueryParameter argument(String nameAndType)
    {
        return query(nameAndType);
    }

    public static QueryParameter query(String name)
    {
        return new QueryParameter(name, "", new ParameterValue.Text(ANY_TEXT, ImmutableSet.of()), false);
    }

    /**
     * A condition of a search text about a field. The operator of the filter is that of the condition.
     */
    public static QueryParameter condition(String field)
    {
        return new QueryParameter(field, "", new ParameterValue.Text(ANY_TEXT, ImmutableSet.of()), true);
    }

    public QueryParameter oneOf(String... values)
    {
        return withValue(new ParameterValue.OneOf(ImmutableList.copyOf(values)));
    }

    /**
     * The source's own words for the values of a closed domain.
     */
    public QueryParameter words(Map<String, String> words)
    {
        return withValue(new ParameterValue.Words(words));
    }

    public QueryParameter choice(String whenTrue, String whenFalse)
    {
        return withValue(new ParameterValue.Choice(whenTrue, whenFalse));
    }

    /**
     * A lower bound in whole seconds, moved back by one, so that it is a superset whether the source reads it as "after" or "at or after".
     */
    public QueryParameter instantFloor()
    {
        return withValue(new ParameterValue.InstantFloor(1, OptionalLong.empty()));
    }

    /**
     * An upper bound in whole seconds, moved on by one, so that it is a superset whether the source reads it as "before" or "at or before".
     */
    public QueryParameter instantCeiling()
    {
        return withValue(new ParameterValue.InstantCeiling(1, OptionalLong.empty()));
    }

    /**
     * Writes that in front of each value, such as {@code >=}.
     */
    public QueryParameter prefixed(String text)
    {
        return new QueryParameter(name, text, value, condition);
    }

    /**
     * Sends no bound behind that year, which the source would misunderstand.
     */
    public QueryParameter untilYear(long lastYear)
    {
        return withValue(switch (value) {
            case ParameterValue.InstantFloor(long marginSeconds, _) -> new ParameterValue.InstantFloor(marginSeconds, OptionalLong.of(lastYear));
            case ParameterValue.InstantCeiling(long marginSeconds, _) -> new ParameterValue.InstantCeiling(marginSeconds, OptionalLong.of(lastYear));
            case ParameterValue.Text _, ParameterValue.OneOf _, ParameterValue.Words _, ParameterValue.Choice _, ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _, ParameterValue.Bound _, ParameterValue.Fixed _ -> throw new IllegalStateException("Only a bound has a last year");
        });
    }

    /**
     * A lower bound in milliseconds since the epoch, rounded down to a multiple of so many.
     */
    public QueryParameter epochFloor(long millis)
    {
        return withValue(new ParameterValue.EpochFloor(millis));
    }

    /**
     * An upper bound in milliseconds since the epoch, rounded up to a multiple of so many, and moved on by as many, so that it holds all of the last one.
     */
    public QueryParameter epochCeiling(long millis)
    {
        return withValue(new ParameterValue.EpochCeiling(millis));
    }

    /**
     * A bound of whole numbers or dates, which the source takes to be included. Of other numbers it is the next whole one, for conditions that are inexact.
     */
    public QueryParameter bound()
    {
        return withValue(new ParameterValue.Bound());
    }

    public QueryParameter fixed(String value)
    {
        return withValue(new ParameterValue.Fixed(value));
    }

    /**
     * Sends only texts that are whole numbers, as numbers: for a source that looks for a text among names before it takes it for an id.
     */
    public QueryParameter number()
    {
        return withValue(new ParameterValue.Text(WHOLE_NUMBER, ImmutableSet.of(), true));
    }

    /**
     * Sends only literals which the regular expression matches as a whole.
     */
    public QueryParameter matching(String pattern)
    {
        return switch (value) {
            case ParameterValue.Text text -> withValue(new ParameterValue.Text(pattern, text.reserved(), text.number()));
            case ParameterValue.OneOf _, ParameterValue.Words _, ParameterValue.Choice _, ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _, ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _, ParameterValue.Bound _, ParameterValue.Fixed _ -> throw new IllegalStateException("Only text is matched by a pattern");
        };
    }

    /**
     * Never sends words that the source reads as something else than a value.
     */
    public QueryParameter except(String... reserved)
    {
        return switch (value) {
            case ParameterValue.Text text -> withValue(new ParameterValue.Text(text.pattern(), ImmutableSet.copyOf(reserved), text.number()));
            case ParameterValue.OneOf _, ParameterValue.Words _, ParameterValue.Choice _, ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _, ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _, ParameterValue.Bound _, ParameterValue.Fixed _ -> throw new IllegalStateException("Only text has reserved words");
        };
    }

    private QueryParameter withValue(ParameterValue other)
    {
        return new QueryParameter(name, prefix, other, condition);
    }
}
