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
package io.omnisql.connector.http;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJsonOutline
{
    @Test
    void testWhole()
    {
        assertThat(ImmutableList.of("[]", "{}", " [1, 2]\r\n", "\t{\"a\": []} ", "\uFEFF[]", "\uFEFF\n{\"a\": 1}")).allMatch(TestJsonOutline::isWhole);
    }

    @Test
    void testNotWhole()
    {
        assertThat(ImmutableList.of("", " ", "[", "]", "{", "\uFEFF", "null", "7", "[1, 2", "[{\"a\": 1}", "{]", "[}", "[]x", "x[]", "<html></html>", "[] <!-- served by a proxy -->"))
                .noneMatch(TestJsonOutline::isWhole);
    }

    private static boolean isWhole(String body)
    {
        return JsonOutline.isWhole(body.getBytes(UTF_8));
    }
}
