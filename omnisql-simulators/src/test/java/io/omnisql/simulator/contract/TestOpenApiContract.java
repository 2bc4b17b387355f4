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
package io.omnisql.simulator.contract;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.contract.Violation.Kind;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;
import okhttp3.Headers;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

final class TestOpenApiContract
{
    private static final String DOCUMENT =
            """
            {
              "paths": {
                "/things/{number}": {
                  "get": {
                    "parameters": [
                      {"$ref": "#/components/parameters/number"},
                      {"in": "query", "name": "state", "schema": {"type": "string", "enum": ["open", "closed"]}},
                      {"in": "query", "name": "since", "schema": {"type": "string", "format": "date-time"}}
                    ],
                    "responses": {
                      "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/thing"}}}}
                    }
                  }
                }
              },
              "components": {
                "parameters": {"number": {"in": "path", "name": "number", "schema": {"type": "integer"}}},
                "schemas": {
                  "error": {"type": "object", "properties": {"message": {"type": "string"}}},
                  "maybe": {"type": "object", "nullable": true, "properties": {"a": {"type": "integer"}}},
                  "thing": {
                    "type": "object",
                    "required": ["id", "owner"],
                    "properties": {
                      "id": {"type": "integer"},
                      "state": {"type": "string", "enum": ["open", "closed"]},
                      "at": {"type": "string", "format": "date-time"},
                      "url": {"type": "string", "format": "uri"},
                      "owner": {"$ref": "#/components/schemas/maybe"},
                      "labels": {"type": "array", "items": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/maybe"}]}},
                      "free": {"type": "object"}
                    }
                  }
                }
              }
            }
            """;

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write()
            throws IOException
    {
        file = Files.writeString(folder.resolve("openapi.json"), DOCUMENT);
    }

    @Test
    void testWhatFits()
    {
        assertBody("{\"id\": 1, \"owner\": null}").isEmpty();
        assertBody(
                """
                {"id": 1, "owner": {"a": 1}, "state": "open", "at": "2024-01-01T00:00:00Z", "url": "https://a/b", "labels": ["x", {"a": 1}], "free": {"x": [1]}}
                """).isEmpty();
    }

    @Test
    void testWhatDoesNot()
    {
        assertBody("{\"id\": \"1\"}").containsExactlyInAnyOrder(tuple(Kind.WRONG_TYPE, "/id"), tuple(Kind.MISSING_FIELD, "/owner"));
        assertBody("{\"id\": null, \"owner\": {\"a\": 1.5}}").containsExactlyInAnyOrder(tuple(Kind.NULL_VALUE, "/id"), tuple(Kind.WRONG_TYPE, "/owner/a"));
        assertBody("{\"id\": 1, \"owner\": null, \"more\": 1}").containsExactly(tuple(Kind.UNKNOWN_FIELD, "/more"));
        assertBody("{\"id\": 1, \"owner\": null, \"state\": \"OPEN\"}").containsExactly(tuple(Kind.NOT_IN_ENUM, "/state"));
        assertBody("{\"id\": 1, \"owner\": null, \"at\": \"2024-01-01\", \"url\": \"\"}")
                .containsExactlyInAnyOrder(tuple(Kind.WRONG_FORMAT, "/at"), tuple(Kind.WRONG_FORMAT, "/url"));
        assertBody("{\"id\": 1, \"owner\": null, \"labels\": [\"x\", 7]}").containsExactly(tuple(Kind.WRONG_TYPE, "/labels/*"));
        assertBody("[]").containsExactly(tuple(Kind.WRONG_TYPE, ""));
        assertBody("{").containsExactly(tuple(Kind.NO_JSON, "200"));
    }

    @Test
    void testRequests()
    {
        assertThat(check("/things/1?state=open&since=2024-01-01T00:00:00Z", 304, "")).isEmpty();
        assertThat(check("/things/x?state=all&since=monday&foo=1", 304, ""))
                .extracting(Violation::kind, Violation::place)
                .containsExactlyInAnyOrder(
                        tuple(Kind.BAD_PARAMETER, "number"),
                        tuple(Kind.BAD_PARAMETER, "state"),
                        tuple(Kind.BAD_PARAMETER, "since"),
                        tuple(Kind.UNKNOWN_PARAMETER, "foo"));
    }

    @Test
    void testStatus()
    {
        assertThat(check("/things/1", 500, "{\"message\": 1}"))
                .extracting(Violation::kind, Violation::place)
                .containsExactly(tuple(Kind.UNKNOWN_STATUS, "500"), tuple(Kind.WRONG_TYPE, "/message"));
    }

    @Test
    void testDeviationsExcuseExactlyWhatTheyName()
    {
        KnownDeviation deviation = new KnownDeviation("*", Kind.NULL_VALUE, "*/id", "a source");
        assertThat(check("/things/1", 200, "{\"id\": null, \"owner\": null}", deviation)).isEmpty();
        assertThat(check("/things/1", 200, "{\"id\": \"\", \"owner\": null}", deviation)).hasSize(1);
        assertThat(check("/things/1", 200, "{\"id\": 1, \"owner\": null, \"at\": null}", deviation)).hasSize(1);
    }

    private AbstractListAssert<?, ?, Tuple, ?> assertBody(String body)
    {
        return assertThat(check("/things/1", 200, body)).extracting(Violation::kind, Violation::place);
    }

    private ImmutableList<Violation> check(String target, int status, String body, KnownDeviation... deviations)
    {
        OpenApiContract contract = OpenApiContract.load(file, "error", ImmutableList.of(), ImmutableList.copyOf(deviations));
        return contract.check("/things/{number}", SimulatedRequest.of("GET", target, Headers.of(), ""), SimulatedResponse.json(status, body));
    }
}
