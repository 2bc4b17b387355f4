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
package io.omnisql.connector.decode;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnType;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.StandardTypes;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeId;
import io.trino.spi.type.TypeManager;
import io.trino.spi.type.VarcharType;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Chooses the decoder and the Trino type of a column type: one decoder per type.
 */
public final class ColumnDecoders
{
    private ColumnDecoders() {}

    public static Type trinoType(ColumnType columnType, TypeManager typeManager)
    {
        return switch (columnType) {
            case ColumnType.Scalar(ColumnType.ScalarKind scalar) -> switch (scalar) {
                case BIGINT -> BigintType.BIGINT;
                case BOOLEAN -> BooleanType.BOOLEAN;
                case DATE -> DateType.DATE;
                case DOUBLE -> DoubleType.DOUBLE;
                case INTEGER -> IntegerType.INTEGER;
                case JSON -> typeManager.getType(TypeId.of(StandardTypes.JSON));
                case TIMESTAMP_TZ_MILLIS, TIMESTAMP_TZ_OR_EPOCH -> TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
                case VARCHAR, VARCHAR_OR_INTEGER -> VarcharType.VARCHAR;
            };
            case ColumnType.ArrayOf(ColumnType element) -> new ArrayType(trinoType(element, typeManager));
            case ColumnType.RowOf(List<ColumnType.Field> fields) -> RowType.from(fields.stream()
                    .map(field -> RowType.field(field.name(), trinoType(field.type(), typeManager)))
                    .collect(toImmutableList()));
        };
    }

    static ValueDecoder decoder(ColumnType columnType, Type type)
    {
        return switch (columnType) {
            case ColumnType.Scalar(ColumnType.ScalarKind scalar) -> switch (scalar) {
                case BIGINT -> new BigintDecoder();
                case BOOLEAN -> new BooleanDecoder();
                case DATE -> new DateDecoder();
                case DOUBLE -> new DoubleDecoder();
                case INTEGER -> new IntegerDecoder();
                case JSON -> new JsonDecoder();
                case TIMESTAMP_TZ_MILLIS -> new TimestampDecoder(false);
                case TIMESTAMP_TZ_OR_EPOCH -> new TimestampDecoder(true);
                case VARCHAR -> new VarcharDecoder(false);
                case VARCHAR_OR_INTEGER -> new VarcharDecoder(true);
            };
            case ColumnType.ArrayOf(ColumnType element) -> {
                Type elementType = ((ArrayType) type).getElementType();
                yield new ArrayDecoder(elementType, decoder(element, elementType));
            }
            case ColumnType.RowOf(List<ColumnType.Field> fields) -> rowDecoder(fields, (RowType) type);
        };
    }

    private static RowDecoder rowDecoder(List<ColumnType.Field> fields, RowType type)
    {
        RecordShape shape = new RecordShape();
        ImmutableList.Builder<Cell> cells = ImmutableList.builder();
        for (int index = 0; index < fields.size(); index++) {
            ColumnType.Field field = fields.get(index);
            Cell cell = new Cell(type.getFields().get(index).getType());
            shape.add(field.name(), field.pointer(), field.type(), cell);
            cells.add(cell);
        }
        return new RowDecoder(type, shape, cells.build());
    }
}
