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

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the columns of a definition.
 */
final class ColumnValidator
{
    // whole numbers, days and moments
    private static final Set<ColumnType> SORTED_ALIKE = ImmutableSet.of(ColumnType.BIGINT, ColumnType.INTEGER, ColumnType.DATE, ColumnType.TIMESTAMP_TZ_MILLIS);
    private static final Set<ColumnType> COUNTED = ImmutableSet.of(ColumnType.BIGINT, ColumnType.INTEGER, ColumnType.DATE);

    private final DefinitionProblems problems;

    ColumnValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
    }

    void validate(TableDefinition table, ColumnDefinition column)
    {
        String where = "table " + table.name() + ", column " + column.name();
        if (!DefinitionValidator.NAME.matcher(column.name()).matches()) {
            problems.add("%s: the name must be lower snake case", where);
        }
        if (column.comment().isEmpty()) {
            problems.add("%s: has no comment", where);
        }
        if (column.source() instanceof ValueSource.Key && !column.inPath()) {
            problems.add("%s: has neither a pointer nor inPath()", where);
        }
        if (column.source() instanceof ValueSource.Listed && !table.endpoints().stream().allMatch(endpoint -> endpoint.keySource().filter(listing -> listing.tells().containsKey(column.name())).isPresent())) {
            problems.add("%s: is listed(), but there is an endpoint of which no list of keys tells it", where);
        }
        if (column.inPath() && table.endpoints().stream().noneMatch(endpoint -> endpoint.variables().contains(column.name()))) {
            problems.add("%s: is inPath() but in no path", where);
        }
        if (column.source() instanceof ValueSource.At(JsonPointer pointer, boolean _)) {
            long each = pointer.segments().stream().filter(JsonPointer.EACH::equals).count();
            if (each > 1) {
                problems.add("%s: a pointer has at most one *", where);
            }
            if (each == 1 && !(column.type() instanceof ColumnType.ArrayOf)) {
                problems.add("%s: a pointer with * needs an array type", where);
            }
        }
        int levels = switch (column.source()) {
            case ValueSource.Around(JsonPointer _, int out) -> out;
            case ValueSource.Place _ -> 1;
            case ValueSource.At _, ValueSource.UrlSegment _, ValueSource.UrlSegmentAfter _, ValueSource.Beginning _, ValueSource.Document _, ValueSource.Key _, ValueSource.Listed _, ValueSource.Count _, ValueSource.FetchedAt _, ValueSource.Freshness _, ValueSource.Reuse _, ValueSource.PolicyHash _ -> 0;
        };
        if (table.endpoints().stream().anyMatch(endpoint -> endpoint.records().within().size() < levels)) {
            problems.add("%s: is around records, which stand by themselves in an endpoint", where);
        }
        if (column.source() instanceof ValueSource.Place && !column.type().equals(ColumnType.BIGINT)) {
            problems.add("%s: a place is a BIGINT", where);
        }
        if (column.source() instanceof ValueSource.Place && table.endpoints().stream().anyMatch(endpoint -> endpoint.records().members().isPresent())) {
            problems.add("%s: members of an object have no place", where);
        }
        if (column.source() instanceof ValueSource.Beginning && !column.type().equals(ColumnType.VARCHAR)) {
            problems.add("%s: the beginning of a text is a VARCHAR", where);
        }
        if (column.source() instanceof ValueSource.Document document) {
            validate(column, document, where);
        }
        if (column.sort().isPresent() && table.endpoints().stream().noneMatch(endpoint -> endpoint.sortParameters().isPresent())) {
            problems.add("%s: sorts, but no endpoint of the table does", where);
        }
        if (column.sort().isPresent() && !SORTED_ALIKE.contains(column.type())) {
            problems.add("%s: only numbers and times are sorted alike by sources and by SQL", where);
        }
        if (column.sortUnit() < 0 || (column.sortUnit() > 0 && !column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS))) {
            problems.add("%s: only times are sorted by a unit of milliseconds", where);
        }
        if (column.onlySingle() && (column.sort().isPresent() || !column.filters().isEmpty() || table.primaryKey().contains(column.name()))) {
            problems.add("%s: lists leave it out, so they neither sort nor filter by it, and it tells no rows apart", where);
        }
        if (column.onlySingle() && table.endpoints().stream().allMatch(EndpointDefinition::isList)) {
            problems.add("%s: only single records have it, but no endpoint has one", where);
        }
        for (FilterCapability filter : column.filters()) {
            validate(table, column, filter);
        }
        column.graphQl().ifPresent(field -> field.standIn().ifPresent(standIn -> validate(table, field, standIn, where)));
    }

    /**
     * The source knows the document, and not the text that is made of it.
     */
    private void validate(ColumnDefinition column, ValueSource.Document document, String where)
    {
        if (!column.type().equals(ColumnType.VARCHAR)) {
            problems.add("%s: a document becomes a text, and no %s", where, column.type().sqlName());
        }
        if (!DefinitionValidator.NAME.matcher(document.format()).matches()) {
            problems.add("%s: the format '%s' must be lower snake case", where, document.format());
        }
        if (document.pointer().segments().contains(JsonPointer.EACH)) {
            problems.add("%s: one text is made of one document, which no * finds", where);
        }
        if (column.filters().stream().anyMatch(filter -> filter.fidelity() == Fidelity.EXACT)) {
            problems.add("%s: no source knows the text of a document, so no filter of it is exact", where);
        }
    }

    /**
     * What stands in for an account is learned from one record, for all columns of the account at once.
     */
    private void validate(TableDefinition table, GraphQlField field, StandIn standIn, String where)
    {
        if (field.pointer().segments().size() < 2) {
            problems.add("%s: is no value of an account, for which another one may stand in", where);
            return;
        }
        List<ColumnDefinition> account = table.columns().stream()
                .filter(other -> other.graphQl().filter(field::isBeside).isPresent())
                .toList();
        if (!account.stream().allMatch(part -> part.graphQl().orElseThrow().standIn().equals(Optional.of(standIn)))) {
            problems.add("%s: not all columns of the account say that another one may stand in for it", where);
        }
        if (account.stream().noneMatch(part -> part.name().equals(standIn.column()) && part.type().equals(ColumnType.VARCHAR))) {
            problems.add("%s: '%s' is not the name of the account", where, standIn.column());
        }
        if (!account.stream().allMatch(part -> part.source() instanceof ValueSource.At(JsonPointer pointer, boolean _) && pointer.segments().size() > 1)) {
            problems.add("%s: other forms have the account's values in no object of their own", where);
        }
    }

    private void validate(TableDefinition table, ColumnDefinition column, FilterCapability filter)
    {
        String where = "table " + table.name() + ", column " + column.name() + ", " + filter.operator();
        if (table.endpoints().stream().noneMatch(filter::appliesTo)) {
            problems.add("%s: no list endpoint evaluates it", where);
        }
        if (filter.operator() == FilterOperator.CONTAINS && !(column.type() instanceof ColumnType.ArrayOf)) {
            problems.add("%s: needs an array type", where);
        }
        boolean fits = switch (filter.parameter().value()) {
            case ParameterValue.Text _ -> (filter.operator() == FilterOperator.EQUAL && !column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS)) || filter.operator() == FilterOperator.CONTAINS;
            case ParameterValue.OneOf _, ParameterValue.Words _ -> filter.operator() == FilterOperator.EQUAL;
            case ParameterValue.Choice _ -> filter.operator() == FilterOperator.EQUAL && column.type().equals(ColumnType.BOOLEAN);
            case ParameterValue.EpochFloor _ -> filter.parameter().condition() && filter.operator() == FilterOperator.AT_LEAST && column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
            case ParameterValue.EpochCeiling _ -> filter.parameter().condition() && filter.operator() == FilterOperator.AT_MOST && column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
            case ParameterValue.InstantFloor _ -> !filter.parameter().condition() && filter.operator() == FilterOperator.AT_LEAST && column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
            case ParameterValue.InstantCeiling _ -> !filter.parameter().condition() && filter.operator() == FilterOperator.AT_MOST && column.type().equals(ColumnType.TIMESTAMP_TZ_MILLIS);
            case ParameterValue.Bound _ -> (filter.operator() == FilterOperator.AT_LEAST || filter.operator() == FilterOperator.AT_MOST) && (COUNTED.contains(column.type()) || isWidened(column, filter));
            case ParameterValue.Fixed _ -> filter.operator() == FilterOperator.IS_NULL || filter.operator() == FilterOperator.IS_NOT_NULL;
        };
        if (!fits) {
            problems.add("%s: parameter '%s' cannot be written from it", where, filter.parameter().name());
        }
        if (filter.fidelity() == Fidelity.INEXACT && !filter.parameter().condition() && (filter.parameter().value() instanceof ParameterValue.OneOf || filter.parameter().value() instanceof ParameterValue.Words)) {
            problems.add("%s: a closed list of words is sent only where it is exact, so parameter '%s' never would be; matching(…) is for words of which more may be found", where, filter.parameter().name());
        }
    }

    /**
     * Of numbers with fractions a search is told the next whole one.
     */
    private static boolean isWidened(ColumnDefinition column, FilterCapability filter)
    {
        return column.type().equals(ColumnType.DOUBLE) && filter.parameter().condition() && filter.fidelity() == Fidelity.INEXACT;
    }
}
