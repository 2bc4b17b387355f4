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

import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.ratelimit.QuotaObservation;
import okhttp3.Headers;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How an attempt ended. What the source said in the head of its answer counts, whether or not the body followed.
 */
sealed interface AttemptResult
{
    ResponseMeaning meaning();

    Headers headers();

    Optional<QuotaObservation> quota();

    /**
     * Whether nobody knows by it how the source is.
     */
    default boolean saysNothing()
    {
        return false;
    }

    /**
     * What happened, in words that go behind "GET /route"; nothing of it is text of the source.
     */
    String description();

    /**
     * The answer was read to its end.
     */
    record Answered(ApiResponse response, Optional<QuotaObservation> quota)
            implements AttemptResult
    {
        public Answered
        {
            requireNonNull(response, "response is null");
            requireNonNull(quota, "quota is null");
        }

        @Override
        public ResponseMeaning meaning()
        {
            return response.meaning();
        }

        @Override
        public Headers headers()
        {
            return response.headers();
        }

        @Override
        public String description()
        {
            return "answered " + response.status();
        }
    }

    /**
     * The answer broke off within its body.
     */
    record BrokenOff(int status, Headers headers, Optional<QuotaObservation> quota, ResponseMeaning meaning)
            implements AttemptResult
    {
        public BrokenOff
        {
            requireNonNull(headers, "headers is null");
            requireNonNull(quota, "quota is null");
            requireNonNull(meaning, "meaning is null");
        }

        @Override
        public String description()
        {
            return "answered %s and broke off".formatted(status);
        }
    }

    /**
     * The answer says that it has what was asked for, and is no JSON document.
     */
    record Malformed(int status, Headers headers, Optional<QuotaObservation> quota)
            implements AttemptResult
    {
        public Malformed
        {
            requireNonNull(headers, "headers is null");
            requireNonNull(quota, "quota is null");
        }

        @Override
        public ResponseMeaning meaning()
        {
            return ResponseMeaning.TRANSIENT;
        }

        @Override
        public String description()
        {
            return "answered %s and no whole JSON".formatted(status);
        }
    }

    /**
     * No answer came.
     */
    record Unanswered(ConnectionFailure failure)
            implements AttemptResult
    {
        public Unanswered
        {
            requireNonNull(failure, "failure is null");
        }

        @Override
        public boolean saysNothing()
        {
            return !failure.passes();
        }

        @Override
        public ResponseMeaning meaning()
        {
            return failure.passes() ? ResponseMeaning.TRANSIENT : ResponseMeaning.UNEXPECTED;
        }

        @Override
        public Headers headers()
        {
            return Headers.EMPTY;
        }

        @Override
        public Optional<QuotaObservation> quota()
        {
            return Optional.empty();
        }

        @Override
        public String description()
        {
            return failure.description();
        }
    }
}
