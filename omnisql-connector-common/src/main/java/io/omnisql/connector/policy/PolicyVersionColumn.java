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
package io.omnisql.connector.policy;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.policy.PolicyVersion;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;

/**
 * The hidden column by which access control knows that scans keep to the policy by themselves, and to which one.
 */
public final class PolicyVersionColumn
{
    private static final ColumnDefinition COLUMN = ColumnDefinition.column(PolicyVersion.COLUMN, VARCHAR)
            .comment("Hash of the policy that says which rows are visible")
            .from(new ValueSource.PolicyHash())
            .hidden()
            .build();

    private PolicyVersionColumn() {}

    /**
     * The source with the column in each table.
     */
    public static SourceDefinition in(SourceDefinition source)
    {
        return source.with(source.tables().stream().map(PolicyVersionColumn::in).collect(toImmutableList()));
    }

    private static TableDefinition in(TableDefinition table)
    {
        return table.withColumns(ImmutableList.<ColumnDefinition>builder().addAll(table.columns()).add(COLUMN).build());
    }
}
