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

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.decode.DocumentText;
import io.omnisql.connector.definition.Records;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * Makes a text of what an issue has in a custom field, whatever that is, as people see it: a document as plain text, an option by its value, people, groups, versions, projects and sprints by their names, the elements of a list one after the other.
 * What has no such word is the JSON that it is.
 */
final class CustomFieldText
        implements DocumentText
{
    /**
     * The name of the format in column definitions.
     */
    static final String FORMAT = "custom_field";

    // as many digits as a double can have before its point
    private static final int LONGEST_NUMBER = 309;
    private static final AdfText ADF = new AdfText();

    @Override
    public String text(JsonNode record)
    {
        return value(record.path(Records.Member.VALUE));
    }

    private static String value(JsonNode value)
    {
        return switch (value.getNodeType()) {
            case STRING -> value.asText();
            case NUMBER -> number(value);
            case BOOLEAN -> value.asText();
            case ARRAY -> value.valueStream().map(CustomFieldText::value).collect(joining(", "));
            case OBJECT -> object(value);
            case NULL, MISSING, BINARY, POJO -> "";
        };
    }

    /**
     * Without the fraction that Jira writes of whole numbers as well.
     */
    private static String number(JsonNode number)
    {
        BigDecimal shortest = number.decimalValue().stripTrailingZeros();
        return Math.abs(shortest.scale()) > LONGEST_NUMBER ? shortest.toString() : shortest.toPlainString();
    }

    private static String object(JsonNode object)
    {
        if (object.path("type").asText("").equals("doc")) {
            return ADF.text(object);
        }
        Optional<String> name = Stream.of("value", "displayName", "name").map(object::path).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst();
        Optional<String> child = Optional.of(object.path("child").path("value")).filter(JsonNode::isTextual).map(JsonNode::asText);
        return name.map(shown -> Stream.concat(Stream.of(shown), child.stream()).collect(joining(" - "))).orElseGet(object::toString);
    }
}
