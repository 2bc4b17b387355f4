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
package io.omnisql.connector.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a source says to a request for a token. The body holds secrets, or what the source makes of them, so nothing of it is printed.
 *
 * @param date the moment of the answer by the server's clock, where it sent one
 * @param body the answer's JSON, or a missing node where it is none
 */
public record TokenAnswer(int status, Optional<Instant> date, JsonNode body)
{
    public TokenAnswer
    {
        requireNonNull(date, "date is null");
        requireNonNull(body, "body is null");
    }

    @Override
    public String toString()
    {
        return "status " + status;
    }
}
