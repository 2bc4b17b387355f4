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

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.ObservedQuota;
import io.omnisql.connector.ratelimit.QuotaObservation;

import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * What the source has said last of each budget of each credential, on this node. Thread-safe.
 */
public final class QuotaBoard
        implements ObservedQuota
{
    // users bring credentials of their own
    private static final long MAX_BUDGETS = 10_000;

    private final Timing timing;
    private final Cache<Budget, QuotaObservation> observations = CacheBuilder.newBuilder().maximumSize(MAX_BUDGETS).build();

    public QuotaBoard(Timing timing)
    {
        this.timing = requireNonNull(timing, "timing is null");
    }

    void observed(CredentialId credential, QuotaObservation observation)
    {
        observations.put(new Budget(credential, observation.rateLimit()), observation);
    }

    @Override
    public OptionalLong remaining(CredentialId credential, String rateLimit)
    {
        return Optional.ofNullable(observations.getIfPresent(new Budget(credential, rateLimit)))
                .filter(observation -> observation.resetsAt().isAfter(timing.now()))
                .map(observation -> OptionalLong.of(observation.remaining()))
                .orElse(OptionalLong.empty());
    }

    private record Budget(CredentialId credential, String rateLimit)
    {
        private Budget
        {
            requireNonNull(credential, "credential is null");
            requireNonNull(rateLimit, "rateLimit is null");
        }
    }
}
