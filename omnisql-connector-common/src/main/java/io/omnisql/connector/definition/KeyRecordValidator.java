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

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the record that tells the key of an endpoint's list.
 */
final class KeyRecordValidator
{
    private final DefinitionProblems problems;

    KeyRecordValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
    }

    void validate(TableDefinition table, EndpointDefinition endpoint, KeyRecord record, String where)
    {
        if (!EndpointDefinition.variablesOf(record.path()).equals(ImmutableSet.of(record.column())) || !endpoint.variables().contains(record.column())) {
            problems.add("%s: key record '%s' is not about '%s' alone", where, record.path(), record.column());
        }
        if (!endpoint.isNamedByKeyRecord() && endpoint.parent().isEmpty()) {
            problems.add("%s: key record '%s' tells a part of the key: a parent tells whether the rest is missing", where, record.path());
        }
        record.told().ifPresent(told -> validate(table, endpoint, told, where));
    }

    private void validate(TableDefinition table, EndpointDefinition endpoint, KeyRecord.Told told, String where)
    {
        if (!isPlainList(endpoint) || table.resultCap().isPresent()) {
            problems.add("%s: a key record tells a list in no order, which has one array of rows, all of them, and no other variables", where);
        }
        if (told.place().segments().isEmpty() || told.place().segments().contains(JsonPointer.EACH)) {
            problems.add("%s: key record has no array at '%s'", where, told.place());
        }
        for (String column : told.columns()) {
            if (table.column(column).filter(definition -> definition.source().isInRecord()).isEmpty()) {
                problems.add("%s: key record tells '%s', which is no column of records", where, column);
            }
        }
        for (String key : table.primaryKey()) {
            if (table.column(key).filter(column -> !told.tells(column)).isPresent()) {
                problems.add("%s: key record does not tell '%s' of the primary key, by which rows are told apart", where, key);
            }
        }
    }

    private static boolean isPlainList(EndpointDefinition endpoint)
    {
        return endpoint.wire() instanceof WireForm.QueryString &&
                endpoint.records().shape() == Records.Shape.ARRAY &&
                endpoint.records().pointers().size() == 1 &&
                endpoint.isNamedByKeyRecord() &&
                endpoint.keyBatch().isEmpty() &&
                endpoint.sortParameters().isEmpty() &&
                endpoint.also().isEmpty() &&
                endpoint.listTotal().isEmpty();
    }
}
