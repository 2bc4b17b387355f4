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
package io.omnisql.server.policy;

import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.predicate.SqlText;
import io.omnisql.server.LauncherException;
import io.omnisql.server.QueryClient;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.type.TypeManager;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Finds columns that no listing has, as those are that {@code *} leaves out, by queries that read nothing.
 */
final class HiddenColumns
{
    private final QueryClient client;
    private final TypeManager types;

    HiddenColumns(QueryClient client, TypeManager types)
    {
        this.client = requireNonNull(client, "client is null");
        this.types = requireNonNull(types, "types is null");
    }

    Optional<PolicyColumn> find(CatalogSchemaTableName table, String column)
    {
        String name = Stream.of(table.getCatalogName(), table.getSchemaTableName().getSchemaName(), table.getSchemaTableName().getTableName()).map(SqlText::identifier).collect(joining("."));
        try {
            String type = client.run("SELECT typeof(any_value(%s)) FROM %s WHERE false".formatted(SqlText.identifier(column), name)).rows().getFirst().getFirst();
            return Optional.of(new PolicyColumn(column, types.fromSqlType(type)));
        }
        catch (LauncherException e) {
            // the server has refused the query, rather than gone away
            if (e.getCause() instanceof SQLException refused && refused.getErrorCode() != 0) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
