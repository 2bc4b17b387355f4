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
package io.omnisql.connector.definition;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the table that lists the keys of an endpoint.
 */
final class KeySourceValidator
{
    private final DefinitionProblems problems;

    KeySourceValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
    }

    void validate(SourceDefinition source, TableDefinition table, EndpointDefinition endpoint, KeySource listing)
    {
        String where = "table " + table.name() + ", endpoint " + endpoint.path();
        List<String> scope = source.scope().columns();
        if (!endpoint.keyColumns().contains(listing.column()) || !endpoint.keyColumns().stream().allMatch(column -> scope.contains(column) || column.equals(listing.column()))) {
            problems.add("%s: keys of '%s' are listed, but it is not the one path variable beside those of the scope", where, listing.column());
            return;
        }
        Optional<TableDefinition> listed = source.table(listing.table());
        if (listed.isEmpty() || listed.get().endpoints().stream().noneMatch(other -> other.isList() && other.keyColumns().stream().allMatch(column -> scope.contains(column) ? endpoint.variables().contains(column) : isListed(source, endpoint, other, column)))) {
            problems.add("%s: '%s' is no table with a list under the same scope key, or under keys that are listed there", where, listing.table());
            return;
        }
        if (!listed.get().column(listing.listed()).map(ColumnDefinition::type).equals(table.column(listing.column()).map(ColumnDefinition::type))) {
            problems.add("%s: table '%s' has no column '%s' of the type of '%s'", where, listing.table(), listing.listed(), listing.column());
        }
        if (listing.page().isPresent() && !(endpoint.paging() instanceof Paging.Offset offset && offset.total().isPresent() && endpoint.keyBatch().isEmpty())) {
            problems.add("%s: the table that lists the keys tells a page of theirs, which has to say how many records there are", where);
        }
        listing.tells().forEach((column, told) -> {
            Optional<ColumnDefinition> own = table.column(column).filter(definition -> definition.source() instanceof ValueSource.Listed);
            if (own.isEmpty() || !listed.get().column(told).map(ColumnDefinition::type).equals(own.map(ColumnDefinition::type))) {
                problems.add("%s: table '%s' has no column '%s' of the type of '%s', which has to be listed()", where, listing.table(), told, column);
            }
        });
    }

    /**
     * Whether the values of a key column of the other endpoint, which lists, are listed in their turn, by a table that needs nothing for that but the scope, as the endpoint itself has it.
     */
    private static boolean isListed(SourceDefinition source, EndpointDefinition endpoint, EndpointDefinition other, String column)
    {
        return other.keySource()
                .filter(listing -> listing.column().equals(column))
                .flatMap(listing -> source.table(listing.table()))
                .filter(table -> table.endpoints().stream().anyMatch(list -> list.isList() && source.scope().columns().containsAll(list.keyColumns()) && endpoint.variables().containsAll(list.keyColumns())))
                .isPresent();
    }
}
