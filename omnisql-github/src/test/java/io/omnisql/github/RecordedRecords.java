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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.testing.RecordedExchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.MoreCollectors.onlyElement;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The records that were recorded from the real GitHub, wherever they stand in the recordings: each object with the members of its kind.
 */
final class RecordedRecords
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private RecordedRecords() {}

    static Path folder()
    {
        return Path.of(System.getProperty("omnisql.contracts"), "github", "recorded");
    }

    static ImmutableList<JsonNode> issues()
    {
        return records(RecordedRecords::isIssue);
    }

    static ImmutableList<JsonNode> pullRequests()
    {
        return records(RecordedRecords::isPullRequest);
    }

    static ImmutableList<JsonNode> issueComments()
    {
        return records(RecordedRecords::isIssueComment);
    }

    static ImmutableList<JsonNode> commits()
    {
        return records(RecordedRecords::isCommit);
    }

    static ImmutableList<JsonNode> reviewComments()
    {
        return records(RecordedRecords::isReviewComment);
    }

    static ImmutableList<JsonNode> repositories()
    {
        return records(RecordedRecords::isRepository);
    }

    static ImmutableList<JsonNode> labels()
    {
        return records(RecordedRecords::isLabel);
    }

    static ImmutableList<JsonNode> milestones()
    {
        return records(RecordedRecords::isMilestone);
    }

    static ImmutableList<JsonNode> organizations()
    {
        return records(RecordedRecords::isOrganization);
    }

    static ImmutableList<JsonNode> users()
    {
        return records(RecordedRecords::isUser);
    }

    static ImmutableList<JsonNode> simpleUsers()
    {
        return records(RecordedRecords::isSimpleUser);
    }

    static ImmutableList<JsonNode> teams()
    {
        return records(RecordedRecords::isTeam);
    }

    static boolean isUser(JsonNode record)
    {
        return record.has("public_gists") && record.has("following_url");
    }

    static boolean isSimpleUser(JsonNode record)
    {
        return record.has("login") && record.has("received_events_url") && !record.has("public_gists");
    }

    static boolean isTeam(JsonNode record)
    {
        return record.has("slug") && record.has("repositories_url") && record.has("permission");
    }

    static boolean isOrganization(JsonNode record)
    {
        return record.has("has_organization_projects") && record.has("login");
    }

    static boolean isIssue(JsonNode record)
    {
        return record.has("repository_url") && record.has("comments_url") && record.has("number");
    }

    static boolean isPullRequest(JsonNode record)
    {
        return record.has("diff_url") && record.has("head") && record.has("base");
    }

    static boolean isIssueComment(JsonNode record)
    {
        return record.has("issue_url") && record.has("body") && record.has("user") && !record.has("diff_url");
    }

    static boolean isCommit(JsonNode record)
    {
        return record.has("commit") && record.has("parents") && record.has("comments_url");
    }

    static boolean isReviewComment(JsonNode record)
    {
        return record.has("pull_request_review_id") && record.has("diff_hunk");
    }

    static boolean isRepository(JsonNode record)
    {
        return record.has("full_name") && record.has("pulls_url");
    }

    static boolean isLabel(JsonNode record)
    {
        return record.has("color") && record.has("default");
    }

    static boolean isMilestone(JsonNode record)
    {
        return record.has("due_on") && record.has("labels_url");
    }

    /**
     * The files that hold such a record, by their paths in the folder.
     */
    static ImmutableList<String> filesWith(Predicate<JsonNode> isRecord)
    {
        return files().stream()
                .filter(file -> documents(file).anyMatch(document -> holds(document, isRecord)))
                .map(file -> folder().relativize(file).toString())
                .collect(toImmutableList());
    }

    private static boolean holds(JsonNode node, Predicate<JsonNode> isRecord)
    {
        return (node.isObject() && isRecord.test(node)) || node.valueStream().anyMatch(member -> holds(member, isRecord));
    }

    private static ImmutableList<JsonNode> records(Predicate<JsonNode> isRecord)
    {
        ImmutableList.Builder<JsonNode> records = ImmutableList.builder();
        files().stream().flatMap(RecordedRecords::documents).forEach(document -> visit(document, isRecord, records::add));
        return records.build();
    }

    private static void visit(JsonNode node, Predicate<JsonNode> isRecord, Consumer<JsonNode> consumer)
    {
        if (node.isObject() && isRecord.test(node)) {
            consumer.accept(node);
        }
        node.forEach(member -> visit(member, isRecord, consumer));
    }

    private static List<Path> files()
    {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).sorted().collect(toImmutableList());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> documents(Path file)
    {
        try {
            String text = Files.readString(file, UTF_8);
            return file.toString().endsWith(".jsonl") ? text.lines().map(RecordedRecords::parse) : Stream.of(parse(text));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The exchanges of one file, in the order in which they were recorded.
     */
    static ImmutableList<JsonNode> exchanges(String file)
    {
        JsonNode document = documents(folder().resolve(file)).collect(onlyElement());
        return ImmutableList.copyOf(document.isArray() ? document : document.get("interactions"));
    }

    /**
     * All exchanges with one URL each, in the notation of hub4j or of octokit.
     */
    static ImmutableList<RecordedExchange> exchanges()
    {
        return files().stream()
                .filter(file -> !file.toString().endsWith(".jsonl"))
                .flatMap(RecordedRecords::documents)
                .flatMap(document -> document.isArray() ? document.valueStream() : document.path("interactions").valueStream())
                .map(RecordedRecords::exchange)
                .flatMap(Optional::stream)
                .collect(toImmutableList());
    }

    private static Optional<RecordedExchange> exchange(JsonNode exchange)
    {
        JsonNode request = exchange.has("request") ? exchange.get("request") : exchange;
        JsonNode response = exchange.has("request") ? exchange.path("response") : exchange;
        JsonNode body = exchange.has("request") ? response.path("body") : exchange.path("response");
        JsonNode target = request.has("url") ? request.get("url") : request.path("path");
        if (!body.isContainerNode() || !target.isTextual()) {
            return Optional.empty();
        }
        Map<String, String> headers = response.path("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("link"))
                .collect(toImmutableMap(Map.Entry::getKey, header -> header.getValue().asText()));
        return Optional.of(new RecordedExchange("https://api.github.com", request.path("method").asText("GET"), target.asText(), response.path("status").asInt(200), headers, body.toString()));
    }

    static JsonNode parse(String text)
    {
        try {
            return MAPPER.readTree(text);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
