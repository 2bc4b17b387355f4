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
package io.omnisql.policy.mask;

import io.trino.spi.type.Type;

import static java.util.Objects.requireNonNull;

/**
 * What stands in place of a column's values.
 *
 * @param expression Trino's SQL over the column's own name, of exactly the column's type; it never fails
 * @param callsMaskFunction whether it calls a function of the catalog of {@link MaskFunctions}, as whose identity it has to be evaluated then
 * @param policy the name of the policy that masks
 */
public record CompiledMask(String column, Type type, String expression, boolean callsMaskFunction, String policy)
{
    public CompiledMask
    {
        requireNonNull(column, "column is null");
        requireNonNull(type, "type is null");
        requireNonNull(expression, "expression is null");
        requireNonNull(policy, "policy is null");
    }
}
