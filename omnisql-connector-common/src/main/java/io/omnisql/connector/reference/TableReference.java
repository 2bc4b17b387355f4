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

import io.omnisql.connector.definition.Capability;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;

import static java.util.stream.Collectors.joining;

/**
 * Writes the reference of a source's tables for the documentation, in Markdown.
 */
public final class TableReference
{
    private TableReference() {}

    public static String markdown(SourceDefinition source)
    {
        return source.tables().stream()
                .map(TableReference::markdown)
                .collect(joining("\n"));
    }

    private static String markdown(TableDefinition table)
    {
        StringBuilder text = new StringBuilder();
        text.append("### `%s`\n\n%s. Primary key: %s.\n\n".formatted(table.name(), table.comment(), names(table.primaryKey())));
        text.append("Answered by %s.\n\n".formatted(table.endpoints().stream().map(endpoint -> "`" + endpoint.route() + "`").collect(joining(", "))));
        text.append("| Column | Type | Description | At the source |\n|---|---|---|---|\n");
        for (ColumnDefinition column : table.columns()) {
            text.append("| `%s` | `%s` | %s | %s |\n".formatted(column.name(), column.type().sqlName(), column.comment() + (column.hidden() ? " (hidden)" : ""), capabilities(table, column)));
        }
        return text.toString();
    }

    private static String capabilities(TableDefinition table, ColumnDefinition column)
    {
        return table.endpoints().stream()
                .flatMap(endpoint -> Capability.of(column, endpoint).stream())
                .distinct()
                .map(capability -> capability(column, capability))
                .distinct()
                .collect(joining(", "));
    }

    private static String capability(ColumnDefinition column, Capability capability)
    {
        return switch (capability.name()) {
            case "KEY" -> "key";
            case "KEYS" -> "many keys at once";
            case "SORT" -> column.sortedNulls() ? "`ORDER BY … LIMIT`" : "`ORDER BY … LIMIT`, `min()`, `max()`";
            case "EQUAL" -> fidelity("`=`", capability);
            case "AT_LEAST" -> fidelity("`>=`", capability);
            case "AT_MOST" -> fidelity("`<=`", capability);
            case "IS_NULL" -> fidelity("`IS NULL`", capability);
            case "IS_NOT_NULL" -> fidelity("`IS NOT NULL`", capability);
            case "CONTAINS" -> fidelity("`contains()`", capability);
            default -> throw new IllegalArgumentException("no words for capability " + capability.name());
        };
    }

    private static String fidelity(String operator, Capability capability)
    {
        return switch (capability.fidelity()) {
            case EXACT -> operator + " exact";
            case INEXACT -> operator + " superset";
        };
    }

    private static String names(List<String> names)
    {
        return names.stream().map(name -> "`" + name + "`").collect(joining(", "));
    }
}
