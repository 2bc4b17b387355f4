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
package io.omnisql.policy.predicate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Which rows are visible, in literals only: a row is when the predicate is true of it, not when it is false or unknown.
 * <p>
 * Values stand in the canonical text of their type ({@link LiteralText}), so that a predicate can be compared, and sent to other nodes. There is no NOT: it has been pushed
 * down to what is compared. Printed without values.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = RowPredicate.All.class, name = "all"),
        @JsonSubTypes.Type(value = RowPredicate.None.class, name = "none"),
        @JsonSubTypes.Type(value = RowPredicate.And.class, name = "and"),
        @JsonSubTypes.Type(value = RowPredicate.Or.class, name = "or"),
        @JsonSubTypes.Type(value = RowPredicate.OneOf.class, name = "one_of"),
        @JsonSubTypes.Type(value = RowPredicate.InRange.class, name = "in_range"),
        @JsonSubTypes.Type(value = RowPredicate.StartsWith.class, name = "starts_with"),
        @JsonSubTypes.Type(value = RowPredicate.ContainsAny.class, name = "contains_any"),
        @JsonSubTypes.Type(value = RowPredicate.IsNull.class, name = "is_null"),
})
public sealed interface RowPredicate
{
    /**
     * The names of the columns that it reads, each once.
     */
    default List<String> columns()
    {
        return PredicateSize.of(this).columns();
    }

    default int literalCount()
    {
        return PredicateSize.of(this).literals();
    }

    record All()
            implements RowPredicate {}

    record None()
            implements RowPredicate {}

    record And(List<RowPredicate> terms)
            implements RowPredicate
    {
        public And
        {
            terms = ImmutableList.copyOf(terms);
            checkArgument(terms.size() > 1, "fewer than two terms");
        }
    }

    record Or(List<RowPredicate> terms)
            implements RowPredicate
    {
        public Or
        {
            terms = ImmutableList.copyOf(terms);
            checkArgument(terms.size() > 1, "fewer than two terms");
        }
    }

    /**
     * @param negated whether it is true of other values, but not of null
     */
    record OneOf(String column, Type type, List<String> values, boolean negated)
            implements RowPredicate
    {
        public OneOf
        {
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
            values = ImmutableList.copyOf(values);
            checkArgument(!values.isEmpty(), "values is empty");
        }

        @Override
        public String toString()
        {
            return "%s is %s of %s values".formatted(column, negated ? "none" : "one", values.size());
        }
    }

    /**
     * @param negated whether it is true of values outside the range, but not of null
     */
    record InRange(String column, Type type, Optional<Bound> low, Optional<Bound> high, boolean negated)
            implements RowPredicate
    {
        public InRange
        {
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
            requireNonNull(low, "low is null");
            requireNonNull(high, "high is null");
            checkArgument(low.isPresent() || high.isPresent(), "no bound");
        }

        @Override
        public String toString()
        {
            return "%s is %s a range".formatted(column, negated ? "outside" : "in");
        }
    }

    record Bound(String value, boolean inclusive)
    {
        public Bound
        {
            requireNonNull(value, "value is null");
        }

        @Override
        public String toString()
        {
            return inclusive ? "inclusive" : "exclusive";
        }
    }

    /**
     * @param negated whether it is true of other values, but not of null
     */
    record StartsWith(String column, Type type, String prefix, boolean negated)
            implements RowPredicate
    {
        public StartsWith
        {
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
            requireNonNull(prefix, "prefix is null");
            checkArgument(!prefix.isEmpty(), "prefix is empty");
        }

        @Override
        public String toString()
        {
            return "%s %s with a text".formatted(column, negated ? "does not start" : "starts");
        }
    }

    /**
     * @param elementType the type of the array's elements
     * @param negated whether it is true of arrays with none of the values, where neither the array nor an element is null
     */
    record ContainsAny(String column, Type elementType, List<String> values, boolean negated)
            implements RowPredicate
    {
        public ContainsAny
        {
            requireNonNull(column, "column is null");
            requireNonNull(elementType, "elementType is null");
            values = ImmutableList.copyOf(values);
            checkArgument(!values.isEmpty(), "values is empty");
        }

        @Override
        public String toString()
        {
            return "%s contains %s of %s values".formatted(column, negated ? "none" : "any", values.size());
        }
    }

    /**
     * @param negated whether it is true of values, instead of null
     */
    record IsNull(String column, Type type, boolean negated)
            implements RowPredicate
    {
        public IsNull
        {
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
        }
    }
}
