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
package io.omnisql.accesscontrol.audit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TableDecision;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.mask.CompiledMask;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

/**
 * What is written down: names and versions, never a value that a policy compares with or shows, nor one of a user's attributes.
 */
public sealed interface AuditEntry
{
    /**
     * The line's kind.
     */
    String event();

    /**
     * A table that a query reads, once for each user as whom it does.
     *
     * @param user as whom the table is read: in a view with its owner's rights, the owner
     * @param tenant empty where the policy does not know the user
     * @param denied why the table is not read; empty where it is
     * @param rows which rows are visible, without values; empty where it is not read
     * @param masks the policies that mask, by column
     * @param policies all that made the decision
     */
    record TableRead(String queryId, String user, Optional<String> tenant, String policyVersion, String table, Optional<String> denied, Optional<String> rows, Map<String, String> masks, List<String> policies)
            implements AuditEntry
    {
        public TableRead
        {
            requireNonNull(queryId, "queryId is null");
            requireNonNull(user, "user is null");
            requireNonNull(tenant, "tenant is null");
            requireNonNull(policyVersion, "policyVersion is null");
            requireNonNull(table, "table is null");
            requireNonNull(denied, "denied is null");
            requireNonNull(rows, "rows is null");
            masks = ImmutableSortedMap.copyOf(masks);
            policies = ImmutableList.copyOf(policies);
        }

        public static TableRead of(String queryId, String user, Optional<Subject> subject, CatalogSchemaTableName table, TableDecision decision)
        {
            Optional<String> tenant = subject.map(Subject::tenant);
            return switch (decision) {
                case TableDecision.Denied(PolicyVersion version, String reason) -> new TableRead(queryId, user, tenant, version.toString(), table.toString(), Optional.of(reason), Optional.empty(), ImmutableMap.of(), ImmutableList.of());
                case TableDecision.Granted(PolicyVersion version, Set<String> _, VisibleRows rows, Map<String, CompiledMask> masks, List<String> policies) -> new TableRead(queryId, user, tenant, version.toString(), table.toString(), Optional.empty(), Optional.of(told(rows)), masking(masks), policies);
            };
        }

        private static String told(VisibleRows rows)
        {
            return switch (rows) {
                case VisibleRows.All _ -> "all";
                case VisibleRows.None(String reason) -> "none: " + reason;
                // printed without values
                case VisibleRows.Some some -> some.predicate().toString();
            };
        }

        private static Map<String, String> masking(Map<String, CompiledMask> masks)
        {
            return masks.values().stream().collect(toImmutableSortedMap(naturalOrder(), CompiledMask::column, CompiledMask::policy));
        }

        @Override
        public String event()
        {
            return "table";
        }
    }

    /**
     * A query that has ended.
     *
     * @param policyVersion the one that it had from its beginning
     * @param error the name of its error code; empty where it did not fail
     */
    record QueryEnd(String queryId, String user, Optional<String> tenant, String policyVersion, String state, Optional<String> error)
            implements AuditEntry
    {
        public QueryEnd
        {
            requireNonNull(queryId, "queryId is null");
            requireNonNull(user, "user is null");
            requireNonNull(tenant, "tenant is null");
            requireNonNull(policyVersion, "policyVersion is null");
            requireNonNull(state, "state is null");
            requireNonNull(error, "error is null");
        }

        @Override
        public String event()
        {
            return "query";
        }
    }
}
