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
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.Answer;
import io.omnisql.simulator.http.SimulatedApi;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * Answers with the lists that were recorded from the real GitHub, as they are but for the host in their links. The first page of a list is found by its path alone,
 * since a client asks with parameters of its own; from there on, links lead.
 */
final class RecordedGitHub
        implements SimulatedApi
{
    private final ImmutableMap<String, String> aliases;
    private final ImmutableMap<String, RecordedList> lists;

    /**
     * @param aliases paths that the recordings do not have, with those that answer in their place
     */
    RecordedGitHub(ImmutableMap<String, String> aliases, String... files)
    {
        this.aliases = requireNonNull(aliases, "aliases is null");
        this.lists = Stream.of(files)
                .flatMap(file -> RecordedRecords.exchanges(file).stream())
                .map(RecordedGitHub::list)
                .flatMap(Optional::stream)
                .collect(toImmutableMap(RecordedList::target, list -> list, (first, _) -> first));
    }

    /**
     * The records of all pages of the list with this path.
     */
    Stream<JsonNode> records(String path)
    {
        Map<String, RecordedList> pages = new LinkedHashMap<>();
        Optional<RecordedList> page = find(path);
        while (page.isPresent() && pages.put(page.get().target(), page.get()) == null) {
            page = page.get().next().flatMap(target -> Optional.ofNullable(lists.get(target)));
        }
        return pages.values().stream().flatMap(list -> list.body().valueStream());
    }

    @Override
    public String route(SimulatedRequest request)
    {
        return request.path();
    }

    @Override
    public Answer answer(SimulatedRequest request)
    {
        Optional<RecordedList> list = Optional.ofNullable(lists.get(request.path() + "?" + request.queryString())).or(() -> find(request.path()));
        return new Answer(list.map(found -> response(found, request)).orElseGet(() -> SimulatedResponse.json(404, "{\"message\":\"Not Found\"}")), 1, "recorded");
    }

    private Optional<RecordedList> find(String path)
    {
        String recorded = aliases.getOrDefault(path, path);
        return lists.values().stream().filter(list -> list.target().equals(recorded) || list.target().startsWith(recorded + "?")).findFirst();
    }

    private static SimulatedResponse response(RecordedList list, SimulatedRequest request)
    {
        SimulatedResponse response = SimulatedResponse.json(200, list.body().toString());
        return list.link()
                .map(link -> response.withHeader("Link", link.replace("https://api.github.com", "http://" + request.header("Host").orElseThrow())))
                .orElse(response);
    }

    /**
     * A list out of one exchange, in the notation of hub4j or of octokit; empty where it is no list.
     */
    private static Optional<RecordedList> list(JsonNode exchange)
    {
        JsonNode request = exchange.has("request") ? exchange.get("request") : exchange;
        JsonNode body = exchange.has("request") ? exchange.at("/response/body") : exchange.path("response");
        if (!body.isArray() || !request.path("method").asText().equalsIgnoreCase("GET")) {
            return Optional.empty();
        }
        JsonNode headers = exchange.has("request") ? exchange.at("/response/headers") : exchange.path("headers");
        Optional<String> link = headers.propertyStream()
                .filter(header -> header.getKey().equalsIgnoreCase("link"))
                .map(header -> header.getValue().asText())
                .findFirst();
        return Optional.of(new RecordedList(request.has("url") ? request.get("url").asText() : request.get("path").asText(), link, body));
    }

    private record RecordedList(String target, Optional<String> link, JsonNode body)
    {
        Optional<String> next()
        {
            return link.flatMap(header -> Stream.of(header.split(", "))
                    .filter(part -> part.endsWith("rel=\"next\""))
                    .map(part -> part.substring("<https://api.github.com".length(), part.indexOf('>')))
                    .findFirst());
        }
    }
}
