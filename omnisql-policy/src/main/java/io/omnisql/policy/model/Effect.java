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

import io.omnisql.policy.mask.MaskFunction;

import static java.util.Objects.requireNonNull;

/**
 * What a policy does for the users and the resources that it selects.
 */
public sealed interface Effect
{
    /**
     * Lets them read tables, or columns of them. Without it nothing is readable.
     */
    record Allow()
            implements Effect {}

    /**
     * Keeps tables, or columns of them, from being read, whatever else allows it.
     */
    record Deny()
            implements Effect {}

    /**
     * Grants rows. A table that such a policy selects has rows for nobody else than those to whom one of them grants some.
     */
    record Rows(Condition where)
            implements Effect
    {
        public Rows
        {
            requireNonNull(where, "where is null");
        }
    }

    /**
     * Shows something else in place of the values of columns.
     */
    record Mask(MaskFunction function)
            implements Effect
    {
        public Mask
        {
            requireNonNull(function, "function is null");
        }
    }
}
