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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import io.trino.spi.Page;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.type.Type;

import java.util.List;

import static io.trino.spi.type.TypeUtils.readNativeValue;

/**
 * The values of a key that is looked up, none of them null, as Trino represents them; of types whose values are equal when their representations are.
 */
record LookupKey(List<Object> values)
{
    LookupKey
    {
        values = ImmutableList.copyOf(values);
    }

    static LookupKey of(RecordCursor cursor, List<Type> types)
    {
        ImmutableList.Builder<Object> values = ImmutableList.builderWithExpectedSize(types.size());
        for (int field = 0; field < types.size(); field++) {
            values.add(value(cursor, field, types.get(field).getJavaType()));
        }
        return new LookupKey(values.build());
    }

    private static Object value(RecordCursor cursor, int field, Class<?> javaType)
    {
        if (javaType == long.class) {
            return cursor.getLong(field);
        }
        return javaType == boolean.class ? cursor.getBoolean(field) : cursor.getSlice(field);
    }

    /**
     * The key of a row.
     */
    static LookupKey of(Page page, int position, List<Type> types, int[] channels)
    {
        ImmutableList.Builder<Object> values = ImmutableList.builderWithExpectedSize(types.size());
        for (int index = 0; index < channels.length; index++) {
            values.add(readNativeValue(types.get(index), page.getBlock(channels[index]), position));
        }
        return new LookupKey(values.build());
    }

    /**
     * Some of the values, in another order.
     */
    LookupKey project(int[] indexes)
    {
        ImmutableList.Builder<Object> projected = ImmutableList.builderWithExpectedSize(indexes.length);
        for (int index : indexes) {
            projected.add(values.get(index));
        }
        return new LookupKey(projected.build());
    }

    @Override
    public String toString()
    {
        return "key of " + values.size() + " values";
    }
}
