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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * What a request carries besides its URL.
 */
public sealed interface Payload
{
    /**
     * Nothing: all is in the URL.
     */
    record None()
            implements Payload {}

    /**
     * A JSON document.
     */
    record Json(String text)
            implements Payload
    {
        public Json
        {
            requireNonNull(text, "text is null");
        }
    }

    /**
     * A GraphQL query, whose text is written when it is sent, so that others can be asked with it.
     *
     * @param declarations of its variables
     * @param fields what is asked for, each under an alias
     * @param fragments what the fields refer to
     * @param variables the values, by their names
     */
    record Query(List<String> declarations, List<String> fields, List<String> fragments, Map<String, JsonNode> variables)
            implements Payload
    {
        public Query
        {
            declarations = ImmutableList.copyOf(declarations);
            fields = ImmutableList.copyOf(fields);
            fragments = ImmutableList.copyOf(fragments);
            variables = ImmutableMap.copyOf(variables);
        }

        /**
         * A query for both; no name of one may be one of the other.
         */
        Query with(Query other)
        {
            return new Query(
                    concat(declarations, other.declarations),
                    concat(fields, other.fields),
                    concat(fragments, other.fragments),
                    ImmutableMap.<String, JsonNode>builder().putAll(variables).putAll(other.variables).buildOrThrow());
        }

        private static List<String> concat(List<String> first, List<String> second)
        {
            return ImmutableList.<String>builder().addAll(first).addAll(second).build();
        }

        /**
         * The JSON document that is sent.
         */
        public String text()
        {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            String parameters = declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")";
            body.put("query", "query%s {\n%s\n}\n%s".formatted(parameters, String.join("\n", fields), String.join("\n", fragments)).strip());
            body.putObject("variables").setAll(variables);
            return body.toString();
        }
    }
}
