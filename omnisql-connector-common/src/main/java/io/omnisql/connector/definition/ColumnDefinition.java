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
import com.google.common.collect.ImmutableSortedSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static java.util.Objects.requireNonNull;

/**
 * A column: its type, where its values come from, and what the source can do with it.
 *
 * @param graphQl where the value is in a record of a GraphQL answer, if it is there and the same
 * @param sort the source's word for the column in its sort parameter; only for columns of which the source's order is SQL's
 * @param sortUnit how many milliseconds the source does not tell apart where it sorts by the column, if it sorts times more coarsely than it shows them; 0 where it does not
 * @param sortedNulls whether a column that is sorted by may be null; where the source has such rows in its order is not known
 * @param inPath whether the column's value is a path variable of an endpoint
 * @param spelling the pattern of values that the source itself spells so, where its path takes others as well and its records do not repeat it
 * @param scopeEnd what ends the name of a scope key with which the column's values begin; empty text where they are such names, and nothing where they have nothing to do with the scope
 * @param onlySingle whether lists leave the column out, so that each record is asked for by itself
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        String comment,
        ValueSource source,
        Optional<GraphQlField> graphQl,
        List<FilterCapability> filters,
        Optional<String> sort,
        @JsonInclude(NON_DEFAULT) long sortUnit,
        boolean sortedNulls,
        boolean inPath,
        Optional<String> spelling,
        @JsonInclude(NON_ABSENT) Optional<String> scopeEnd,
        boolean hidden,
        @JsonInclude(NON_DEFAULT) boolean onlySingle,
        Set<Sensitivity> sensitivities)
{
    public ColumnDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(source, "source is null");
        requireNonNull(graphQl, "graphQl is null");
        filters = ImmutableList.copyOf(filters);
        requireNonNull(sort, "sort is null");
        requireNonNull(spelling, "spelling is null");
        scopeEnd = scopeEnd == null ? Optional.empty() : scopeEnd;
        sensitivities = ImmutableSortedSet.copyOf(sensitivities);
    }

    public static Builder column(String name, ColumnType type)
    {
        return new Builder(name, type);
    }

    /**
     * Whether the endpoint's records hold the column.
     */
    public boolean isServedBy(EndpointDefinition endpoint)
    {
        return !onlySingle || !endpoint.isList() || (endpoint.query().isPresent() && graphQl.isPresent());
    }

    public Optional<FilterCapability> filter(FilterOperator operator, EndpointDefinition endpoint)
    {
        return filters.stream()
                .filter(filter -> filter.operator() == operator && filter.appliesTo(endpoint))
                .findFirst();
    }

    /**
     * Collects a column; not thread-safe.
     */
    public static final class Builder
    {
        private final String name;
        private final ColumnType type;
        private String comment = "";
        private ValueSource source = new ValueSource.Key();
        private Optional<GraphQlField> graphQl = Optional.empty();
        private final ImmutableList.Builder<FilterCapability> filters = ImmutableList.builder();
        private Optional<String> sort = Optional.empty();
        private long sortUnit;
        private boolean sortedNulls;
        private boolean inPath;
        private Optional<String> spelling = Optional.empty();
        private Optional<String> scopeEnd = Optional.empty();
        private boolean hidden;
        private boolean onlySingle;
        private final ImmutableSet.Builder<Sensitivity> sensitivities = ImmutableSet.builder();

        private Builder(String name, ColumnType type)
        {
            this.name = requireNonNull(name, "name is null");
            this.type = requireNonNull(type, "type is null");
        }

        public Builder comment(String comment)
        {
            this.comment = requireNonNull(comment, "comment is null");
            return this;
        }

        public Builder at(String pointer)
        {
            this.source = new ValueSource.At(JsonPointer.parse(pointer), false);
            return this;
        }

        /**
         * Each record has the value, be it null; one that has not is an error (SCHEMA_DRIFT), and no null.
         */
        public Builder alwaysAt(String pointer)
        {
            this.source = new ValueSource.At(JsonPointer.parse(pointer), true);
            return this;
        }

        /**
         * Takes a path segment of the URL at the pointer, counted from the end: 1 is the last one.
         */
        public Builder atUrlSegment(String pointer, int fromEnd)
        {
            this.source = new ValueSource.UrlSegment(JsonPointer.parse(pointer), fromEnd);
            return this;
        }

        /**
         * Takes a path segment of the URL at the pointer, counted from the first one that reads like the marker: 1 is the one behind it.
         */
        public Builder atUrlSegmentAfter(String pointer, String marker, int distance)
        {
            this.source = new ValueSource.UrlSegmentAfter(JsonPointer.parse(pointer), marker, distance);
            return this;
        }

        /**
         * Takes the text at the pointer up to where the end is in it for the last time, as the name in front of a number.
         */
        public Builder atBeginning(String pointer, String end)
        {
            this.source = new ValueSource.Beginning(JsonPointer.parse(pointer), end);
            return this;
        }

        /**
         * Takes the value at the pointer into what the record is in.
         */
        public Builder around(String pointer)
        {
            return around(pointer, 1);
        }

        /**
         * @param levels how far out: 1 is what holds the array whose element the record is
         */
        public Builder around(String pointer, int levels)
        {
            this.source = new ValueSource.Around(JsonPointer.parse(pointer), levels);
            return this;
        }

        /**
         * Takes the place of the record in the array that holds it, counted from 0.
         */
        public Builder place()
        {
            this.source = new ValueSource.Place();
            return this;
        }

        /**
         * Takes the plain text of the document at the pointer.
         *
         * @param format the name under which the source brings what makes the text
         */
        public Builder documentAt(String pointer, String format)
        {
            this.source = new ValueSource.Document(JsonPointer.parse(pointer), format);
            return this;
        }

        /**
         * Takes what the table that lists the keys has told of the record's one.
         */
        public Builder listed()
        {
            this.source = new ValueSource.Listed();
            return this;
        }

        public Builder from(ValueSource source)
        {
            this.source = requireNonNull(source, "source is null");
            return this;
        }

        /**
         * A field of a GraphQL record, or a chain of fields such as {@code milestone { number }}, holds the same value.
         */
        public Builder graphQl(String selection)
        {
            return graphQl(GraphQlField.select(selection));
        }

        public Builder graphQl(GraphQlField field)
        {
            this.graphQl = Optional.of(field);
            return this;
        }

        public Builder pushes(FilterOperator operator, FilterCapability.FilterPromise promise)
        {
            filters.add(new FilterCapability(operator, promise.fidelity(), promise.parameter(), promise.endpoint()));
            return this;
        }

        public Builder sorts(String word)
        {
            this.sort = Optional.of(word);
            return this;
        }

        /**
         * The source sorts by the time in a unit of so many milliseconds, and has rows of the same unit in an order of its own.
         */
        public Builder sortsByUnit(String word, long millis)
        {
            this.sortUnit = millis;
            return sorts(word);
        }

        /**
         * The source sorts by the column, which may be null.
         */
        public Builder sortsWithNulls(String word)
        {
            this.sortedNulls = true;
            return sorts(word);
        }

        public Builder inPath()
        {
            this.inPath = true;
            return this;
        }

        /**
         * The value is a path variable that the source takes in other spellings too; one that does not match the pattern is never its own.
         */
        public Builder inPath(String pattern)
        {
            this.spelling = Optional.of(pattern);
            return inPath();
        }

        /**
         * The values are names of the scope's keys, by their last column. Where a catalog declares its scope, the table has the rows of no other one.
         */
        public Builder inScope()
        {
            return inScope("");
        }

        /**
         * The values begin with such names.
         *
         * @param end what ends the name, where it is in the value for the last time
         */
        public Builder inScope(String end)
        {
            this.scopeEnd = Optional.of(end);
            return this;
        }

        public Builder hidden()
        {
            this.hidden = true;
            return this;
        }

        /**
         * Lists leave the column out, so that it costs a request for each row: hidden from {@code *}, and read where it is named.
         */
        public Builder onlySingle()
        {
            this.onlySingle = true;
            return hidden();
        }

        public Builder personal()
        {
            sensitivities.add(Sensitivity.PERSONAL);
            return this;
        }

        public Builder secret()
        {
            sensitivities.add(Sensitivity.SECRET);
            return this;
        }

        public Builder freeText()
        {
            sensitivities.add(Sensitivity.FREE_TEXT);
            return this;
        }

        public ColumnDefinition build()
        {
            return new ColumnDefinition(name, type, comment, source, graphQl, filters.build(), sort, sortUnit, sortedNulls, inPath, spelling, scopeEnd, hidden, onlySingle, sensitivities.build());
        }
    }
}
