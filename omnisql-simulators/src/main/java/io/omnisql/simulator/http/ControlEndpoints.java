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
package io.omnisql.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What other processes may ask of a simulator itself, under {@code /_simulator}. None of it is journaled or costs anything.
 */
final class ControlEndpoints
{
    private static final String PREFIX = "/_simulator/";

    private final ObjectMapper mapper = new ObjectMapper();
    private final RequestJournal journal;
    private final FaultScript faults;

    ControlEndpoints(RequestJournal journal, FaultScript faults)
    {
        this.journal = requireNonNull(journal, "journal is null");
        this.faults = requireNonNull(faults, "faults is null");
    }

    Optional<SimulatedResponse> answer(SimulatedRequest request)
    {
        if (!request.path().startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(switch (request.method() + " " + request.path().substring(PREFIX.length())) {
            case "GET health" -> SimulatedResponse.json(200, "{\"status\":\"up\"}");
            case "GET journal" -> SimulatedResponse.json(200, renderJournal());
            case "DELETE journal" -> {
                journal.clear();
                yield SimulatedResponse.json(200, "{}");
            }
            case "POST faults" -> addFaults(request.body());
            case "DELETE faults" -> {
                faults.clear();
                yield SimulatedResponse.json(200, "{}");
            }
            default -> error(404, "no such control path");
        });
    }

    private String renderJournal()
    {
        ArrayNode array = mapper.createArrayNode();
        for (JournalEntry entry : journal.entries()) {
            array.addObject()
                    .put("sequence", entry.sequence())
                    .put("at", entry.at().toString())
                    .put("method", entry.method())
                    .put("route", entry.route())
                    .put("path", entry.path())
                    .put("query_string", entry.queryString())
                    .put("status", entry.status())
                    .put("cost", entry.cost())
                    .put("credential", entry.credential())
                    .put("scripted", entry.scripted());
        }
        return array.toString();
    }

    private SimulatedResponse addFaults(String body)
    {
        try {
            FaultJson.parse(mapper.readTree(body)).forEach(faults::add);
            return SimulatedResponse.json(201, "{}");
        }
        catch (JsonProcessingException | IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private SimulatedResponse error(int status, String message)
    {
        ObjectNode body = mapper.createObjectNode().put("message", message);
        return SimulatedResponse.json(status, body.toString());
    }
}
