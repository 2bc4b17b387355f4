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
package io.omnisql.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPageTemplate
{
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void testNumbers()
    {
        PageTemplate template = PageTemplate.of(ImmutableList.of(issue("ä", 7), issue("b", 8)), 1_000);
        String page = "[{\"title\":\"ä\",\"milestone\":{\"number\":1},\"number\":%s},{\"title\":\"b\",\"milestone\":{\"number\":1},\"number\":%s}]";
        assertThat(template.numberedFrom(1_000)).asString(UTF_8).isEqualTo(page.formatted(1_000, 1_001));
        assertThat(template.numberedFrom(4_711)).asString(UTF_8).isEqualTo(page.formatted(4_711, 4_712));
        assertThatThrownBy(() -> template.numberedFrom(9_999)).hasMessage("10000 has not 4 digits");
    }

    @Test
    void testNumbersInSeveralPlaces()
    {
        PageTemplate template = PageTemplate.ofNumbered(ImmutableList.of(JSON.createObjectNode().put("id", "1000").put("key", "ä-1000"), JSON.createObjectNode().put("id", "1000")), 1_000);
        assertThat(template.numberedFrom(4_711)).asString(UTF_8).isEqualTo("[{\"id\":\"4711\",\"key\":\"ä-4711\"},{\"id\":\"4712\"}]");
    }

    private static ObjectNode issue(String title, int number)
    {
        ObjectNode issue = JSON.createObjectNode().put("title", title);
        issue.putObject("milestone").put("number", 1);
        return issue.put("number", number);
    }
}
