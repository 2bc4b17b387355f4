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
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TableDecision;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.mask.CompiledMask;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.connector.CatalogSchemaTableName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJsonAuditLog
{
    private static final PolicyVersion VERSION = new PolicyVersion(3, "abc");
    private static final CatalogSchemaTableName STAFF = new CatalogSchemaTableName("acme", "default", "staff");

    @Test
    void testTableThatIsRead()
            throws Exception
    {
        TableDecision decision = new TableDecision.Granted(
                VERSION,
                ImmutableSet.of("region", "ssn"),
                new VisibleRows.Some(new RowPredicate.OneOf("region", VARCHAR, ImmutableList.of("canary"), false), "\"region\" = 'canary'", true),
                ImmutableMap.of("ssn", new CompiledMask("ssn", VARCHAR, "CAST('canary' AS varchar)", false, "personal")),
                ImmutableList.of("rows", "personal"));
        Subject subject = new Subject("alice", "acme", Optional.of("analyst"), Optional.empty(), ImmutableSet.of(), false, ImmutableMap.of("regions", ImmutableList.of("canary")));

        assertThat(JsonAuditLog.json(AuditEntry.TableRead.of("q", "alice", Optional.of(subject), STAFF, decision)))
                .isEqualTo("{\"event\":\"table\",\"query_id\":\"q\",\"user\":\"alice\",\"tenant\":\"acme\",\"policy_version\":\"3-abc\",\"table\":\"acme.default.staff\"," +
                        "\"rows\":\"region is one of 1 values\",\"masks\":{\"ssn\":\"personal\"},\"policies\":[\"rows\",\"personal\"]}");
    }

    @Test
    void testTableThatIsDenied()
            throws Exception
    {
        TableDecision decision = new TableDecision.Denied(VERSION, "no policy allows it");
        assertThat(JsonAuditLog.json(AuditEntry.TableRead.of("q", "a\n\"b", Optional.empty(), STAFF, decision)))
                .isEqualTo("{\"event\":\"table\",\"query_id\":\"q\",\"user\":\"a\\n\\\"b\",\"policy_version\":\"3-abc\",\"table\":\"acme.default.staff\",\"denied\":\"no policy allows it\",\"masks\":{},\"policies\":[]}");
    }

    @Test
    void testLinesGoToALogOfTheirOwn()
    {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler()
        {
            @Override
            public void publish(LogRecord record)
            {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.omnisql.audit");
        logger.addHandler(handler);
        try {
            new JsonAuditLog().record(new AuditEntry.QueryEnd("q", "alice", Optional.of("acme"), VERSION.toString(), "FINISHED", Optional.empty()));
            // never fails
            new JsonAuditLog().record(null);
        }
        finally {
            logger.removeHandler(handler);
        }
        assertThat(records).extracting(LogRecord::getMessage).containsExactly(
                "{\"event\":\"query\",\"query_id\":\"q\",\"user\":\"alice\",\"tenant\":\"acme\",\"policy_version\":\"3-abc\",\"state\":\"FINISHED\"}",
                "An entry of the audit could not be written: java.lang.NullPointerException");
    }

    @Test
    void testQueryThatHasEnded()
            throws Exception
    {
        assertThat(JsonAuditLog.json(new AuditEntry.QueryEnd("q", "alice", Optional.of("acme"), VERSION.toString(), "FAILED", Optional.of("PERMISSION_DENIED"))))
                .isEqualTo("{\"event\":\"query\",\"query_id\":\"q\",\"user\":\"alice\",\"tenant\":\"acme\",\"policy_version\":\"3-abc\",\"state\":\"FAILED\",\"error\":\"PERMISSION_DENIED\"}");
    }
}
