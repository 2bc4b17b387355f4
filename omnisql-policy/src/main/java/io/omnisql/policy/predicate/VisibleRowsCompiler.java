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

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PolicyProblemException;
import io.omnisql.policy.VisibleRows;

/**
 * Chooses how much of a predicate the engine is told: all of it, or something coarser where a scan checks the rest; or refuses it.
 */
public final class VisibleRowsCompiler
{
    /**
     * Beyond it the engine takes too long to plan.
     */
    public static final int MOST_ENGINE_LITERALS = 1_000;
    public static final long MOST_BYTES = 64 * 1_024;

    private VisibleRowsCompiler() {}

    public static VisibleRows compile(RowPredicate predicate, Enforcement enforcement)
            throws PolicyProblemException
    {
        return switch (predicate) {
            case RowPredicate.All _ -> new VisibleRows.All();
            case RowPredicate.None _ -> new VisibleRows.None("no rows policy is true of any row for the user");
            case RowPredicate.And _, RowPredicate.Or _, RowPredicate.OneOf _, RowPredicate.InRange _, RowPredicate.StartsWith _, RowPredicate.ContainsAny _, RowPredicate.IsNull _ -> some(predicate, enforcement);
        };
    }

    private static VisibleRows some(RowPredicate predicate, Enforcement enforcement)
            throws PolicyProblemException
    {
        PredicateSize size = PredicateSize.of(predicate);
        if (size.bytes() > MOST_BYTES) {
            throw new PolicyProblemException("The user's rows take a predicate of %s bytes, of at most %s: grant them by a column with fewer values".formatted(size.bytes(), MOST_BYTES));
        }
        if (size.literals() <= MOST_ENGINE_LITERALS) {
            return new VisibleRows.Some(predicate, EngineFilter.sql(predicate), true);
        }
        return switch (enforcement) {
            case ENGINE -> throw new PolicyProblemException("The user's rows take %s literals, of at most %s where only the engine filters: grant them by a column with fewer values".formatted(size.literals(), MOST_ENGINE_LITERALS));
            case ENGINE_AND_SCAN -> new VisibleRows.Some(predicate, EngineFilter.sql(coarse(predicate)), false);
        };
    }

    /**
     * The longest lists go first.
     */
    private static RowPredicate coarse(RowPredicate predicate)
    {
        for (int longestList : ImmutableList.of(MOST_ENGINE_LITERALS / 2, 100, 10, 2)) {
            RowPredicate coarse = CoarseFilter.of(predicate, longestList);
            if (coarse.literalCount() <= MOST_ENGINE_LITERALS) {
                return coarse;
            }
        }
        return new RowPredicate.All();
    }
}
