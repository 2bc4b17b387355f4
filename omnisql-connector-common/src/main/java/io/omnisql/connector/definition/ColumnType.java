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

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;

import java.util.List;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The type of a column, as data: printable and independent of Trino's type registry.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ColumnType.Scalar.class, name = "scalar"),
        @JsonSubTypes.Type(value = ColumnType.ArrayOf.class, name = "array"),
        @JsonSubTypes.Type(value = ColumnType.RowOf.class, name = "row"),
})
public sealed interface ColumnType
{
    ColumnType BIGINT = new Scalar(ScalarKind.BIGINT);
    ColumnType BOOLEAN = new Scalar(ScalarKind.BOOLEAN);
    ColumnType DATE = new Scalar(ScalarKind.DATE);
    ColumnType DOUBLE = new Scalar(ScalarKind.DOUBLE);
    ColumnType INTEGER = new Scalar(ScalarKind.INTEGER);
    ColumnType JSON = new Scalar(ScalarKind.JSON);
    ColumnType TIMESTAMP_TZ_MILLIS = new Scalar(ScalarKind.TIMESTAMP_TZ_MILLIS);
    /**
     * A moment that the source writes as others, or as the seconds or milliseconds since the epoch: a number of less than 100,000,000,000 is one of seconds, as milliseconds would lead to before March 1973.
     */
    ColumnType TIMESTAMP_TZ_OR_EPOCH = new Scalar(ScalarKind.TIMESTAMP_TZ_OR_EPOCH);
    ColumnType VARCHAR = new Scalar(ScalarKind.VARCHAR);
    /**
     * A text of digits that the source may write as a whole number.
     */
    ColumnType VARCHAR_OR_INTEGER = new Scalar(ScalarKind.VARCHAR_OR_INTEGER);

    static ColumnType arrayOf(ColumnType element)
    {
        return new ArrayOf(element);
    }

    static ColumnType rowOf(Field... fields)
    {
        return new RowOf(ImmutableList.copyOf(fields));
    }

    /**
     * A field of a ROW, found at a pointer that is relative to the object the row is made from.
     */
    static Field field(String name, ColumnType type, String pointer)
    {
        return new Field(name, type, JsonPointer.parse(pointer));
    }

    /**
     * The name of the type in SQL, such as {@code array(varchar)}.
     */
    String sqlName();

    enum ScalarKind
    {
        BIGINT("bigint"),
        BOOLEAN("boolean"),
        DATE("date"),
        DOUBLE("double"),
        INTEGER("integer"),
        JSON("json"),
        TIMESTAMP_TZ_MILLIS("timestamp(3) with time zone"),
        TIMESTAMP_TZ_OR_EPOCH("timestamp(3) with time zone"),
        VARCHAR("varchar"),
        VARCHAR_OR_INTEGER("varchar");

        private final String sqlName;

        ScalarKind(String sqlName)
        {
            this.sqlName = sqlName;
        }
    }

    record Scalar(ScalarKind scalar)
            implements ColumnType
    {
        public Scalar
        {
            requireNonNull(scalar, "scalar is null");
        }

        @Override
        public String sqlName()
        {
            return scalar.sqlName;
        }
    }

    record ArrayOf(ColumnType element)
            implements ColumnType
    {
        public ArrayOf
        {
            requireNonNull(element, "element is null");
        }

        @Override
        public String sqlName()
        {
            return "array(" + element.sqlName() + ")";
        }
    }

    record RowOf(List<Field> fields)
            implements ColumnType
    {
        public RowOf
        {
            fields = ImmutableList.copyOf(fields);
        }

        @Override
        public String sqlName()
        {
            return fields.stream()
                    .map(field -> field.name() + " " + field.type().sqlName())
                    .collect(joining(", ", "row(", ")"));
        }
    }

    record Field(String name, ColumnType type, JsonPointer pointer)
    {
        public Field
        {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            requireNonNull(pointer, "pointer is null");
        }
    }
}
