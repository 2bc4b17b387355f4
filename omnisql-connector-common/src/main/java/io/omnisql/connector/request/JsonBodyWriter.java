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
package io.omnisql.connector.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Writes parameters as members of a JSON object; several values are an array.
 */
final class JsonBodyWriter
        implements ParameterWriter
{
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    @Override
    public void text(String name, String value)
    {
        body.put(name, value);
    }

    @Override
    public void texts(String name, List<String> values)
    {
        ArrayNode array = body.putArray(name);
        values.forEach(array::add);
    }

    @Override
    public void number(String name, long value)
    {
        body.put(name, value);
    }

    @Override
    public void numbers(String name, List<String> values)
    {
        ArrayNode array = body.putArray(name);
        values.forEach(value -> array.add(Long.parseLong(value)));
    }

    String text()
    {
        return body.toString();
    }
}
