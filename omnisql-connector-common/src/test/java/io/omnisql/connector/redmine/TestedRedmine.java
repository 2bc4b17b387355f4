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
package io.omnisql.connector.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.testing.FixtureList;
import io.omnisql.connector.testing.FixturePages;
import io.omnisql.connector.testing.FixtureRequest;
import io.omnisql.connector.testing.FixtureServer;
import io.omnisql.connector.testing.TestedSource;
import io.omnisql.connector.testing.differential.SentRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Locale.ENGLISH;

/**
 * A Redmine as its wiki describes it: lists show a part if nothing else is said, and five records at once, where the real one has a hundred.
 */
final class TestedRedmine
        implements TestedSource
{
    private static final String SECRET = "redmine-canary";
    private static final FixturePages PAGES = new FixturePages.Offset("offset", "limit", 5, "total_count");

    private final FixtureServer server = FixtureServer.start("Authorization", Credentials.basic("reader", SECRET));
    private final ConcurrentLinkedQueue<HttpUrl> asked = new ConcurrentLinkedQueue<>();

    TestedRedmine()
    {
        FixtureList issues = list("issues", "issue", issues(), request -> issue -> hasStatus(issue.path("status"), request.parameter("status_id").orElse("open")), "id:desc")
                .takes("status_id")
                .filter("project_id", TestedRedmine::isInProject);
        Stream.of("tracker_id", "priority_id", "author_id", "assigned_to_id", "category_id", "fixed_version_id", "parent_id", "is_private", "start_date", "due_date", "created_on", "updated_on", "closed_on")
                .forEach(name -> issues.filter(name, (issue, value) -> holds(issue, name, value)));
        FixtureList _ = list("projects", "project", projects(), request -> project -> holds(project, "status", request.parameter("status").orElse("1")), "").takes("status");
        FixtureList _ = list("users", "user", users(), request -> user -> request.parameter("status").orElse("1").isEmpty() || holds(user, "status", request.parameter("status").orElse("1")), "login")
                .takes("status")
                .filter("name", (user, value) -> Stream.of("login", "firstname", "lastname", "mail").anyMatch(name -> user.path(name).asText().toLowerCase(ENGLISH).contains(value.toLowerCase(ENGLISH))));
        FixtureList entries = list("time_entries", "time_entry", entries(), _ -> _ -> true, "spent_on:desc")
                .filter("project_id", TestedRedmine::isInProject)
                .filter("from", (entry, value) -> holds(entry, "spent_on", ">=" + value))
                .filter("to", (entry, value) -> holds(entry, "spent_on", "<=" + value));
        Stream.of("user_id", "issue_id", "activity_id", "spent_on").forEach(name -> entries.filter(name, (entry, value) -> holds(entry, name, value)));
        FixtureList _ = server.list("/projects/{id}/versions.json", request -> heard(request, versions().stream().filter(version -> version.path("sharing").asText().equals("system") || holds(version, "project_id", request.variable("id"))).toList())).within("versions");
    }

    private FixtureList list(String name, String member, List<ObjectNode> records, Function<FixtureRequest, Function<ObjectNode, Boolean>> shown, String order)
    {
        single(name, member, records);
        return server.list("/" + name + ".json", request -> heard(request, records.stream().filter(record -> shown.apply(request).apply(record)).toList()))
                .within(name)
                .paged(PAGES)
                .order(request -> order(request.parameter("sort").orElse(order)), "sort");
    }

    private void single(String name, String member, List<ObjectNode> records)
    {
        server.single("/" + name + "/{id}.json", request -> heard(request, records.stream()
                .filter(record -> request.variable("id").equals(record.path("id").asText()))
                .map(record -> FixtureServer.json("{}").<ObjectNode>set(member, record))
                .findFirst()));
    }

    private <T> T heard(FixtureRequest request, T answer)
    {
        asked.add(request.url());
        return answer;
    }

    /**
     * The requests since the last question for them.
     */
    List<SentRequest> asked()
    {
        return Stream.generate(asked::poll).takeWhile(url -> url != null)
                .map(url -> new SentRequest(url.encodedPath(), url.queryParameterNames().stream().collect(toImmutableMap(Function.identity(), url::queryParameter)), ""))
                .collect(toImmutableList());
    }

    private static boolean hasStatus(JsonNode status, String value)
    {
        return switch (value) {
            case "*" -> true;
            case "open", "closed" -> status.path("is_closed").asBoolean() == value.equals("closed");
            default -> status.path("id").asText().equals(value);
        };
    }

    /**
     * A project shows what is in its subprojects as well.
     */
    private static boolean isInProject(ObjectNode record, String value)
    {
        String project = record.at("/project/id").asText();
        return project.equals(value) || projects().stream().anyMatch(other -> other.path("id").asText().equals(project) && other.at("/parent/id").asText().equals(value));
    }

    private static boolean holds(ObjectNode record, String name, String value)
    {
        JsonNode member = record.at(name.endsWith("_id") ? "/" + name.replace("_id", "/id") : "/" + name);
        String text = member.isBoolean() ? member.asBoolean() ? "1" : "0" : member.isNull() ? "" : member.asText();
        return switch (value) {
            case "*" -> !text.isEmpty();
            case "!*" -> text.isEmpty();
            case String bound when bound.startsWith(">=") -> text.compareTo(bound.substring(2)) >= 0;
            case String bound when bound.startsWith("<=") -> !text.isEmpty() && text.compareTo(bound.substring(2)) <= 0;
            default -> Splitter.on('|').splitToList(value).contains(text);
        };
    }

    private static Comparator<ObjectNode> order(String sort)
    {
        Comparator<ObjectNode> order = FixtureList.by(sort.replace(":desc", ""));
        return sort.endsWith(":desc") ? order.reversed() : order;
    }

    private static List<ObjectNode> issues()
    {
        return IntStream.rangeClosed(1, 12).mapToObj(id -> FixtureServer.json(
                """
                {'id': %1$s, 'project': {'id': %2$s, 'name': 'Project %2$s'}, 'tracker': {'id': %3$s, 'name': 'Tracker %3$s'}, 'status': {'id': %4$s, 'name': 'Status %4$s', 'is_closed': %5$s},
                'priority': {'id': %4$s, 'name': 'Priority %4$s'}, 'author': {'id': %3$s, 'name': 'User %3$s'}%6$s, 'subject': 'Issue %1$s', 'description': '%7$s', 'start_date': '2026-01-%1$02d', 'due_date': %8$s,
                'done_ratio': %1$s0, 'is_private': %9$s, 'estimated_hours': %10$s, 'created_on': '2026-01-%1$02dT10:00:00Z', 'updated_on': '2026-02-%11$02dT10:30:00Z', 'closed_on': %12$s}""".formatted(
                        id,
                        id == 11 ? 3 : id % 4 == 0 ? 2 : 1,
                        1 + id % 2,
                        1 + id % 3,
                        id % 3 == 2,
                        id % 4 == 1 ? "" : ", 'assigned_to': {'id': %1$s, 'name': 'User %1$s'}, 'category': {'id': 7, 'name': 'Documents'}, 'fixed_version': {'id': %1$s, 'name': 'Version %1$s'}, 'parent': {'id': 1}".formatted(1 + id % 3),
                        id == 3 ? "" : "What happened " + id + " times",
                        id % 2 == 0 ? "'2026-03-%02d'".formatted(id) : "null",
                        id == 6,
                        id % 3 == 0 ? "null" : id * 0.5,
                        13 - id,
                        id % 3 == 2 ? "'2026-02-%02dT10:30:00Z'".formatted(13 - id) : "null"))).toList();
    }

    private static List<ObjectNode> projects()
    {
        return IntStream.rangeClosed(1, 3).mapToObj(id -> FixtureServer.json(
                """
                {'id': %1$s, 'name': 'Project %1$s', 'identifier': 'p-%1$s', 'description': %2$s, 'homepage': 'https://p%1$s.example', 'status': %3$s, 'is_public': %4$s%5$s, 'created_on': '2025-0%1$s-01T08:00:00Z', 'updated_on': '2026-01-0%1$sT08:00:00Z'}""".formatted(
                        id,
                        id == 3 ? "null" : "'About " + id + "'",
                        id == 3 ? 5 : 1,
                        id != 2,
                        id == 2 ? ", 'parent': {'id': 1, 'name': 'Project 1'}" : ""))).toList();
    }

    private static List<ObjectNode> users()
    {
        return IntStream.rangeClosed(1, 4).mapToObj(id -> FixtureServer.json(
                """
                {'id': %1$s, 'login': 'user%1$s', 'admin': %2$s, 'firstname': 'User', 'lastname': '%1$s', 'mail': 'User%1$s@acme.example', 'created_on': '2025-01-0%1$sT09:30:00Z', 'last_login_on': %3$s, 'status': %4$s}""".formatted(
                        id,
                        id == 1,
                        id == 4 ? "null" : "'2026-02-0" + id + "T10:00:00Z'",
                        id < 3 ? 1 : 6 - id))).toList();
    }

    private static List<ObjectNode> entries()
    {
        return IntStream.rangeClosed(1, 7).mapToObj(id -> FixtureServer.json(
                """
                {'id': %1$s, 'project': {'id': %2$s, 'name': 'Project %2$s'}%3$s, 'user': {'id': %2$s, 'name': 'User %2$s'}, 'activity': {'id': %2$s, 'name': 'Activity %2$s'}, 'hours': %4$s, 'comments': 'Work %1$s',
                'spent_on': '2026-02-0%1$s', 'created_on': '2026-02-0%1$sT17:00:00Z', 'updated_on': '2026-02-0%1$sT18:00:00Z'}""".formatted(
                        id,
                        1 + id % 2,
                        id == 4 ? "" : ", 'issue': {'id': %s}".formatted(id),
                        id * 0.25))).toList();
    }

    private static List<ObjectNode> versions()
    {
        return IntStream.rangeClosed(1, 3).mapToObj(id -> FixtureServer.json(
                """
                {'id': %1$s, 'project': {'id': %2$s, 'name': 'Project %2$s'}, 'name': 'Version %1$s', 'description': 'Release %1$s', 'status': '%3$s', 'due_date': %4$s, 'sharing': '%5$s', 'created_on': '2025-06-0%1$sT00:00:00Z', 'updated_on': '2025-07-0%1$sT00:00:00Z'}""".formatted(
                        id,
                        id == 3 ? 2 : 1,
                        id == 1 ? "closed" : "open",
                        id == 2 ? "null" : "'2026-06-30'",
                        id == 2 ? "system" : "none"))).toList();
    }

    @Override
    public SourceDefinition definition()
    {
        return RedmineSource.SOURCE;
    }

    @Override
    public Module module()
    {
        return new RedmineModule();
    }

    @Override
    public HttpUrl apiUri()
    {
        return server.apiUri();
    }

    @Override
    public Map<String, String> catalog(HttpUrl apiUri)
    {
        return ImmutableMap.of("redmine.uri", apiUri.toString(), "redmine.user", "reader", "redmine.password", SECRET);
    }

    @Override
    public String secret()
    {
        return SECRET;
    }

    @Override
    public Path goldenDefinition()
    {
        return Path.of("src/test/resources/redmine.json");
    }

    @Override
    public void close()
    {
        server.close();
    }
}
