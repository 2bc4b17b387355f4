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
package io.omnisql.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TestCustomFieldText
{
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Test
    void testScalars()
    {
        assertText("\"as it is \\n\"", "as it is \n");
        assertText("\"\"", "");
        assertText("8.0", "8");
        assertText("0.10", "0.1");
        assertText("-0.0", "0");
        assertText("1e20", "100000000000000000000");
        assertText("1e400", "1E+400");
        assertText("1e-999999999", "1E-999999999");
        assertText("true", "true");
    }

    @Test
    void testThings()
    {
        assertText("{\"self\": \"https://x\", \"value\": \"Major\", \"id\": \"100321\"}", "Major");
        assertText("{\"value\": \"Europe\", \"child\": {\"value\": \"Łódź\", \"id\": \"1\"}}", "Europe - Łódź");
        assertText("{\"accountId\": \"a:1\", \"displayName\": \"Ada Quill\", \"name\": \"ada\"}", "Ada Quill");
        assertText("{\"id\": \"1\", \"name\": \"1.0\"}", "1.0");
        assertText("{\"a\": {\"b\": [1]}}", "{\"a\":{\"b\":[1]}}");
        assertText("{\"value\": {\"x\": 1}, \"name\": 7}", "{\"value\":{\"x\":1},\"name\":7}");
        assertText("{}", "{}");
    }

    @Test
    void testLists()
    {
        assertText("[]", "");
        assertText("[\"alpha\", \"Beta\"]", "alpha, Beta");
        assertText("[{\"value\": \"Linux\"}, {\"value\": \"macOS\"}, null, 7]", "Linux, macOS, , 7");
    }

    @Test
    void testDocument()
    {
        assertText("{\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"paragraph\", \"content\": [{\"type\": \"text\", \"text\": \"one\"}]}, {\"type\": \"paragraph\", \"content\": [{\"type\": \"text\", \"text\": \"two\"}]}]}", "one\ntwo");
    }

    @Test
    void testNoValue()
    {
        assertThat(new CustomFieldText().text(MAPPER.createObjectNode())).isEmpty();
    }

    private static void assertText(String value, String text)
    {
        try {
            assertThat(new CustomFieldText().text(MAPPER.readTree("{\"id\": \"customfield_1\", \"value\": %s}".formatted(value)))).as(value).isEqualTo(text);
        }
        catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
