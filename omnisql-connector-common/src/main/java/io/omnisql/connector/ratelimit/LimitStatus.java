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
package io.omnisql.connector.ratelimit;

import io.omnisql.connector.credential.CredentialId;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Where a credential stands with a rate-limit class, on this node.
 *
 * @param quota what the source has said last, until the budget is refilled
 * @param inUse the requests under way
 * @param waiting the requests without a permit
 * @param closedMillis how long the credential is still left alone after a refusal, or its host after failures
 */
public record LimitStatus(CredentialId credential, String rateLimit, Optional<QuotaObservation> quota, int inUse, int waiting, long closedMillis)
{
    public LimitStatus
    {
        requireNonNull(credential, "credential is null");
        requireNonNull(rateLimit, "rateLimit is null");
        requireNonNull(quota, "quota is null");
    }
}
