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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What has become of a query: rows, or a failure, of which only the kind counts.
 */
sealed interface Outcome
{
    int SHOWN_ROWS = 8;

    /**
     * What is not as expected, if anything.
     *
     * @param ordered whether the rows have to be in the same order
     */
    static Optional<String> difference(Outcome expected, Outcome actual, boolean ordered)
    {
        if (expected instanceof Rows expectedRows && actual instanceof Rows actualRows) {
            return difference(expectedRows, actualRows, ordered);
        }
        if (expected instanceof Failed(String expectedName, _) && actual instanceof Failed(String actualName, _) && expectedName.equals(actualName)) {
            return Optional.empty();
        }
        return Optional.of("expected %s, was %s".formatted(expected.summary(), actual.summary()));
    }

    private static Optional<String> difference(Rows expected, Rows actual, boolean ordered)
    {
        if (!expected.types().equals(actual.types())) {
            return Optional.of("expected types %s, were %s".formatted(expected.types(), actual.types()));
        }
        Multiset<List<Object>> all = LinkedHashMultiset.create(expected.rows());
        Multiset<List<Object>> found = LinkedHashMultiset.create(actual.rows());
        if (!all.equals(found)) {
            return Optional.of("%s rows expected, %s found; missing: %s; unexpected: %s".formatted(all.size(), found.size(), some(Multisets.difference(all, found)), some(Multisets.difference(found, all))));
        }
        if (ordered && !expected.rows().equals(actual.rows())) {
            return Optional.of("the order differs; expected: %s; was: %s".formatted(some(expected.rows()), some(actual.rows())));
        }
        return Optional.empty();
    }

    private static String some(Iterable<List<Object>> rows)
    {
        List<List<Object>> all = ImmutableList.copyOf(rows);
        return all.size() <= SHOWN_ROWS ? all.toString() : "%s and %s more".formatted(all.subList(0, SHOWN_ROWS), all.size() - SHOWN_ROWS);
    }

    String summary();

    /**
     * The rows in the order in which they came; a row may hold nulls.
     */
    record Rows(List<String> types, List<List<Object>> rows)
            implements Outcome
    {
        public Rows
        {
            types = ImmutableList.copyOf(types);
            rows = ImmutableList.copyOf(rows);
        }

        @Override
        public String summary()
        {
            return rows.size() + " rows";
        }
    }

    /**
     * A failure by the name of its error code.
     */
    record Failed(String errorName, String message)
            implements Outcome
    {
        public Failed
        {
            requireNonNull(errorName, "errorName is null");
            requireNonNull(message, "message is null");
        }

        @Override
        public String summary()
        {
            return "%s: %s".formatted(errorName, message);
        }
    }
}
