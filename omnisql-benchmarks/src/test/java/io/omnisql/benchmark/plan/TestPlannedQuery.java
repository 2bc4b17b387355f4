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
package io.omnisql.benchmark.plan;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The steps that are measured do what they are measured for.
 */
final class TestPlannedQuery
{
    @Test
    void testOneKey()
    {
        try (PlannedQuery query = PlannedQuery.of(1)) {
            assertSteps(query);
            assertThat(query.splits()).isEqualTo(1);
        }
    }

    @Test
    void testManyKeys()
    {
        try (PlannedQuery query = PlannedQuery.of(1_000)) {
            assertSteps(query);
            assertThat(query.splits()).isBetween(1L, 1_000L);
        }
    }

    private static void assertSteps(PlannedQuery query)
    {
        assertThat(query.floor()).isTrue();
        assertThat(query.applyFilter()).hasValueSatisfying(result -> assertThat(result.getRemainingFilter().isAll()).isTrue());
        assertThat(query.applyFilterAgain()).hasValueSatisfying(result -> assertThat(result.getRemainingFilter().isAll()).isTrue());
        assertThat(query.applyProjection()).isPresent();
        assertThat(query.applyLimit()).isPresent();
        assertThat(query.applyTopN()).isPresent();
        assertThat(query.applyAggregation()).isPresent();
        assertThat(query.applyJoin()).isPresent();
    }
}
