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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airlift.log.Logger;

import java.util.Optional;

/**
 * Writes each entry as one line of JSON to the server's log, under a name of its own, so that it can be sent elsewhere.
 */
public final class JsonAuditLog
        implements AuditLog
{
    public static final String LOGGER = "io.omnisql.audit";

    private static final Logger log = Logger.get(LOGGER);
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public void record(AuditEntry entry)
    {
        try {
            log.info("%s", json(entry));
        }
        catch (JsonProcessingException | RuntimeException e) {
            log.error("An entry of the audit could not be written: %s", e.getClass().getName());
        }
    }

    static String json(AuditEntry entry)
            throws JsonProcessingException
    {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("event", entry.event());
        switch (entry) {
            case AuditEntry.TableRead read -> tableRead(line, read);
            case AuditEntry.QueryEnd end -> queryEnd(line, end);
        }
        return MAPPER.writeValueAsString(line);
    }

    private static void tableRead(ObjectNode line, AuditEntry.TableRead read)
    {
        who(line, read.queryId(), read.user(), read.tenant(), read.policyVersion());
        line.put("table", read.table());
        read.denied().ifPresent(reason -> line.put("denied", reason));
        read.rows().ifPresent(rows -> line.put("rows", rows));
        ObjectNode masks = line.putObject("masks");
        read.masks().forEach(masks::put);
        read.policies().forEach(line.putArray("policies")::add);
    }

    private static void queryEnd(ObjectNode line, AuditEntry.QueryEnd end)
    {
        who(line, end.queryId(), end.user(), end.tenant(), end.policyVersion());
        line.put("state", end.state());
        end.error().ifPresent(error -> line.put("error", error));
    }

    private static void who(ObjectNode line, String queryId, String user, Optional<String> tenant, String policyVersion)
    {
        line.put("query_id", queryId);
        line.put("user", user);
        tenant.ifPresent(name -> line.put("tenant", name));
        line.put("policy_version", policyVersion);
    }
}
