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
package io.omnisql.accesscontrol;

import io.omnisql.policy.PinnedSnapshots;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.PolicySource;
import io.trino.spi.QueryId;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemSecurityContext;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Which policy is asked: the one that a query began with, or the latest for what is no part of a query.
 */
final class PolicyViews
{
    private final PolicySource source;
    private final PinnedSnapshots pinned;

    PolicyViews(PolicySource source, PinnedSnapshots pinned)
    {
        this.source = requireNonNull(source, "source is null");
        this.pinned = requireNonNull(pinned, "pinned is null");
    }

    PolicyView of(SystemSecurityContext context)
    {
        return of(context.getQueryId(), context.getIdentity());
    }

    PolicyView of(QueryId queryId, Identity identity)
    {
        return view(pinned.snapshot(queryId.id()), identity);
    }

    PolicyView latest(Identity identity)
    {
        return view(source.current(), identity);
    }

    /**
     * Nothing of an identity counts but its name: a client can name roles and credentials of its own.
     */
    private static PolicyView view(PolicySnapshot snapshot, Identity identity)
    {
        return new PolicyView(snapshot, MaskIdentity.is(identity) ? Optional.empty() : snapshot.subject(identity.getUser()));
    }

    void release(QueryId queryId)
    {
        pinned.release(queryId.id());
    }
}
