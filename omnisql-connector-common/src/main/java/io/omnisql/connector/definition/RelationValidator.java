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

import com.google.common.collect.ImmutableSet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the relations of a query: a join that follows one must have the rows that it has without.
 */
final class RelationValidator
{
    private final DefinitionProblems problems;

    RelationValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
    }

    void validate(SourceDefinition source, TableDefinition table, EndpointDefinition endpoint, Relation relation)
    {
        String where = "table " + table.name() + ", endpoint " + endpoint.path() + ", relation " + relation.place();
        Optional<TableDefinition> related = source.table(relation.table());
        Optional<EndpointDefinition> other = related.flatMap(found -> found.endpoint(relation.path())).filter(found -> isOfItsForm(relation, found));
        if (related.isEmpty() || other.isEmpty()) {
            problems.add("%s: '%s' has no %s '%s'", where, relation.table(), relation instanceof GraphQlRelation ? "query" : "endpoint", relation.path());
            return;
        }
        validateKeys(table, endpoint, related.get(), other.get(), relation, where);
        validateScope(source, related.get(), relation, where);
        Set<String> keys = relation.keys().keySet();
        for (String variable : other.get().keyColumns()) {
            if (!keys.contains(variable)) {
                problems.add("%s: nothing has the value of '%s', by which the records are found elsewhere", where, variable);
            }
        }
        if (relation.isSingle() && !keys.containsAll(related.get().primaryKey())) {
            problems.add("%s: one record, but its keys are not the primary key of '%s'", where, relation.table());
        }
        if (!relation.isSingle() && !other.get().isList()) {
            problems.add("%s: many records, but '%s' is a query for one", where, relation.path());
        }
        if (relation instanceof EmbeddedRecord embedded) {
            embedded.told().stream()
                    .filter(column -> related.get().column(column).isEmpty())
                    .forEach(column -> problems.add("%s: tells '%s', which is no column of '%s'", where, column, relation.table()));
        }
    }

    private static boolean isOfItsForm(Relation relation, EndpointDefinition endpoint)
    {
        return switch (relation) {
            case EmbeddedRecord _ -> endpoint.query().isEmpty() && (endpoint.records().equals(Records.single()) || endpoint.records().equals(Records.arrays(endpoint.records().pointers().getFirst().toString())));
            case GraphQlRelation _ -> endpoint.query().isPresent();
        };
    }

    private void validateKeys(TableDefinition table, EndpointDefinition endpoint, TableDefinition related, EndpointDefinition other, Relation relation, String where)
    {
        for (Map.Entry<String, String> key : relation.keys().entrySet()) {
            Optional<ColumnDefinition> column = related.column(key.getKey());
            Optional<ColumnDefinition> value = table.column(key.getValue());
            if (column.isEmpty() || value.isEmpty() || !column.get().type().equals(value.get().type())) {
                problems.add("%s: '%s' and '%s' are no columns of one type", where, key.getKey(), key.getValue());
                continue;
            }
            if (!relation.tells(other, column.get())) {
                problems.add("%s: the record of '%s' does not tell '%s'", where, relation.table(), key.getKey());
            }
            if (!endpoint.tells(value.get())) {
                problems.add("%s: its own record does not tell '%s'", where, key.getValue());
            }
        }
    }

    /**
     * A record belongs to the scope key of the one that holds it, so that a join reads nothing outside the scope.
     */
    private void validateScope(SourceDefinition source, TableDefinition related, Relation relation, String where)
    {
        Set<String> scope = ImmutableSet.copyOf(source.scope().columns());
        for (String column : scope) {
            if (related.column(column).isPresent() && !column.equals(relation.keys().get(column))) {
                problems.add("%s: '%s' is of the scope, and must be the same in both", where, column);
            }
        }
    }
}
