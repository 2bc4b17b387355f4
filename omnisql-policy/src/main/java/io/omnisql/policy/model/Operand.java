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

import static java.util.Objects.requireNonNull;

/**
 * What a column is compared with.
 */
public sealed interface Operand
{
    /**
     * As it is written in the policy; the column's type decides what value it is.
     */
    record Literal(String text)
            implements Operand
    {
        public Literal
        {
            requireNonNull(text, "text is null");
        }
    }

    /**
     * The values that the user has under the name, one or many.
     */
    record Attribute(String name)
            implements Operand
    {
        public Attribute
        {
            requireNonNull(name, "name is null");
        }
    }
}
