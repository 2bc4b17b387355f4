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
package io.omnisql.connector.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.trino.spi.ErrorCode;
import io.trino.spi.TrinoException;

/**
 * A failure in a span: its code, and never its message, which may name values of a query.
 */
final class SpanFailure
{
    private SpanFailure() {}

    /**
     * @return the name of the failure's code, or of its class
     */
    static String mark(Span span, Throwable failure)
    {
        span.setStatus(StatusCode.ERROR);
        if (!(failure instanceof TrinoException known)) {
            span.setAttribute(SpanAttributes.PROBLEM, failure.getClass().getName());
            return failure.getClass().getSimpleName();
        }
        ErrorCode code = known.getErrorCode();
        span.setAttribute(SpanAttributes.ERROR_CODE, (long) code.getCode());
        span.setAttribute(SpanAttributes.ERROR_NAME, code.getName());
        span.setAttribute(SpanAttributes.ERROR_TYPE, code.getType().name());
        return code.getName();
    }
}
