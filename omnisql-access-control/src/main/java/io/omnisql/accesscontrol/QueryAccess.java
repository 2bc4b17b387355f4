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

import io.trino.spi.QueryId;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;

import java.security.Principal;
import java.util.Collection;
import java.util.Optional;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.security.AccessDeniedException.denyExecuteQuery;
import static io.trino.spi.security.AccessDeniedException.denyImpersonateUser;
import static io.trino.spi.security.AccessDeniedException.denyKillQuery;
import static io.trino.spi.security.AccessDeniedException.denyReadSystemInformationAccess;
import static io.trino.spi.security.AccessDeniedException.denyViewQuery;
import static io.trino.spi.security.AccessDeniedException.denyWriteSystemInformationAccess;

/**
 * Users run queries as themselves, and see and end their own only: the text of a query has values in it, and so has its plan, which the policy of another user made.
 */
interface QueryAccess
        extends SystemAccessControl
{
    PolicyViews views();

    @Override
    default void checkCanImpersonateUser(Identity identity, String userName)
    {
        denyImpersonateUser(identity.getUser(), userName);
    }

    /**
     * Asked of everybody who is there, also where a principal's name is mapped to the user's. Whoever wants to be somebody else is denied by {@link #checkCanImpersonateUser}, which is asked then as well.
     */
    @SuppressWarnings("deprecation")
    @Override
    default void checkCanSetUser(Optional<Principal> principal, String userName) {}

    @Override
    default void checkCanExecuteQuery(Identity identity, QueryId queryId)
    {
        // the first question about a query: from here on it has one policy
        if (views().of(queryId, identity).subject().isEmpty()) {
            denyExecuteQuery();
        }
    }

    @Override
    default void checkCanViewQueryOwnedBy(Identity identity, Identity queryOwner)
    {
        if (!isOwn(identity, queryOwner)) {
            denyViewQuery();
        }
    }

    @Override
    default Collection<Identity> filterViewQueryOwnedBy(Identity identity, Collection<Identity> queryOwners)
    {
        return queryOwners.stream().filter(owner -> isOwn(identity, owner)).collect(toImmutableSet());
    }

    @Override
    default void checkCanKillQueryOwnedBy(Identity identity, Identity queryOwner)
    {
        if (!isOwn(identity, queryOwner)) {
            denyKillQuery();
        }
    }

    private boolean isOwn(Identity identity, Identity queryOwner)
    {
        return identity.getUser().equals(queryOwner.getUser()) && views().latest(identity).subject().isPresent();
    }

    @Override
    default void checkCanReadSystemInformation(Identity identity)
    {
        denyReadSystemInformationAccess();
    }

    @Override
    default void checkCanWriteSystemInformation(Identity identity)
    {
        denyWriteSystemInformationAccess();
    }
}
