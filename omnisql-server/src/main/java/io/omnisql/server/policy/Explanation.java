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

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TableAccess;
import io.omnisql.policy.TableDecision;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.lint.ResourceCatalog;
import io.omnisql.policy.lint.TableResource;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What one user sees of one table, and why.
 */
record Explanation(PolicySnapshot snapshot, ResourceCatalog tables)
{
    Explanation
    {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(tables, "tables is null");
    }

    List<String> lines(Subject subject, CatalogSchemaTableName table)
    {
        return switch (snapshot.access(subject, table)) {
            case TableAccess.Denied(String reason) -> ImmutableList.of("%s: denied to %s: %s".formatted(table, subject, reason));
            case TableAccess.Granted granted -> {
                Optional<Set<CatalogSchemaTableName>> known = tables.tables(table.getCatalogName());
                if (known.isEmpty()) {
                    yield ImmutableList.of(
                            "%s: granted to %s, %s".formatted(table, subject, granted.restricted() ? "with restrictions" : "without restrictions"),
                            "Columns, filters and masks depend on the table: name a server by --server URL");
                }
                if (!known.get().contains(table)) {
                    yield ImmutableList.of("%s is not there".formatted(table));
                }
                yield decision(subject, table, tables.table(table));
            }
        };
    }

    private List<String> decision(Subject subject, CatalogSchemaTableName table, TableResource resource)
    {
        return switch (snapshot.decide(subject, table, resource.columns(), resource.enforcement())) {
            case TableDecision.Denied denied -> ImmutableList.of("%s: denied to %s: %s".formatted(table, subject, denied.reason()));
            case TableDecision.Granted granted -> {
                ImmutableList.Builder<String> lines = ImmutableList.builder();
                lines.add("%s: granted to %s by %s".formatted(table, subject, String.join(", ", granted.policies())));
                lines.add("columns: " + String.join(", ", granted.readable()));
                lines.add("rows: " + switch (granted.rows()) {
                    case VisibleRows.All _ -> "all";
                    case VisibleRows.None(String reason) -> "none: " + reason;
                    case VisibleRows.Some some when some.exactInEngine() -> some.filter();
                    case VisibleRows.Some some -> "%s, and of these what the table's scans know by %s values".formatted(some.filter(), some.predicate().literalCount());
                });
                granted.masks().values().forEach(mask -> lines.add("mask of %s, by %s: %s".formatted(mask.column(), mask.policy(), mask.expression())));
                yield lines.build();
            }
        };
    }
}
