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
package io.omnisql.policy.model;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * Which rows a policy grants: comparisons of columns with literals and attributes of the user, and nothing else.
 * <p>
 * It has SQL's logic of three values, and grants the rows of which it is true. A comparison with an attribute that the user does not have is unknown, and so is its opposite.
 */
public sealed interface Condition
{
    /**
     * The columns that are compared.
     */
    default Stream<String> columns()
    {
        return switch (this) {
            case AllRows _ -> Stream.of();
            case And(List<Condition> terms) -> terms.stream().flatMap(Condition::columns);
            case Or(List<Condition> terms) -> terms.stream().flatMap(Condition::columns);
            case Not(Condition term) -> term.columns();
            case Equal equal -> Stream.of(equal.column());
            case In in -> Stream.of(in.column());
            case InRange range -> Stream.of(range.column());
            case StartsWith starts -> Stream.of(starts.column());
            case Contains contains -> Stream.of(contains.column());
            case IsNull isNull -> Stream.of(isNull.column());
        };
    }

    record AllRows()
            implements Condition {}

    record And(List<Condition> terms)
            implements Condition
    {
        public And
        {
            terms = ImmutableList.copyOf(terms);
        }
    }

    record Or(List<Condition> terms)
            implements Condition
    {
        public Or
        {
            terms = ImmutableList.copyOf(terms);
        }
    }

    record Not(Condition term)
            implements Condition
    {
        public Not
        {
            requireNonNull(term, "term is null");
        }
    }

    /**
     * Unknown where the operand has several values.
     */
    record Equal(String column, Operand operand)
            implements Condition
    {
        public Equal
        {
            requireNonNull(column, "column is null");
            requireNonNull(operand, "operand is null");
        }
    }

    record In(String column, List<Operand> operands)
            implements Condition
    {
        public In
        {
            requireNonNull(column, "column is null");
            operands = ImmutableList.copyOf(operands);
        }
    }

    record InRange(String column, Optional<Limit> low, Optional<Limit> high)
            implements Condition
    {
        public InRange
        {
            requireNonNull(column, "column is null");
            requireNonNull(low, "low is null");
            requireNonNull(high, "high is null");
        }
    }

    /**
     * One end of a range.
     */
    record Limit(Operand operand, boolean inclusive)
    {
        public Limit
        {
            requireNonNull(operand, "operand is null");
        }
    }

    record StartsWith(String column, List<Operand> operands)
            implements Condition
    {
        public StartsWith
        {
            requireNonNull(column, "column is null");
            operands = ImmutableList.copyOf(operands);
        }
    }

    /**
     * True of an array that has any of the values.
     */
    record Contains(String column, List<Operand> operands)
            implements Condition
    {
        public Contains
        {
            requireNonNull(column, "column is null");
            operands = ImmutableList.copyOf(operands);
        }
    }

    record IsNull(String column)
            implements Condition
    {
        public IsNull
        {
            requireNonNull(column, "column is null");
        }
    }
}
