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
package io.omnisql.simulator.jira.jql;

import com.google.common.collect.ImmutableList;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The condition of a JQL query.
 */
public sealed interface Clause
{
    record And(ImmutableList<Clause> parts)
            implements Clause
    {
        public And
        {
            requireNonNull(parts, "parts is null");
        }
    }

    record Or(ImmutableList<Clause> parts)
            implements Clause
    {
        public Or
        {
            requireNonNull(parts, "parts is null");
        }
    }

    record Not(Clause part)
            implements Clause
    {
        public Not
        {
            requireNonNull(part, "part is null");
        }
    }

    /**
     * @param operand absent for what takes none
     */
    record Terminal(String field, Operator operator, Optional<Operand> operand, ImmutableList<Qualifier> qualifiers)
            implements Clause
    {
        public Terminal
        {
            requireNonNull(field, "field is null");
            requireNonNull(operator, "operator is null");
            requireNonNull(operand, "operand is null");
            requireNonNull(qualifiers, "qualifiers is null");
        }

        public Terminal opposite()
        {
            return new Terminal(field, operator.opposite(), operand, qualifiers);
        }
    }

    /**
     * What narrows a clause about the past.
     */
    record Qualifier(Kind kind, Operand operand)
    {
        public Qualifier
        {
            requireNonNull(kind, "kind is null");
            requireNonNull(operand, "operand is null");
        }

        public enum Kind
        {
            AFTER,
            BEFORE,
            ON,
            DURING,
            BY,
            FROM,
            TO,
        }
    }
}
