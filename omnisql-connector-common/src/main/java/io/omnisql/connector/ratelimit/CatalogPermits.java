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
import io.omnisql.connector.credential.ObservedQuota;
import io.omnisql.connector.definition.CredentialLimits;

import java.util.List;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * The permits of one catalog, whose credentials may be those of other catalogs as well. Thread-safe.
 */
public final class CatalogPermits
        implements ObservedQuota
{
    private final RateLimiterRegistry registry;
    private final String host;
    private final CredentialLimits limits;
    private final int maxConcurrentRequests;
    private final boolean paced;
    private final PermitStats stats;

    // guarded by the registry
    private final ConcurrencyPool requests = new ConcurrencyPool();

    /**
     * @param host the scheme, name and port of the host that is asked
     * @param maxConcurrentRequests the requests of the catalog that may be under way at once
     * @param paced whether the limits of which the source reports nothing are kept
     */
    public CatalogPermits(RateLimiterRegistry registry, String host, CredentialLimits limits, int maxConcurrentRequests, boolean paced, PermitStats stats)
    {
        this.registry = requireNonNull(registry, "registry is null");
        this.host = requireNonNull(host, "host is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.maxConcurrentRequests = maxConcurrentRequests;
        this.paced = paced;
        this.stats = requireNonNull(stats, "stats is null");
    }

    public Turn turn(CredentialId credential, Demand demand)
    {
        return registry.turn(this, host, credential, limits, demand);
    }

    /**
     * Where the credentials stand that the catalog has used.
     */
    public List<LimitStatus> status()
    {
        return registry.status(this);
    }

    @Override
    public OptionalLong remaining(CredentialId credential, String rateLimit)
    {
        return registry.remaining(host, credential, rateLimit);
    }

    public PermitStats stats()
    {
        return stats;
    }

    int maxConcurrentRequests()
    {
        return maxConcurrentRequests;
    }

    boolean isPaced()
    {
        return paced;
    }

    ConcurrencyPool requests()
    {
        return requests;
    }
}
