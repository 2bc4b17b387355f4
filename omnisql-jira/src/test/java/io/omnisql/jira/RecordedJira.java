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
package io.omnisql.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.testing.WireParameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What others have recorded from real sites of Jira. Records of devlake stand one by one in its files, each in a line with the address of the answer that had it; libraries keep whole answers.
 */
final class RecordedJira
{
    private RecordedJira() {}

    static boolean isAtHand()
    {
        return Files.isDirectory(folder());
    }

    private static Path folder()
    {
        return Path.of(System.getProperty("omnisql.contracts", "none"), "jira", "recorded");
    }

    /**
     * Issues, each of them once. They were read by the agile API, which shows the same fields.
     */
    static List<JsonNode> issues()
    {
        Map<String, JsonNode> issues = new LinkedHashMap<>();
        for (String file : List.of("api_issues", "api_issues_for_due_date", "external_epics")) {
            devlake(file, _ -> true).forEach(issue -> issues.put(issue.get("id").asText(), issue));
        }
        return ImmutableList.copyOf(issues.values());
    }

    static List<JsonNode> devlake(String table, Predicate<JsonNode> lines)
    {
        return lines(table).stream().filter(lines).map(line -> line.get("data")).collect(toImmutableList());
    }

    /**
     * The records of a file with what is told of their answers: {@code url} is the address.
     */
    static List<JsonNode> lines(String table)
    {
        try (Stream<String> text = Files.lines(folder().resolve("devlake/jira_%s.jsonl".formatted(table)))) {
            return text.map(WireParameters::parse).collect(toImmutableList());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode library(String file)
    {
        try {
            return WireParameters.parse(Files.readString(folder().resolve(file + ".json")));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
