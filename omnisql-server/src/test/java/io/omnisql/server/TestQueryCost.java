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
package io.omnisql.server;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

final class TestQueryCost
{
    @Test
    void testText()
    {
        assertThat(new QueryCost(1, 0, OptionalLong.empty()).text(1)).isEqualTo("1 API request, least possible 1");
        assertThat(new QueryCost(2, 0, OptionalLong.of(40)).text(2)).isEqualTo("2 API requests, least possible 2 · rows at most 40 ms old");
        assertThat(new QueryCost(0, 3, OptionalLong.of(1250)).text(3)).isEqualTo("0 API requests (+3 not modified, free), least possible 3 · rows at most 1.3 s old");
    }
}
