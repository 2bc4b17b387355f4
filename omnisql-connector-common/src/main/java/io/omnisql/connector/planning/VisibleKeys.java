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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.predicate.PredicateProjection;
import io.omnisql.policy.predicate.RowCheck;
import io.omnisql.policy.predicate.RowPredicate;
import io.omnisql.policy.predicate.RowValues;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;

/**
 * The keys of which the policy lets the user see rows. Thread-safe.
 */
final class VisibleKeys
{
    // by the number of columns whose values are known, the first ones; none where everything is visible
    private final List<KeyCheck> checks;

    private VisibleKeys(List<KeyCheck> checks)
    {
        this.checks = ImmutableList.copyOf(checks);
    }

    /**
     * @param columns those of the scope that find the table's rows, in their order
     */
    static VisibleKeys of(RowScope rows, List<String> columns)
    {
        return switch (rows) {
            case RowScope.Unrestricted _, RowScope.Denied _ -> new VisibleKeys(ImmutableList.of());
            case RowScope.Visible visible -> new VisibleKeys(IntStream.rangeClosed(0, columns.size())
                    .mapToObj(known -> KeyCheck.of(visible.predicate(), columns.subList(0, known)))
                    .collect(toImmutableList()));
        };
    }

    /**
     * Whether a key may have rows that are visible, or a prefix of keys, as it is spelled: the policy is about the source's own spelling.
     */
    boolean admits(List<String> values)
    {
        return checks.isEmpty() || checks.get(values.size()).test(values);
    }

    /**
     * @param places where the checked columns are in a key
     */
    private record KeyCheck(RowCheck check, List<Integer> places)
    {
        private KeyCheck
        {
            places = ImmutableList.copyOf(places);
        }

        static KeyCheck of(RowPredicate predicate, List<String> columns)
        {
            RowCheck check = RowCheck.of(PredicateProjection.onto(predicate, ImmutableSet.copyOf(columns)));
            return new KeyCheck(check, check.columns().stream().map(columns::indexOf).collect(toImmutableList()));
        }

        boolean test(List<String> values)
        {
            return check.test(new RowValues()
            {
                @Override
                public boolean isNull(int column)
                {
                    return false;
                }

                @Override
                public Object value(int column)
                {
                    return utf8Slice(values.get(places.get(column)));
                }
            });
        }
    }
}
