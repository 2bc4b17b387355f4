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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

/**
 * The variables of a GraphQL query, which hold every value that it has: what is written into its text are their names. Not thread-safe.
 */
final class GraphQlVariables
{
    private final List<String> declarations = new ArrayList<>();
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    List<String> declarations()
    {
        return ImmutableList.copyOf(declarations);
    }

    Map<String, JsonNode> values()
    {
        return values.properties().stream().collect(toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A value of a key, which is never null.
     *
     * @param type without the exclamation mark
     */
    String key(String name, String type, String value)
    {
        if (type.equals("Int")) {
            return number(name, Integer.parseInt(value));
        }
        return value(name, type + "!", value);
    }

    private String number(String name, int value)
    {
        declarations.add("$%s: Int!".formatted(name));
        values.put(name, value);
        return "$" + name;
    }

    /**
     * A text, or of a type in brackets the texts between its commas.
     */
    String value(String name, String type, String value)
    {
        declarations.add("$%s: %s".formatted(name, type));
        if (type.startsWith("[")) {
            ArrayNode array = values.putArray(name);
            Splitter.on(',').split(value).forEach(array::add);
        }
        else {
            values.put(name, value);
        }
        return "$" + name;
    }

    /**
     * The page size and the filters, which are the same for all keys. A parameter is named and typed as in {@code filterBy.states: [IssueState!]}.
     *
     * @param prefix begins the names of the variables
     */
    String arguments(String prefix, Optional<Integer> pageSize, List<RequestParameter> parameters)
    {
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>();
        pageSize.ifPresent(size -> arguments.add("first: " + number(prefix + "first", size)));
        for (int index = 0; index < parameters.size(); index++) {
            List<String> nameAndType = Splitter.on(": ").limit(2).splitToList(parameters.get(index).name());
            String written = value(prefix + "f" + index, nameAndType.getLast(), parameters.get(index).value());
            int dot = nameAndType.getFirst().indexOf('.');
            if (dot < 0) {
                arguments.add("%s: %s".formatted(nameAndType.getFirst(), written));
            }
            else {
                inputs.computeIfAbsent(nameAndType.getFirst().substring(0, dot), _ -> new ArrayList<>())
                        .add("%s: %s".formatted(nameAndType.getFirst().substring(dot + 1), written));
            }
        }
        inputs.forEach((name, members) -> arguments.add("%s: {%s}".formatted(name, String.join(", ", members))));
        return String.join(", ", arguments);
    }
}
