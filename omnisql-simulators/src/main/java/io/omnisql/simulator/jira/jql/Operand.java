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

import static java.util.Objects.requireNonNull;

/**
 * What a clause compares a field with.
 */
public sealed interface Operand
{
    /**
     * Text, quoted or not.
     */
    record Text(String value)
            implements Operand
    {
        public Text
        {
            requireNonNull(value, "value is null");
        }
    }

    /**
     * Digits without quotes.
     */
    record Numeric(long value)
            implements Operand {}

    record Empty()
            implements Operand {}

    record Function(String name, ImmutableList<String> arguments)
            implements Operand
    {
        public Function
        {
            requireNonNull(name, "name is null");
            requireNonNull(arguments, "arguments is null");
        }
    }

    record Several(ImmutableList<Operand> operands)
            implements Operand
    {
        public Several
        {
            requireNonNull(operands, "operands is null");
        }
    }

    /**
     * The operand, or those in its list.
     */
    default ImmutableList<Operand> all()
    {
        return this instanceof Several(ImmutableList<Operand> operands) ? operands : ImmutableList.of(this);
    }
}
