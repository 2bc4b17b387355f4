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
package io.omnisql.policy;

import io.omnisql.policy.predicate.RowPredicate;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The rows that a subject sees of a table, in two forms that agree: one for the engine, one for scans.
 */
public sealed interface VisibleRows
{
    /**
     * The expression of the row filter, in Trino's SQL; empty where no filter is needed.
     */
    Optional<String> engineFilter();

    /**
     * What a scan keeps.
     */
    RowPredicate predicate();

    record All()
            implements VisibleRows
    {
        @Override
        public Optional<String> engineFilter()
        {
            return Optional.empty();
        }

        @Override
        public RowPredicate predicate()
        {
            return new RowPredicate.All();
        }
    }

    /**
     * @param reason for the audit and for explanations
     */
    record None(String reason)
            implements VisibleRows
    {
        public None
        {
            requireNonNull(reason, "reason is null");
        }

        @Override
        public Optional<String> engineFilter()
        {
            return Optional.of("FALSE");
        }

        @Override
        public RowPredicate predicate()
        {
            return new RowPredicate.None();
        }
    }

    /**
     * Printed without the filter, which holds the values that a policy names.
     *
     * @param exactInEngine false where the filter lets more rows pass than the predicate, so that only the scan's own check is exact
     */
    record Some(RowPredicate predicate, String filter, boolean exactInEngine)
            implements VisibleRows
    {
        public Some
        {
            requireNonNull(predicate, "predicate is null");
            requireNonNull(filter, "filter is null");
        }

        @Override
        public Optional<String> engineFilter()
        {
            return Optional.of(filter);
        }

        @Override
        public String toString()
        {
            return "rows by %s literals".formatted(predicate.literalCount());
        }
    }
}
