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
package io.omnisql.connector.testing;

import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Makes lists of plain values of the rows of a result.
 */
public final class PlainRows
{
    private PlainRows() {}

    public static List<List<Object>> of(MaterializedResult result)
    {
        return result.getMaterializedRows().stream().map(row -> values(row.getFields())).collect(toImmutableList());
    }

    private static List<Object> values(List<?> fields)
    {
        List<Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(plain(field)));
        return Collections.unmodifiableList(values);
    }

    private static Object plain(Object value)
    {
        return switch (value) {
            case null -> null;
            case ZonedDateTime time -> time.toInstant();
            case MaterializedRow row -> values(row.getFields());
            case List<?> list -> values(list);
            default -> value;
        };
    }
}
