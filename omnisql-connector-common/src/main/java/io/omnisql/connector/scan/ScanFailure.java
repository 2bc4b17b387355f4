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

import io.omnisql.connector.error.ApiErrorCode;
import io.trino.spi.TrinoException;

import java.util.Optional;

import static io.trino.spi.ErrorType.USER_ERROR;

/**
 * Says of a failure where in a scan it came, and whether the same query may succeed later. What other errors of Trino say stays as it is.
 */
final class ScanFailure
{
    private ScanFailure() {}

    /**
     * @param page the number of the scan's page, from 1
     */
    static TrinoException atPage(String table, long page, TrinoException failure)
    {
        return complete(failure, "table %s, page %s".formatted(table, page));
    }

    /**
     * A failure of split generation. What is wrong with the query itself has no place.
     */
    static Throwable beforePages(String table, Throwable failure)
    {
        return failure instanceof TrinoException known && known.getErrorCode().getType() != USER_ERROR ? complete(known, "table %s, its keys".formatted(table)) : failure;
    }

    private static TrinoException complete(TrinoException failure, String place)
    {
        Optional<ApiErrorCode> code = ApiErrorCode.find(failure.getErrorCode());
        if (code.isEmpty()) {
            return failure;
        }
        String advice = code.get().mayPass() ? "trying again may help" : "trying again does not help";
        return new TrinoException(code.get(), "%s (%s; %s)".formatted(failure.getMessage(), place, advice), failure);
    }
}
