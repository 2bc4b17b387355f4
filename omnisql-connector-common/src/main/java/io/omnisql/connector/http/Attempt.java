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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * An attempt that has ended.
 *
 * @param progress how far the request has got with it
 * @param renewal the credential that takes the place of a rejected one, where one is on its way
 */
record Attempt(Credential credential, Progress progress, AttemptResult result, Optional<CompletableFuture<Credential>> renewal)
{
    Attempt
    {
        requireNonNull(credential, "credential is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(result, "result is null");
        requireNonNull(renewal, "renewal is null");
    }
}
