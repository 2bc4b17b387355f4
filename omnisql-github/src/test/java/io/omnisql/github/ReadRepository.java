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
import com.google.common.collect.ImmutableList;
import io.omnisql.github.MinimalPlan.Connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * A repository as far as a plan has read it. Not thread-safe.
 */
final class ReadRepository
{
    private final JsonNode node;
    private final List<Connection> connections;
    private final Map<String, List<JsonNode>> records = new LinkedHashMap<>();
    private final Map<String, String> cursors = new LinkedHashMap<>();

    private ReadRepository(JsonNode node, List<Connection> connections)
    {
        this.node = node;
        this.connections = ImmutableList.copyOf(connections);
    }

    static ReadRepository of(JsonNode node, List<Connection> connections)
    {
        ReadRepository repository = new ReadRepository(node, connections);
        repository.take(node);
        return repository;
    }

    String owner()
    {
        return node.get("owner").get("login").textValue();
    }

    String name()
    {
        return node.get("name").textValue();
    }

    boolean isArchived()
    {
        return node.get("isArchived").booleanValue();
    }

    /**
     * The number of records of a list of which nothing else was asked for.
     */
    long count(String field)
    {
        return node.get(field).get("totalCount").longValue();
    }

    Stream<JsonNode> records(String field)
    {
        return records.getOrDefault(field, ImmutableList.of()).stream();
    }

    boolean hasMore()
    {
        return !cursors.isEmpty();
    }

    boolean isWhole(String field)
    {
        return !cursors.containsKey(field);
    }

    /**
     * What asks for the next page of each list that has one.
     */
    String next()
    {
        return "repository(owner: \"%s\", name: \"%s\") { %s }".formatted(
                owner(),
                name(),
                connections.stream()
                        .flatMap(connection -> Optional.ofNullable(cursors.get(connection.field())).stream().map(cursor -> connection.query(", after: \"%s\"".formatted(cursor))))
                        .collect(joining(" ")));
    }

    void take(JsonNode answer)
    {
        for (Connection connection : connections) {
            JsonNode page = answer.path(connection.field());
            if (page.has("nodes")) {
                page.get("nodes").forEach(records.computeIfAbsent(connection.field(), _ -> new ArrayList<>())::add);
                cursors.remove(connection.field());
                if (page.get("pageInfo").get("hasNextPage").booleanValue()) {
                    cursors.put(connection.field(), page.get("pageInfo").get("endCursor").textValue());
                }
            }
        }
    }
}
