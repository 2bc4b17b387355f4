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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.accesscontrol.audit.AuditEntry;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.SystemSecurityContext;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.accesscontrol.TestingAccessControl.context;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestQueryEndListener
{
    private static final CatalogSchemaTableName STAFF = new CatalogSchemaTableName("acme", "default", "staff");
    private static final List<ColumnSchema> COLUMNS = ImmutableList.of(column("id"), column("region"), column("ssn"), column("salary"));

    private final RecordingAuditLog audit = new RecordingAuditLog();
    private final TestingPolicySource source = new TestingPolicySource(TestingAccessControl.POLICY);
    private final OmniSqlAccessControl control = TestingAccessControl.over(source, audit);
    private final EventListener listener = getOnlyElement(control.getEventListeners());
    private final SystemSecurityContext alice = context("alice", "q");

    @Test
    void testEndIsWrittenDownUnderThePolicyOfTheBeginning()
            throws Exception
    {
        String version = source.current().version().toString();
        control.checkCanExecuteQuery(alice.getIdentity(), alice.getQueryId());
        source.replace(TestingAccessControl.POLICY);
        listener.queryCompleted(TestingQueryEvents.finished("q", "alice"));
        listener.queryCompleted(TestingQueryEvents.failed("q2", "stranger"));
        assertThat(audit.entries()).containsExactly(
                new AuditEntry.QueryEnd("q", "alice", Optional.of("acme"), version, "FINISHED", Optional.empty()),
                new AuditEntry.QueryEnd("q2", "stranger", Optional.empty(), source.current().version().toString(), "FAILED", Optional.of("PERMISSION_DENIED")));
    }

    @Test
    void testNothingIsKeptOfAQueryThatHasEnded()
            throws Exception
    {
        control.getColumnMasks(alice, STAFF, COLUMNS);
        assertThat(control.getRowFilters(alice, STAFF)).hasSize(1);
        source.replace(TestingAccessControl.POLICY.replace("  alice:", "  alicia:"));
        listener.queryCompleted(TestingQueryEvents.finished("q", "alice"));
        // the decision is gone, and so is the policy
        assertThatThrownBy(() -> control.getRowFilters(alice, STAFF)).isInstanceOf(AccessDeniedException.class);
        assertThat(control.filterCatalogs(alice, ImmutableSet.of("acme"))).isEmpty();
    }

    private static ColumnSchema column(String name)
    {
        return ColumnSchema.builder().setName(name).setType(VARCHAR).build();
    }
}
