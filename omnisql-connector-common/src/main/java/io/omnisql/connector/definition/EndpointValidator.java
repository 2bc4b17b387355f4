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

import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the endpoints of a definition.
 */
final class EndpointValidator
{
    private final DefinitionProblems problems;
    private final PagingValidator paging;
    private final KeyRecordValidator keyRecords;

    EndpointValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
        this.paging = new PagingValidator(problems);
        this.keyRecords = new KeyRecordValidator(problems);
    }

    void validate(TableDefinition table, EndpointDefinition endpoint, Set<String> rateLimits)
    {
        String where = "table " + table.name() + ", endpoint " + endpoint.path();
        if (!rateLimits.contains(endpoint.rateLimit())) {
            problems.add("%s: unknown rate-limit class '%s'", where, endpoint.rateLimit());
        }
        for (String variable : endpoint.variables()) {
            if (table.column(variable).filter(ColumnDefinition::inPath).isEmpty()) {
                problems.add("%s: path variable '%s' is no column with inPath()", where, variable);
            }
        }
        endpoint.parent()
                .filter(parent -> !endpoint.variables().containsAll(EndpointDefinition.variablesOf(parent)))
                .ifPresent(parent -> problems.add("%s: parent '%s' needs a variable the endpoint has not", where, parent));
        endpoint.otherwise()
                .filter(otherwise -> table.endpoint(otherwise).map(EndpointDefinition::variables).filter(endpoint.variables()::equals).isEmpty())
                .ifPresent(otherwise -> problems.add("%s: otherwise '%s' is no endpoint of the table with the same variables", where, otherwise));
        endpoint.otherwise().flatMap(table::endpoint)
                .filter(otherwise -> endpoint.query().isEmpty() && !otherwise.sortParameters().equals(endpoint.sortParameters()))
                .ifPresent(otherwise -> problems.add("%s: otherwise '%s' sorts by other parameters", where, otherwise.path()));
        endpoint.query().ifPresent(query -> validate(table, endpoint, query, where));
        endpoint.also().ifPresent(also -> validateAlso(table, endpoint, also, where));
        endpoint.keyRecord().ifPresent(record -> keyRecords.validate(table, endpoint, record, where));
        endpoint.total().ifPresent(total -> validate(table, endpoint, total, where));
        if (endpoint.listTotal().isPresent()) {
            validateListTotal(endpoint, where);
        }
        endpoint.keyBatch().ifPresent(batch -> validate(table, endpoint, batch, where));
        paging.validate(endpoint, where);
        if (EndpointDefinition.fill(endpoint.path(), _ -> "").contains("{") && endpoint.query().isEmpty()) {
            problems.add("%s: a variable is the name of a column in braces", where);
        }
        if (endpoint.path().contains("?") && !endpoint.path().matches("[^?]+\\?\\w+=\\{[a-z0-9_]+}(&\\w+=\\{[a-z0-9_]+})*")) {
            problems.add("%s: behind a question mark there is nothing but NAME={VARIABLE}, with & between them", where);
        }
        if (endpoint.lookup() && endpoint.keyColumns().size() < 2) {
            problems.add("%s: joins name a single key column without a look-up", where);
        }
        if (endpoint.records().shape() == Records.Shape.VALUES) {
            validateValues(table, endpoint, where);
        }
    }

    private void validateValues(TableDefinition table, EndpointDefinition endpoint, String where)
    {
        boolean haveMembers = table.columns().stream()
                .filter(column -> column.source().isInRecord())
                .anyMatch(column -> !(column.source() instanceof ValueSource.At(JsonPointer pointer, boolean _) && pointer.equals(JsonPointer.ROOT)));
        if (haveMembers || !endpoint.records().without().isEmpty() || endpoint.query().isPresent()) {
            problems.add("%s: a record that is a value has no members, so the empty pointer is the only one", where);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, WireForm.GraphQl query, String where)
    {
        if (endpoint.otherwise().flatMap(table::endpoint).filter(otherwise -> otherwise.query().isEmpty() && otherwise.isList() == endpoint.isList()).isEmpty()) {
            problems.add("%s: what a query does not tell needs an endpoint of another form for the same records (otherwise)", where);
        }
        query.record()
                .filter(path -> table.endpoint(path).filter(record -> isOfRecord(table, record) && isFound(table, endpoint, record)).isEmpty())
                .ifPresent(path -> problems.add("%s: '%s' is no endpoint of another form for one of its records", where, path));
        if (endpoint.isList() != endpoint.paging() instanceof Paging.Connection) {
            problems.add("%s: a list of a query is a connection, and nothing else is", where);
        }
        if (!endpoint.variables().containsAll(query.spellings().keySet())) {
            problems.add("%s: spells a column that is no argument", where);
        }
        if (!endpoint.variables().containsAll(query.findsOnly().keySet())) {
            problems.add("%s: finds only some values of a column that is no argument", where);
        }
        for (String key : table.primaryKey()) {
            if (endpoint.isList() && table.column(key).filter(column -> !endpoint.tells(column)).isPresent()) {
                problems.add("%s: does not tell '%s' of the primary key, by which rows are told apart", where, key);
            }
        }
    }

    /**
     * Whether an endpoint of another form has a single record of the table, and no other one.
     */
    private static boolean isOfRecord(TableDefinition table, EndpointDefinition record)
    {
        return !record.isList() && record.query().isEmpty() && record.variables().containsAll(table.primaryKey());
    }

    /**
     * Whether a query knows of its records what finds them elsewhere.
     */
    private static boolean isFound(TableDefinition table, EndpointDefinition query, EndpointDefinition record)
    {
        return record.variables().stream().allMatch(variable -> table.column(variable).filter(query::tells).isPresent());
    }

    private void validateAlso(TableDefinition table, EndpointDefinition endpoint, String path, String where)
    {
        Optional<EndpointDefinition> also = table.endpoint(path);
        if (also.isEmpty() || !also.get().isList() || !endpoint.variables().containsAll(also.get().variables())) {
            problems.add("%s: also '%s' is no list of the table that needs no more variables", where, path);
            return;
        }
        if (!also.get().sortParameters().equals(endpoint.sortParameters())) {
            problems.add("%s: also '%s' sorts by other parameters", where, path);
        }
        if (!table.primaryKey().containsAll(endpoint.variables())) {
            problems.add("%s: also '%s' answers for other keys, which only the primary key could tell", where, path);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, RecordTotal total, String where)
    {
        if (!endpoint.variables().containsAll(EndpointDefinition.variablesOf(total.path()))) {
            problems.add("%s: total '%s' needs a variable the endpoint has not", where, total.path());
        }
        if (table.resultCap().isEmpty() || endpoint.also().isPresent()) {
            problems.add("%s: a total is compared with the table's result cap, of one list", where);
        }
    }

    private void validateListTotal(EndpointDefinition endpoint, String where)
    {
        if (!endpoint.isList() || endpoint.query().isPresent() || endpoint.keyBatch().isPresent()) {
            problems.add("%s: counts what is no list of one key", where);
        }
        if (!endpoint.records().areRows() || endpoint.also().isPresent()) {
            problems.add("%s: counts records that are no rows, or not all that are", where);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, KeyBatch batch, String where)
    {
        if (table.column(batch.column()).filter(column -> column.source() instanceof ValueSource.At || column.source() instanceof ValueSource.Around).isEmpty()) {
            problems.add("%s: key batch '%s' is no column with a pointer", where, batch.column());
        }
        if (endpoint.variables().contains(batch.column())) {
            problems.add("%s: key batch '%s' is a path variable already", where, batch.column());
        }
        if (!endpoint.isList()) {
            problems.add("%s: a single record answers no batch of keys", where);
        }
        if (batch.postponed().isPresent() && !(endpoint.paging() instanceof Paging.Unpaged)) {
            problems.add("%s: what is left of a batch is asked for where its pages would be", where);
        }
        batch.postponed()
                .filter(pointer -> !pointer.segments().contains(JsonPointer.EACH))
                .ifPresent(pointer -> problems.add("%s: '%s' names one key, and several may be postponed", where, pointer));
        if (endpoint.isListed(batch.column()) && !table.primaryKey().contains(batch.column())) {
            problems.add("%s: keys of the batch '%s' are listed, so that it has to be in the primary key, which every scan reads", where, batch.column());
        }
    }
}
