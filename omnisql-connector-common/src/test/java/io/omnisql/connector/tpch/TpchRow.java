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
package io.omnisql.connector.tpch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Streams.stream;

/**
 * A record of the warehouse, and how it is written.
 *
 * @param texts the values of its columns as they are written, none for one that is null
 */
record TpchRow(Function<String, Optional<String>> texts, String json)
{
    // that of Trino's schema "tiny", which the suite knows
    private static final double SCALE_FACTOR = 0.01;

    static <E extends TpchEntity> List<TpchRow> rows(TpchTable<E> table)
    {
        return stream(table.createGenerator(SCALE_FACTOR, 1, 1))
                .map(entity -> new TpchRow(name -> Optional.of(text(table.getColumn(name), entity)), json(table, entity)))
                .collect(toImmutableList());
    }

    Optional<String> text(String column)
    {
        return texts.apply(column);
    }

    /**
     * A value by which records are sorted, or whose bounds are compared: a number, or the number of a day.
     */
    long number(String column)
    {
        String text = text(column).orElseThrow();
        return text.indexOf('-') > 0 ? LocalDate.parse(text).toEpochDay() : Long.parseLong(text);
    }

    private static <E extends TpchEntity> String text(TpchColumn<E> column, E entity)
    {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> Long.toString(column.getIdentifier(entity));
            case INTEGER -> Integer.toString(column.getInteger(entity));
            case DOUBLE -> Double.toString(column.getDouble(entity));
            case DATE -> LocalDate.ofEpochDay(column.getDate(entity)).toString();
            case VARCHAR -> column.getString(entity);
        };
    }

    private static <E extends TpchEntity> String json(TpchTable<E> table, E entity)
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (TpchColumn<E> column : table.getColumns()) {
            String name = column.getSimplifiedColumnName();
            switch (column.getType().getBase()) {
                case IDENTIFIER -> json.put(name, column.getIdentifier(entity));
                case INTEGER -> json.put(name, column.getInteger(entity));
                case DOUBLE -> json.put(name, column.getDouble(entity));
                case DATE, VARCHAR -> json.put(name, text(column, entity));
            }
        }
        return json.toString();
    }
}
