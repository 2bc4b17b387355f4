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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.lang.String.format;

/**
 * Finds everything that is wrong with a definition, so that all of it can be mended at once.
 */
final class DefinitionValidator
{
    private static final Pattern NAME = Pattern.compile("\\$?[a-z][a-z0-9_]*");

    private final ImmutableList.Builder<String> problems = ImmutableList.builder();

    private DefinitionValidator() {}

    static List<String> problems(SourceDefinition source)
    {
        DefinitionValidator validator = new DefinitionValidator();
        validator.validate(source);
        return validator.problems.build();
    }

    private void validate(SourceDefinition source)
    {
        duplicates("source " + source.name(), "table", source.tables().stream().map(TableDefinition::name).toList());
        duplicates("source " + source.name(), "rate-limit class", source.rateLimits().stream().map(RateLimitClass::name).toList());
        Optional<TableDefinition> enumerating = source.table(source.scope().table());
        if (enumerating.isEmpty()) {
            problem("scope: there is no table '%s'", source.scope().table());
        }
        for (String column : source.scope().columns()) {
            if (enumerating.isPresent() && enumerating.get().column(column).isEmpty()) {
                problem("scope: table '%s' has no column '%s'", source.scope().table(), column);
            }
        }
        Set<String> rateLimits = source.rateLimits().stream().map(RateLimitClass::name).collect(toImmutableSet());
        for (TableDefinition table : source.tables()) {
            validate(table, rateLimits);
        }
        if (enumerating.filter(table -> source.scope().columns().stream().allMatch(column -> table.column(column).isPresent())).isPresent()) {
            source.tables().forEach(table -> table.endpoints().forEach(endpoint -> endpoint.keySource().ifPresent(listing -> validate(source, table, endpoint, listing))));
        }
    }

    private void validate(TableDefinition table, Set<String> rateLimits)
    {
        String where = "table " + table.name();
        if (!NAME.matcher(table.name()).matches()) {
            problem("%s: the name must be lower snake case", where);
        }
        duplicates(where, "column", table.columns().stream().map(ColumnDefinition::name).toList());
        duplicates(where, "endpoint", table.endpoints().stream().map(EndpointDefinition::path).toList());
        if (table.endpoints().isEmpty()) {
            problem("%s: no endpoint answers it", where);
        }
        if (table.primaryKey().isEmpty()) {
            problem("%s: has no primary key", where);
        }
        for (String key : table.primaryKey()) {
            if (table.column(key).isEmpty()) {
                problem("%s: primary key names no column: '%s'", where, key);
            }
        }
        table.changes()
                .filter(changes -> table.column(changes.column()).isEmpty())
                .ifPresent(changes -> problem("%s: change cursor names no column: '%s'", where, changes.column()));
        for (EndpointDefinition endpoint : table.endpoints()) {
            validate(table, endpoint, rateLimits);
        }
        for (ColumnDefinition column : table.columns()) {
            validate(table, column);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, Set<String> rateLimits)
    {
        String where = "table " + table.name() + ", endpoint " + endpoint.path();
        if (!rateLimits.contains(endpoint.rateLimit())) {
            problem("%s: unknown rate-limit class '%s'", where, endpoint.rateLimit());
        }
        for (String variable : endpoint.variables()) {
            if (table.column(variable).filter(ColumnDefinition::inPath).isEmpty()) {
                problem("%s: path variable '%s' is no column with inPath()", where, variable);
            }
        }
        endpoint.parent()
                .filter(parent -> !endpoint.variables().containsAll(EndpointDefinition.variablesOf(parent)))
                .ifPresent(parent -> problem("%s: parent '%s' needs a variable the endpoint has not", where, parent));
        endpoint.otherwise()
                .filter(otherwise -> table.endpoint(otherwise).map(EndpointDefinition::variables).filter(endpoint.variables()::equals).isEmpty())
                .ifPresent(otherwise -> problem("%s: otherwise '%s' is no endpoint of the table with the same variables", where, otherwise));
        endpoint.otherwise().flatMap(table::endpoint)
                .filter(otherwise -> endpoint.query().isEmpty() && !otherwise.sortParameters().equals(endpoint.sortParameters()))
                .ifPresent(otherwise -> problem("%s: otherwise '%s' sorts by other parameters", where, otherwise.path()));
        endpoint.query().ifPresent(query -> validate(table, endpoint, query, where));
        endpoint.also().ifPresent(also -> validateAlso(table, endpoint, also, where));
        endpoint.keyRecord()
                .filter(record -> !endpoint.variables().equals(EndpointDefinition.variablesOf(record.path())) || !endpoint.variables().contains(record.column()))
                .ifPresent(record -> problem("%s: key record '%s' is not about '%s' alone", where, record.path(), record.column()));
        endpoint.total().ifPresent(total -> validate(table, endpoint, total, where));
        endpoint.keyBatch().ifPresent(batch -> validate(table, endpoint, batch, where));
        if (endpoint.paging() instanceof Paging.LinkHeader && !(endpoint.wire() instanceof WireForm.QueryString)) {
            problem("%s: a link to the next page is a URL, which holds no body", where);
        }
        if (endpoint.lookup() && endpoint.keyColumns().size() < 2) {
            problem("%s: joins name a single key column without a look-up", where);
        }
        if (!endpoint.isList() && !(endpoint.paging() instanceof Paging.Unpaged)) {
            problem("%s: a single record has no pages", where);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, WireForm.GraphQl query, String where)
    {
        if (endpoint.otherwise().flatMap(table::endpoint).filter(otherwise -> otherwise.query().isEmpty() && otherwise.isList() == endpoint.isList()).isEmpty()) {
            problem("%s: what a query does not tell needs an endpoint of another form for the same records (otherwise)", where);
        }
        query.record()
                .filter(path -> table.endpoint(path).filter(record -> !record.isList() && record.query().isEmpty() && record.variables().containsAll(endpoint.variables())).isEmpty())
                .ifPresent(path -> problem("%s: '%s' is no endpoint of another form for one of its records", where, path));
        if (endpoint.isList() != endpoint.paging() instanceof Paging.Connection) {
            problem("%s: a list of a query is a connection, and nothing else is", where);
        }
        if (!endpoint.variables().containsAll(query.spellings().keySet())) {
            problem("%s: spells a column that is no argument", where);
        }
        for (String key : table.primaryKey()) {
            if (endpoint.isList() && table.column(key).filter(column -> !endpoint.tells(column)).isPresent()) {
                problem("%s: does not tell '%s' of the primary key, by which rows are told apart", where, key);
            }
        }
    }

    private void validate(SourceDefinition source, TableDefinition table, EndpointDefinition endpoint, KeySource listing)
    {
        String where = "table " + table.name() + ", endpoint " + endpoint.path();
        List<String> scope = source.scope().columns();
        if (!endpoint.variables().contains(listing.column()) || !endpoint.keyColumns().stream().allMatch(column -> scope.contains(column) || column.equals(listing.column()))) {
            problem("%s: keys of '%s' are listed, but it is not the one path variable beside those of the scope", where, listing.column());
            return;
        }
        Optional<TableDefinition> listed = source.table(listing.table());
        if (listed.isEmpty() || listed.get().endpoints().stream().noneMatch(other -> other.isList() && other.keyColumns().stream().allMatch(column -> scope.contains(column) && endpoint.variables().contains(column)))) {
            problem("%s: '%s' is no table with a list under the same scope key", where, listing.table());
            return;
        }
        if (!listed.get().column(listing.listed()).map(ColumnDefinition::type).equals(table.column(listing.column()).map(ColumnDefinition::type))) {
            problem("%s: table '%s' has no column '%s' of the type of '%s'", where, listing.table(), listing.listed(), listing.column());
        }
    }

    private void validateAlso(TableDefinition table, EndpointDefinition endpoint, String path, String where)
    {
        Optional<EndpointDefinition> also = table.endpoint(path);
        if (also.isEmpty() || !also.get().isList() || !endpoint.variables().containsAll(also.get().variables())) {
            problem("%s: also '%s' is no list of the table that needs no more variables", where, path);
            return;
        }
        if (!also.get().sortParameters().equals(endpoint.sortParameters())) {
            problem("%s: also '%s' sorts by other parameters", where, path);
        }
        if (!table.primaryKey().containsAll(endpoint.variables())) {
            problem("%s: also '%s' answers for other keys, which only the primary key could tell", where, path);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, RecordTotal total, String where)
    {
        if (!endpoint.variables().containsAll(EndpointDefinition.variablesOf(total.path()))) {
            problem("%s: total '%s' needs a variable the endpoint has not", where, total.path());
        }
        if (table.resultCap().isEmpty() || endpoint.also().isPresent()) {
            problem("%s: a total is compared with the table's result cap, of one list", where);
        }
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, KeyBatch batch, String where)
    {
        if (table.column(batch.column()).filter(column -> column.source() instanceof ValueSource.At).isEmpty()) {
            problem("%s: key batch '%s' is no column with a pointer", where, batch.column());
        }
        if (endpoint.variables().contains(batch.column())) {
            problem("%s: key batch '%s' is a path variable already", where, batch.column());
        }
        if (!endpoint.isList()) {
            problem("%s: a single record answers no batch of keys", where);
        }
    }

    private void validate(TableDefinition table, ColumnDefinition column)
    {
        String where = "table " + table.name() + ", column " + column.name();
        if (!NAME.matcher(column.name()).matches()) {
            problem("%s: the name must be lower snake case", where);
        }
        if (column.comment().isEmpty()) {
            problem("%s: has no comment", where);
        }
        if (column.source() instanceof ValueSource.Key && !column.inPath()) {
            problem("%s: has neither a pointer nor inPath()", where);
        }
        if (column.inPath() && table.endpoints().stream().noneMatch(endpoint -> endpoint.variables().contains(column.name()))) {
            problem("%s: is inPath() but in no path", where);
        }
        if (column.source() instanceof ValueSource.At(JsonPointer pointer)) {
            long each = pointer.segments().stream().filter(JsonPointer.EACH::equals).count();
            if (each > 1) {
                problem("%s: a pointer has at most one *", where);
            }
            if (each == 1 && !(column.type() instanceof ColumnType.ArrayOf)) {
                problem("%s: a pointer with * needs an array type", where);
            }
        }
        if (column.sort().isPresent() && table.endpoints().stream().noneMatch(endpoint -> endpoint.sortParameters().isPresent())) {
            problem("%s: sorts, but no endpoint of the table does", where);
        }
        if (column.sort().isPresent() && !column.type().equals(ColumnType.BIGINT) && !column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS)) {
            problem("%s: only numbers and times are sorted alike by sources and by SQL", where);
        }
        if (column.onlySingle() && (column.sort().isPresent() || !column.filters().isEmpty() || table.primaryKey().contains(column.name()))) {
            problem("%s: lists leave it out, so they neither sort nor filter by it, and it tells no rows apart", where);
        }
        if (column.onlySingle() && table.endpoints().stream().allMatch(EndpointDefinition::isList)) {
            problem("%s: only single records have it, but no endpoint has one", where);
        }
        for (FilterCapability filter : column.filters()) {
            validate(table, column, filter);
        }
    }

    private void validate(TableDefinition table, ColumnDefinition column, FilterCapability filter)
    {
        String where = "table " + table.name() + ", column " + column.name() + ", " + filter.operator();
        if (table.endpoints().stream().noneMatch(filter::appliesTo)) {
            problem("%s: no list endpoint evaluates it", where);
        }
        if (filter.operator() == FilterOperator.CONTAINS && !(column.type() instanceof ColumnType.ArrayOf)) {
            problem("%s: needs an array type", where);
        }
        boolean fits = switch (filter.parameter().value()) {
            case ParameterValue.Text _, ParameterValue.OneOf _, ParameterValue.Words _ -> filter.operator() == FilterOperator.EQUAL || filter.operator() == FilterOperator.CONTAINS;
            case ParameterValue.Choice _ -> filter.operator() == FilterOperator.EQUAL && column.type().equals(ColumnType.BOOLEAN);
            case ParameterValue.InstantFloor _ -> filter.operator() == FilterOperator.AT_LEAST && column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
            case ParameterValue.InstantCeiling _ -> filter.operator() == FilterOperator.AT_MOST && column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
            case ParameterValue.Fixed _ -> filter.operator() == FilterOperator.IS_NULL || filter.operator() == FilterOperator.IS_NOT_NULL;
        };
        if (!fits) {
            problem("%s: parameter '%s' cannot be written from it", where, filter.parameter().name());
        }
    }

    private void duplicates(String where, String what, List<String> names)
    {
        ImmutableMultiset.copyOf(names).entrySet().stream()
                .filter(entry -> entry.getCount() > 1)
                .forEach(entry -> problem("%s: two of %s '%s'", where, what, entry.getElement()));
    }

    @FormatMethod
    private void problem(@FormatString String format, Object... arguments)
    {
        problems.add(format(format, arguments));
    }
}
