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
package io.omnisql.connector.testing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestFixtureRecords
{
    @Test
    void testTable()
    {
        assertThat(FixtureRecords.table(
                """
                id | name   | owner/id | owner/name | done  | hours | note
                1  | Walk   | 7        | it's me    | true  | -0.5  | 'null'
                2  | '12'   |          |            | false | 1.50  | null
                3  | 2026-01-01 | | x | 'true' | '' |
                """)).extracting(Object::toString).containsExactly(
                "{\"id\":1,\"name\":\"Walk\",\"owner\":{\"id\":7,\"name\":\"it's me\"},\"done\":true,\"hours\":-0.5,\"note\":\"null\"}",
                "{\"id\":2,\"name\":\"12\",\"done\":false,\"hours\":1.5,\"note\":null}",
                "{\"id\":3,\"name\":\"2026-01-01\",\"owner\":{\"name\":\"x\"},\"done\":\"true\",\"hours\":\"\"}");
    }

    @Test
    void testCellsAreCounted()
    {
        assertThatThrownBy(() -> FixtureRecords.table("id | name\n1")).hasMessage("1 cells for 2 members: [1]");
    }
}
