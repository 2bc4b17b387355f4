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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Answers that other projects recorded from the real sources. They are read where they lie, and never copied.
 */
public final class Recording
{
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Recording() {}

    /**
     * Bodies of a recording of hub4j, those whose address fits.
     */
    public static ImmutableList<JsonNode> hub4j(String test, Predicate<String> address)
    {
        ImmutableList.Builder<JsonNode> bodies = ImmutableList.builder();
        for (JsonNode interaction : read("hub4j/" + test + ".json").get("interactions")) {
            if (address.test(interaction.at("/request/url").asText())) {
                bodies.add(interaction.at("/response/body"));
            }
        }
        return rows(bodies.build());
    }

    /**
     * Bodies of a recording of octokit, those of GET requests whose path fits.
     */
    public static ImmutableList<JsonNode> octokit(String scenario, Predicate<String> path)
    {
        ImmutableList.Builder<JsonNode> bodies = ImmutableList.builder();
        for (JsonNode exchange : read("octokit/" + scenario + ".json")) {
            if (exchange.get("method").asText().equals("get") && exchange.get("status").asInt() == 200 && path.test(exchange.get("path").asText())) {
                bodies.add(exchange.get("response"));
            }
        }
        return rows(bodies.build());
    }

    /**
     * The rows of a table of devlake.
     */
    public static ImmutableList<JsonNode> devlake(String table)
    {
        return lines(folder().resolve("devlake/" + table + ".jsonl"));
    }

    /**
     * The rows of a table that devlake recorded from a Jira Cloud.
     */
    public static ImmutableList<JsonNode> jira(String table)
    {
        return lines(TestingContract.folder().resolve("jira/recorded/devlake/" + table + ".jsonl"));
    }

    /**
     * An answer of Jira as the documentation has it, with its status and headers.
     */
    public static JsonNode transcribed(String name)
    {
        return read(TestingContract.folder().resolve("jira/samples-transcribed/" + name + ".json")).get("response");
    }

    /**
     * A body that a client library of Jira tests with.
     */
    public static JsonNode jiraLibrary(String file)
    {
        return read(TestingContract.folder().resolve("jira/recorded/" + file + ".json"));
    }

    private static ImmutableList<JsonNode> lines(Path file)
    {
        try (var lines = Files.lines(file)) {
            return lines.map(Recording::parse).map(row -> row.get("data")).collect(toImmutableList());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImmutableList<JsonNode> rows(ImmutableList<JsonNode> bodies)
    {
        ImmutableList.Builder<JsonNode> rows = ImmutableList.builder();
        for (JsonNode body : bodies) {
            if (body.isArray()) {
                rows.addAll(body);
            }
            else if (body.isObject()) {
                rows.add(body);
            }
        }
        return rows.build();
    }

    private static JsonNode read(String file)
    {
        return read(folder().resolve(file));
    }

    private static JsonNode read(Path file)
    {
        try {
            return MAPPER.readTree(file.toFile());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line)
    {
        try {
            return MAPPER.readTree(line);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder()
    {
        return TestingContract.folder().resolve("github/recorded");
    }
}
