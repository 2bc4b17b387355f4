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
package io.omnisql.benchmark.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.accesscontrol.OmniSqlAccessControlFactory;
import io.trino.plugin.base.security.testing.TestingSystemAccessControlContext;
import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static io.trino.spi.type.VarcharType.createVarcharType;

/**
 * What the engine asks access control about one table of a query, of an access control that a server's settings make, with a {@link LargePolicy}.
 */
final class PolicyQuestions
        implements AutoCloseable
{
    private static final List<ColumnSchema> COLUMNS = IntStream.range(0, LargePolicy.COLUMNS)
            .mapToObj(number -> ColumnSchema.builder().setName(LargePolicy.column(number)).setType(createVarcharType(40)).build())
            .collect(toImmutableList());

    private final Path directory;
    private final SystemAccessControl accessControl;

    PolicyQuestions(LargePolicy large)
            throws IOException
    {
        directory = Files.createTempDirectory("policy");
        Path policy = Files.writeString(directory.resolve("policy.yaml"), large.yaml());
        Path shared = Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=" + policy);
        accessControl = new OmniSqlAccessControlFactory().create(ImmutableMap.of("omnisql.shared-properties", shared.toString()), new TestingSystemAccessControlContext());
    }

    /**
     * All that is asked when a query begins and names one table: whether it may run, read the columns, and which masks and filters there are.
     */
    Answer ask(int query, int user, int table)
    {
        SystemSecurityContext context = new SystemSecurityContext(Identity.ofUser(LargePolicy.user(user)), QueryId.valueOf("query_" + query), Instant.EPOCH);
        CatalogSchemaTableName name = new CatalogSchemaTableName("acme", "default", LargePolicy.table(table));
        accessControl.checkCanExecuteQuery(context.getIdentity(), context.getQueryId());
        return ask(context, name);
    }

    private Answer ask(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        Map<ColumnSchema, ViewExpression> masks = accessControl.getColumnMasks(context, table, COLUMNS);
        List<ViewExpression> filters = accessControl.getRowFilters(context, table);
        accessControl.checkCanSelectFromColumns(context, table, Optional.empty(), ImmutableSet.of(LargePolicy.column(0)));
        return new Answer(masks, filters);
    }

    @Override
    public void close()
            throws IOException
    {
        accessControl.shutdown();
        deleteRecursively(directory, ALLOW_INSECURE);
    }

    record Answer(Map<ColumnSchema, ViewExpression> masks, List<ViewExpression> filters)
    {
        Answer
        {
            masks = ImmutableMap.copyOf(masks);
            filters = ImmutableList.copyOf(filters);
        }
    }
}
