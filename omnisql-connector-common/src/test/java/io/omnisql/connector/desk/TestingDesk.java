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
package io.omnisql.connector.desk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.TestingServer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.testing.TestingServer.response;
import static java.lang.Integer.parseInt;
import static java.lang.Math.min;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * A desk with seven tickets, which shows open ones if nothing else is said, and never more than three at once.
 */
final class TestingDesk
        implements AutoCloseable
{
    static final String USER = "canary-user";
    static final String PASSWORD = "canary-p\u00e4ssword";

    private static final int MOST = 3;
    private static final List<Ticket> TICKETS = IntStream.rangeClosed(1, 7)
            .mapToObj(id -> new Ticket(id, id % 2, id == 4 ? Optional.empty() : Optional.of(10 + id % 3), "2026-01-0%sT00:00:00Z".formatted(8 - id)))
            .collect(toImmutableList());

    private final TestingServer server = new TestingServer();
    private int seen;

    TestingDesk()
    {
        server.answersAll(this::answer);
    }

    Map<String, String> catalog(String password)
    {
        return ImmutableMap.of("omnisql.tenant", "acme", "desk.uri", server.url("/desk").toString(), "desk.user", USER, "desk.password", password);
    }

    /**
     * The parameters of each request since the last question for them.
     */
    List<String> asked()
    {
        List<String> asked = server.targets().stream().skip(seen).map(target -> server.url(target)).map(url -> url.encodedPath() + Optional.ofNullable(url.query()).map(query -> "?" + query).orElse("")).collect(toImmutableList());
        seen += asked.size();
        return asked;
    }

    private MockResponse answer(RecordedRequest request)
    {
        HttpUrl url = server.url(request.getTarget());
        if (!Credentials.basic(USER, PASSWORD, UTF_8).equals(request.getHeaders().get("Authorization"))) {
            return response(401, "");
        }
        if (url.encodedPath().equals("/desk/tickets.json")) {
            return response(200, page(url, "tickets", filtered(url).stream().map(Ticket::json).collect(toImmutableList())));
        }
        List<String> path = url.pathSegments();
        int id = parseInt(path.get(2).replace(".json", ""));
        if (id > TICKETS.size()) {
            return response(404, "");
        }
        return path.size() == 3 ? response(200, "{\"ticket\":%s}".formatted(TICKETS.get(id - 1).json())) : response(200, page(url, "notes", id == 2 ? ImmutableList.of("{\"id\":1,\"note\":\"first\"}", "{\"id\":2}") : ImmutableList.of()));
    }

    private static List<Ticket> filtered(HttpUrl url)
    {
        String status = Optional.ofNullable(url.queryParameter("status_id")).orElse("1");
        Optional<String> assignee = Optional.ofNullable(url.queryParameter("assigned_to_id"));
        Optional<String> updated = Optional.ofNullable(url.queryParameter("updated_on"));
        Comparator<Ticket> order = switch (url.queryParameter("sort")) {
            case "updated_on:desc" -> Comparator.comparing(Ticket::updated).reversed();
            case "updated_on" -> Comparator.comparing(Ticket::updated);
            case "id:desc" -> Comparator.comparingInt(Ticket::id).reversed();
            case null, default -> Comparator.comparingInt(Ticket::id);
        };
        return TICKETS.stream()
                .filter(ticket -> status.equals("*") || status.equals(String.valueOf(ticket.status())))
                .filter(ticket -> assignee.map(value -> value.equals("!*") ? ticket.assignee().isEmpty() : ticket.assignee().map(String::valueOf).equals(Optional.of(value))).orElse(true))
                .filter(ticket -> updated.map(value -> value.startsWith(">=") ? ticket.updated().compareTo(value.substring(2)) >= 0 : ticket.updated().compareTo(value.substring(2)) <= 0).orElse(true))
                .sorted(order)
                .collect(toImmutableList());
    }

    private static String page(HttpUrl url, String name, List<String> records)
    {
        int offset = min(records.size(), parseInt(Optional.ofNullable(url.queryParameter("offset")).orElse("0")));
        int limit = min(MOST, parseInt(Optional.ofNullable(url.queryParameter("limit")).orElse("2")));
        String page = records.subList(offset, min(records.size(), offset + limit)).stream().collect(joining(","));
        return "{\"%s\":[%s],\"total_count\":%s,\"offset\":%s,\"limit\":%s}".formatted(name, page, records.size(), offset, limit);
    }

    @Override
    public void close()
    {
        server.close();
    }

    private record Ticket(int id, int status, Optional<Integer> assignee, String updated)
    {
        private String json()
        {
            return "{\"id\":%s,\"subject\":\"Ticket %s\",\"status\":{\"id\":%s},%s\"is_private\":false,\"estimated_hours\":1.5,\"due_date\":\"2026-03-0%s\",\"created_on\":\"2025-12-01T00:00:00Z\",\"updated_on\":\"%s\"}"
                    .formatted(id, id, status, assignee.map("\"assigned_to\":{\"id\":%s},"::formatted).orElse(""), id, updated);
        }
    }
}
