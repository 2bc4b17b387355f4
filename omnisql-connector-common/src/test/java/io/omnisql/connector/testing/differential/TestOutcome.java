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
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestOutcome
{
    @Test
    void testRowsInAnyOrder()
    {
        assertThat(Outcome.difference(rows(row(1, "a"), row(2, null)), rows(row(2, null), row(1, "a")), false)).isEmpty();
        assertThat(Outcome.difference(rows(row(1, "a"), row(2, null)), rows(row(2, null), row(1, "a")), true)).get().asString().startsWith("the order differs");
    }

    @Test
    void testEachRowIsCounted()
    {
        assertThat(Outcome.difference(rows(row(1), row(1), row(2)), rows(row(1), row(2), row(2)), false)).get().asString()
                .isEqualTo("3 rows expected, 3 found; missing: [[1]]; unexpected: [[2]]");
        assertThat(Outcome.difference(rows(row(1)), rows(), false)).get().asString().isEqualTo("1 rows expected, 0 found; missing: [[1]]; unexpected: []");
    }

    @Test
    void testTypes()
    {
        assertThat(Outcome.difference(new Outcome.Rows(List.of("bigint"), List.of()), new Outcome.Rows(List.of("integer"), List.of()), false)).get().asString()
                .isEqualTo("expected types [bigint], were [integer]");
    }

    @Test
    void testFailures()
    {
        Outcome division = new Outcome.Failed("DIVISION_BY_ZERO", "here");
        assertThat(Outcome.difference(division, new Outcome.Failed("DIVISION_BY_ZERO", "there"), true)).isEmpty();
        assertThat(Outcome.difference(division, new Outcome.Failed("KEY_REQUIRED", "no key"), true)).get().asString().isEqualTo("expected DIVISION_BY_ZERO: here, was KEY_REQUIRED: no key");
        assertThat(Outcome.difference(division, rows(row(1)), true)).get().asString().isEqualTo("expected DIVISION_BY_ZERO: here, was 1 rows");
        assertThat(Outcome.difference(rows(row(1)), division, false)).isPresent();
    }

    @SafeVarargs
    private static Outcome rows(List<Object>... rows)
    {
        ImmutableList.Builder<List<Object>> all = ImmutableList.builder();
        for (List<Object> row : rows) {
            all.add(row);
        }
        return new Outcome.Rows(ImmutableList.of("bigint"), all.build());
    }

    private static List<Object> row(Object... values)
    {
        return Arrays.asList(values);
    }
}
