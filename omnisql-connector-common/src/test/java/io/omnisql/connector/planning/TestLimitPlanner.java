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
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static org.assertj.core.api.Assertions.assertThat;

final class TestLimitPlanner
{
    private static final ApiTableHandle TABLE = ApiTableHandle.of("books");
    private static final ApiTableHandle ORDERED = TABLE.withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 10);

    @Test
    void testLimits()
    {
        record Case(ApiTableHandle handle, long limit, OptionalLong planned) {}

        List<Case> cases = ImmutableList.of(
                new Case(TABLE, 10, OptionalLong.of(10)),
                new Case(TABLE, 0, OptionalLong.of(0)),
                new Case(TABLE.withLimit(10), 9, OptionalLong.of(9)),
                new Case(TABLE.withLimit(10), 10, OptionalLong.empty()),
                new Case(TABLE.withLimit(10), 11, OptionalLong.empty()),
                new Case(ORDERED, 5, OptionalLong.of(5)),
                new Case(ORDERED, 10, OptionalLong.empty()));
        for (Case test : cases) {
            Optional<ApiTableHandle> planned = LimitPlanner.plan(test.handle(), test.limit());
            assertThat(planned.map(ApiTableHandle::limit).orElse(OptionalLong.empty())).as(test.toString()).isEqualTo(test.planned());
            planned.ifPresent(handle -> assertThat(handle.order()).as(test.toString()).isEqualTo(test.handle().order()));
        }
    }
}
