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
package io.omnisql.connector.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;

import static java.util.stream.Collectors.joining;

/**
 * Prints a source's definition as JSON with one endpoint and one column on a line, so that a change of a capability is a changed line.
 */
public final class DefinitionPrinter
{
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    private DefinitionPrinter() {}

    public static String print(SourceDefinition source)
    {
        return """
               {
                 "name": %s,
                 "connector_name": %s,
                 "headers": %s,
                 "rate_limits": %s,
                 "credential_limits": %s,
                 "response_rules": %s,
                 "scope": %s,
                 "tables": [
               %s
                 ]
               }
               """.formatted(
                json(source.name()),
                json(source.connectorName()),
                json(source.headers()),
                lines(source.rateLimits(), 2),
                json(source.credentialLimits()),
                lines(source.responseRules(), 2),
                json(source.scope()),
                source.tables().stream().map(table -> print(table).indent(4).stripTrailing()).collect(joining(",\n")));
    }

    private static String print(TableDefinition table)
    {
        return """
               {
                 "name": %s,
                 "comment": %s,
                 "primary_key": %s,
                 "changes": %s,
                 "deletes_visible": %s,
                 "result_cap": %s,
                 "cardinality": %s,
                 "endpoints": %s,
                 "columns": %s
               }""".formatted(
                json(table.name()),
                json(table.comment()),
                json(table.primaryKey()),
                json(table.changes()),
                json(table.deletesVisible()),
                json(table.resultCap()),
                json(table.cardinality()),
                lines(table.endpoints(), 2),
                lines(table.columns(), 2));
    }

    private static String lines(List<?> values, int indent)
    {
        String margin = " ".repeat(indent);
        return values.stream()
                .map(value -> margin + "  " + json(value))
                .collect(joining(",\n", "[\n", "\n" + margin + "]"));
    }

    private static String json(Object value)
    {
        try {
            return MAPPER.writeValueAsString(value);
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A definition has a value that cannot be printed", e);
        }
    }
}
