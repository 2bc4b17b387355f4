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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableMap;
import io.omnisql.server.QueryCost;
import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

final class TestShowcaseQuery
{
    @Test
    void testCostOfEachSource()
    {
        assertThat(ShowcaseQuery.all().getFirst().text(ImmutableMap.of("github", new QueryCost(1, 0, OptionalLong.of(2)))))
                .isEqualTo("1 API request, least possible 1 · rows at most 2 ms old");
        ShowcaseQuery query = new ShowcaseQuery("Two sources", ImmutableMap.of("github", 1, "jira", 4), "SELECT 1");
        assertThat(query.text(ImmutableMap.of("github", new QueryCost(1, 0, OptionalLong.of(2)), "jira", new QueryCost(5, 0, OptionalLong.of(3)))))
                .isEqualTo("github: 1 API request, least possible 1 · rows at most 2 ms old · jira: 5 API requests, least possible 4 · rows at most 3 ms old");
    }
}
