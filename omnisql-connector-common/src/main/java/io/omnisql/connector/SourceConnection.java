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
package io.omnisql.connector;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.credential.Authenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.Scope;
import okhttp3.HttpUrl;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How a catalog reaches its source: what a source's own module provides to the engine.
 *
 * @param tables those of the source's tables that are otherwise to the credential that the catalog has
 * @param baseUri the root of the API, to which the paths of endpoints are appended
 * @param graphQlUri where it answers GraphQL queries, if it does
 */
public record SourceConnection(List<TableDefinition> tables, HttpUrl baseUri, Optional<HttpUrl> graphQlUri, Scope scope, CatalogCredentials credentials, UserCredentials users, Authenticator authenticator)
{
    public SourceConnection
    {
        tables = ImmutableList.copyOf(tables);
        requireNonNull(baseUri, "baseUri is null");
        requireNonNull(graphQlUri, "graphQlUri is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(credentials, "credentials is null");
        requireNonNull(users, "users is null");
        requireNonNull(authenticator, "authenticator is null");
    }
}
