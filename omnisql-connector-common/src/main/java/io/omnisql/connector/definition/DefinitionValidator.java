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
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * Finds everything that is wrong with a definition, so that all of it can be mended at once.
 */
final class DefinitionValidator
{
    static final Pattern NAME = Pattern.compile("\\$?[a-z][a-z0-9_]*");

    private final DefinitionProblems problems = new DefinitionProblems();
    private final EndpointValidator endpoints = new EndpointValidator(problems);
    private final KeySourceValidator keySources = new KeySourceValidator(problems);
    private final SearchValidator searches = new SearchValidator(problems);
    private final ColumnValidator columns = new ColumnValidator(problems);
    private final RelationValidator relations = new RelationValidator(problems);

    private DefinitionValidator() {}

    static List<String> problems(SourceDefinition source)
    {
        DefinitionValidator validator = new DefinitionValidator();
        validator.validate(source);
        return validator.problems.all();
    }

    private void validate(SourceDefinition source)
    {
        problems.duplicates("source " + source.name(), "table", source.tables().stream().map(TableDefinition::name).toList());
        problems.duplicates("source " + source.name(), "rate-limit class", source.rateLimits().stream().map(RateLimitClass::name).toList());
        Optional<TableDefinition> enumerating = source.enumerating();
        boolean isScoped = !source.scope().equals(ScopeDefinition.none());
        if (isScoped && enumerating.isEmpty()) {
            problems.add("scope: there is no table '%s'", source.scope().table());
        }
        for (String column : source.scope().columns()) {
            if (enumerating.isPresent() && enumerating.get().column(column).isEmpty()) {
                problems.add("scope: table '%s' has no column '%s'", source.scope().table(), column);
            }
        }
        source.tables().stream()
                .filter(_ -> source.scope().columns().size() != 1)
                .flatMap(table -> table.columns().stream().filter(column -> column.scopeEnd().isPresent()).map(column -> "table %s, column %s".formatted(table.name(), column.name())))
                .forEach(where -> problems.add("%s: is inScope(), but the scope's keys are not names of one column", where));
        Set<String> rateLimits = source.rateLimits().stream().map(RateLimitClass::name).collect(toImmutableSet());
        for (TableDefinition table : source.tables()) {
            validate(table, rateLimits);
        }
        for (TableDefinition table : source.tables()) {
            for (EndpointDefinition endpoint : table.endpoints()) {
                endpoint.wire().related().forEach(relation -> relations.validate(source, table, endpoint, relation));
            }
        }
        if (!isScoped || enumerating.filter(table -> source.scope().columns().stream().allMatch(column -> table.column(column).isPresent())).isPresent()) {
            source.tables().forEach(table -> table.endpoints().forEach(endpoint -> endpoint.keySource().ifPresent(listing -> keySources.validate(source, table, endpoint, listing))));
        }
    }

    private void validate(TableDefinition table, Set<String> rateLimits)
    {
        String where = "table " + table.name();
        if (!NAME.matcher(table.name()).matches()) {
            problems.add("%s: the name must be lower snake case", where);
        }
        problems.duplicates(where, "column", table.columns().stream().map(ColumnDefinition::name).toList());
        problems.duplicates(where, "endpoint", table.endpoints().stream().map(EndpointDefinition::path).toList());
        if (table.endpoints().isEmpty()) {
            problems.add("%s: no endpoint answers it", where);
        }
        if (table.primaryKey().isEmpty()) {
            problems.add("%s: has no primary key", where);
        }
        for (String key : table.primaryKey()) {
            if (table.column(key).isEmpty()) {
                problems.add("%s: primary key names no column: '%s'", where, key);
            }
        }
        table.changes()
                .filter(changes -> table.column(changes.column()).isEmpty())
                .ifPresent(changes -> problems.add("%s: change cursor names no column: '%s'", where, changes.column()));
        for (EndpointDefinition endpoint : table.endpoints()) {
            endpoints.validate(table, endpoint, rateLimits);
            searches.validate(table, endpoint);
        }
        for (ColumnDefinition column : table.columns()) {
            columns.validate(table, column);
        }
    }
}
