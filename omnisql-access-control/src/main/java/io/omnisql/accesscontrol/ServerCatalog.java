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

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import io.omnisql.policy.TableAccess;
import io.omnisql.policy.TableAccess.AllBut;
import io.trino.spi.connector.SchemaTableName;

import java.util.Set;

/**
 * What of the catalog {@code system} users read: tables whose rows the engine asks about one by one, as drivers need them. The others tell of the cluster, and of what everybody does.
 */
final class ServerCatalog
{
    private static final String NAME = "system";
    private static final Set<String> WHOLE_SCHEMAS = ImmutableSet.of("information_schema", "jdbc");
    private static final SetMultimap<String, String> TABLES = ImmutableSetMultimap.<String, String>builder()
            .putAll("metadata", "catalogs", "table_comments")
            .putAll("runtime", "queries")
            .build();

    private ServerCatalog() {}

    static boolean is(String catalog)
    {
        return catalog.equals(NAME);
    }

    static boolean hasSchema(String schema)
    {
        return WHOLE_SCHEMAS.contains(schema) || TABLES.containsKey(schema);
    }

    static TableAccess access(SchemaTableName table)
    {
        if (WHOLE_SCHEMAS.contains(table.getSchemaName()) || TABLES.containsEntry(table.getSchemaName(), table.getTableName())) {
            return new TableAccess.Granted(new AllBut(ImmutableSet.of(), ImmutableSet.of()), false);
        }
        return new TableAccess.Denied("it tells of the cluster, or of other users");
    }
}
