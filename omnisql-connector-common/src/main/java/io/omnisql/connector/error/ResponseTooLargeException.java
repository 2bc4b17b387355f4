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
package io.omnisql.connector.error;

import io.trino.spi.TrinoException;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;

/**
 * The source has sent more in one response than may be held; whoever has asked for much may ask for less.
 */
public final class ResponseTooLargeException
        extends TrinoException
{
    public ResponseTooLargeException(long megabytes)
    {
        super(BAD_RESPONSE, "The source sent more than %s MB in one response".formatted(megabytes));
    }
}
