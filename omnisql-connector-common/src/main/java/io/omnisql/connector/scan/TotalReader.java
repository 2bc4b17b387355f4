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

import io.omnisql.connector.decode.NumberReader;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.ListTotal;
import io.omnisql.connector.http.ApiResponse;
import io.trino.spi.TrinoException;

import java.util.Optional;

import static com.google.common.primitives.Longs.tryParse;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;

/**
 * Reads how many records a list has from one of its pages. Pure.
 */
final class TotalReader
{
    private TotalReader() {}

    static long read(ApiResponse response, ListTotal total)
    {
        Optional<Long> records = switch (total) {
            case ListTotal.InBody(JsonPointer pointer) -> NumberReader.read(response.body(), pointer);
            case ListTotal.InHeader(String name) -> Optional.ofNullable(response.headers().get(name)).flatMap(text -> Optional.ofNullable(tryParse(text.strip())));
        };
        return records
                .filter(number -> number >= 0)
                .orElseThrow(() -> new TrinoException(BAD_RESPONSE, "The source does not say how many records a list has, which it is declared to do (%s)".formatted(place(total))));
    }

    private static String place(ListTotal total)
    {
        return switch (total) {
            case ListTotal.InBody(JsonPointer pointer) -> pointer.toString();
            case ListTotal.InHeader(String name) -> "header " + name;
        };
    }
}
