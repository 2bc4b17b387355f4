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

import io.omnisql.connector.credential.Credential;
import io.trino.spi.TrinoException;

import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of a request after an attempt.
 */
sealed interface NextStep
{
    /**
     * The source has answered.
     */
    record Answer(ApiResponse response)
            implements NextStep
    {
        public Answer
        {
            requireNonNull(response, "response is null");
        }
    }

    /**
     * There is no answer, and will be none.
     */
    record Fail(TrinoException failure)
            implements NextStep
    {
        public Fail
        {
            requireNonNull(failure, "failure is null");
        }
    }

    /**
     * Another attempt, which waits for its permit like all others.
     */
    record AtOnce(Progress progress)
            implements NextStep
    {
        public AtOnce
        {
            requireNonNull(progress, "progress is null");
        }
    }

    /**
     * Another attempt, after a wait of its own.
     *
     * @param reconnects whether it takes a new connection
     */
    record Again(Progress progress, long delayMillis, boolean reconnects)
            implements NextStep
    {
        public Again
        {
            requireNonNull(progress, "progress is null");
        }
    }

    /**
     * Another attempt with another credential, unless there is none.
     */
    record AgainAs(CompletableFuture<Credential> renewal, Progress progress)
            implements NextStep
    {
        public AgainAs
        {
            requireNonNull(renewal, "renewal is null");
            requireNonNull(progress, "progress is null");
        }
    }
}
