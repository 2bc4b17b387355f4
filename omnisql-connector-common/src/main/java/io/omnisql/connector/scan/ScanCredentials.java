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
package io.omnisql.connector.scan;

import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.ObservedQuota;
import io.omnisql.connector.credential.UserCredentialProvider;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.planning.QueryCredentials;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableCredentials;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * As whom a scan asks the source: its user, or the one of the catalog's credentials that has most left.
 */
public final class ScanCredentials
        implements QueryCredentials
{
    private final CatalogCredentials catalog;
    private final UserCredentials users;
    private final ObservedQuota quota;
    private final String usualBudget;

    public ScanCredentials(CatalogCredentials catalog, UserCredentials users, ObservedQuota quota, SourceDefinition source)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.users = requireNonNull(users, "users is null");
        this.quota = requireNonNull(quota, "quota is null");
        this.usualBudget = source.rateLimits().getFirst().name();
    }

    @Override
    public boolean areOfUser(ConnectorSession session)
    {
        return users.concern(session.getIdentity());
    }

    @Override
    public Optional<ConnectorTableCredentials> find(ConnectorSession session)
    {
        return users.find(session.getIdentity()).map(credential -> new ApiTableCredentials(credential.id(), credential.secret()));
    }

    /**
     * For the generation of splits, which happens where the query is planned.
     */
    CredentialProvider ofPlan(ConnectorSession session)
    {
        return users.find(session.getIdentity())
                .<CredentialProvider>map(UserCredentialProvider::new)
                .orElseGet(() -> catalog.choose(usualBudget, quota));
    }

    /**
     * For one split, on whichever node.
     *
     * @param tableCredentials what has come beside the plan
     */
    CredentialProvider ofSplit(ConnectorSession session, ApiSplit split, Optional<ConnectorTableCredentials> tableCredentials)
    {
        if (tableCredentials.isPresent()) {
            ApiTableCredentials own = (ApiTableCredentials) tableCredentials.get();
            Credential credential = users.bearer(own.id(), own.secret());
            return new UserCredentialProvider(credential);
        }
        return ofCatalog(session, split.groups().stream().findFirst().map(group -> group.endpoint().rateLimit()).orElse(usualBudget));
    }

    /**
     * For a look-up, which gets nothing beside the plan.
     */
    CredentialProvider ofLookup(ConnectorSession session)
    {
        return ofCatalog(session, usualBudget);
    }

    /**
     * For what the catalog asks on its own behalf.
     */
    CredentialProvider ofCatalog()
    {
        return catalog.choose(usualBudget, quota);
    }

    private CredentialProvider ofCatalog(ConnectorSession session, String budget)
    {
        if (users.concern(session.getIdentity())) {
            throw users.missing();
        }
        return catalog.choose(budget, quota);
    }
}
