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
package io.omnisql.connector.definition;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What a source allows a credential as a whole, whichever budgets its requests draw on.
 *
 * @param concurrentRequests the requests that may be under way at once
 * @param refusedSeconds how long the credential is left alone after a refusal that does not say when to come back, twice as long after the next one; zero where the source names no
 *         such time
 */
public record CredentialLimits(int concurrentRequests, long refusedSeconds)
{
    public CredentialLimits
    {
        checkArgument(concurrentRequests > 0, "concurrentRequests must be positive");
        checkArgument(refusedSeconds >= 0, "refusedSeconds is negative");
    }
}
