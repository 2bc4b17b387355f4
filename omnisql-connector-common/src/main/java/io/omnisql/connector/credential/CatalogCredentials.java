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
package io.omnisql.connector.credential;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.omnisql.connector.credential.CredentialChoice.Candidate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * A catalog's own credentials, each with budgets of its own at the source. Empty where every user has to bring one. Thread-safe.
 */
public final class CatalogCredentials
{
    private final List<CredentialProvider> providers;

    @GuardedBy("this")
    private final Map<Budget, Chosen> chosen = new HashMap<>();

    public CatalogCredentials(List<CredentialProvider> providers)
    {
        this.providers = ImmutableList.copyOf(providers);
    }

    public List<CredentialProvider> providers()
    {
        return providers;
    }

    /**
     * The credential for one split, which keeps it: cursors and entity tags belong to whoever has got them.
     *
     * @param rateLimit the name of the budget from which most of the split's requests are taken
     */
    public synchronized CredentialProvider choose(String rateLimit, ObservedQuota quota)
    {
        checkState(!providers.isEmpty(), "The catalog has no credential of its own");
        List<Candidate> candidates = new ArrayList<>();
        for (CredentialProvider provider : providers) {
            candidates.add(candidate(new Budget(provider.id(), rateLimit), quota.remaining(provider.id(), rateLimit)));
        }
        int choice = CredentialChoice.mostLeft(candidates);
        CredentialProvider provider = providers.get(choice);
        chosen.put(new Budget(provider.id(), rateLimit), new Chosen(candidates.get(choice).remaining(), candidates.get(choice).chosen() + 1));
        return provider;
    }

    /**
     * What the source has said anew includes what was chosen before.
     */
    @GuardedBy("this")
    private Candidate candidate(Budget budget, OptionalLong remaining)
    {
        Chosen before = chosen.getOrDefault(budget, new Chosen(remaining, 0));
        return new Candidate(remaining, before.remaining().equals(remaining) ? before.count() : 0);
    }

    private record Budget(CredentialId credential, String rateLimit)
    {
        private Budget
        {
            requireNonNull(credential, "credential is null");
            requireNonNull(rateLimit, "rateLimit is null");
        }
    }

    private record Chosen(OptionalLong remaining, long count)
    {
        private Chosen
        {
            requireNonNull(remaining, "remaining is null");
        }
    }
}
