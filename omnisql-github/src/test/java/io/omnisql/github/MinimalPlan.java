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

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The fewest requests for an answer: one GraphQL query for all repositories and what is below them, and one more for the next pages of all lists that have some.
 *
 * @param beside what the first query asks for beside repositories
 * @param rows what the answers say, read only as far as a limit wants it
 * @param enough whether what is not read yet can change no row
 */
record MinimalPlan(Reach reach, ImmutableList<Connection> connections, String beside, Derivation rows, Predicate<List<ReadRepository>> enough)
        implements LeastPlan
{
    MinimalPlan(Reach reach, List<Connection> connections, String beside, Derivation rows)
    {
        this(reach, ImmutableList.copyOf(connections), beside, rows, _ -> false);
    }

    MinimalPlan
    {
        requireNonNull(reach, "reach is null");
        connections = ImmutableList.copyOf(connections);
        requireNonNull(beside, "beside is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(enough, "enough is null");
    }

    @Override
    public List<List<Object>> execute(RawGitHub asked, long limit)
    {
        RememberingGitHub source = new RememberingGitHub(asked);
        JsonNode first = source.graphQl("{ %s %s }".formatted(reach.query(connections), beside));
        List<ReadRepository> repositories = reach.found(first, connections);
        while (true) {
            List<List<Object>> found = rows.apply(source, repositories, first).limit(limit).toList();
            List<ReadRepository> open = repositories.stream().filter(ReadRepository::hasMore).toList();
            if (found.size() == limit || open.isEmpty() || enough.test(repositories)) {
                return found;
            }
            String query = IntStream.range(0, open.size()).mapToObj(index -> "r%s: %s".formatted(index, open.get(index).next())).collect(joining("\n", "{ ", " }"));
            JsonNode more = source.graphQl(query);
            IntStream.range(0, open.size()).forEach(index -> open.get(index).take(more.get("r" + index)));
        }
    }

    /**
     * A list below a repository.
     *
     * @param arguments what it is filtered by; empty, or with a comma at its end
     * @param selection the fields of its records; empty where only their number is asked for
     */
    record Connection(String field, String arguments, String selection)
    {
        Connection
        {
            requireNonNull(field, "field is null");
            requireNonNull(arguments, "arguments is null");
            requireNonNull(selection, "selection is null");
        }

        String query(String after)
        {
            return selection.isEmpty()
                    ? "%s(%s) { totalCount }".formatted(field, arguments)
                    : "%s(%s first: 100%s) { pageInfo { hasNextPage endCursor } nodes { %s } }".formatted(field, arguments, after, selection);
        }
    }

    /**
     * How repositories are reached: by their names, or through the organization that owns them.
     */
    sealed interface Reach
    {
        String query(List<Connection> connections);

        List<ReadRepository> found(JsonNode data, List<Connection> connections);

        static String repository(List<Connection> connections)
        {
            return "name owner { login } isArchived " + connections.stream().map(connection -> connection.query("")).collect(joining(" "));
        }

        record Names(ImmutableList<String> names)
                implements Reach
        {
            public Names
            {
                names = ImmutableList.copyOf(names);
            }

            @Override
            public String query(List<Connection> connections)
            {
                return IntStream.range(0, names.size())
                        .mapToObj(index -> "r%s: repository(owner: \"%s\", name: \"%s\") { %s }".formatted(
                                index,
                                names.get(index).substring(0, names.get(index).indexOf('/')),
                                names.get(index).substring(names.get(index).indexOf('/') + 1),
                                repository(connections)))
                        .collect(joining("\n"));
            }

            @Override
            public List<ReadRepository> found(JsonNode data, List<Connection> connections)
            {
                return IntStream.range(0, names.size()).mapToObj(index -> ReadRepository.of(data.get("r" + index), connections)).toList();
            }
        }

        /**
         * @param size as many repositories as one query may ask for, for what is below them
         * @param wanted which of the repositories are meant
         */
        record OfOrganization(String login, int size, String arguments, Function<ReadRepository, Boolean> wanted)
                implements Reach
        {
            public OfOrganization
            {
                requireNonNull(login, "login is null");
                requireNonNull(arguments, "arguments is null");
                requireNonNull(wanted, "wanted is null");
            }

            @Override
            public String query(List<Connection> connections)
            {
                return "o: organization(login: \"%s\") { repositories(first: %s%s) { pageInfo { hasNextPage } nodes { %s } } }".formatted(login, size, arguments, repository(connections));
            }

            @Override
            public List<ReadRepository> found(JsonNode data, List<Connection> connections)
            {
                JsonNode repositories = data.get("o").get("repositories");
                if (repositories.get("pageInfo").get("hasNextPage").booleanValue()) {
                    throw new IllegalStateException("more repositories than a page holds");
                }
                return Stream.of(repositories.get("nodes"))
                        .flatMap(nodes -> IntStream.range(0, nodes.size()).mapToObj(nodes::get))
                        .map(node -> ReadRepository.of(node, connections))
                        .filter(wanted::apply)
                        .collect(toImmutableList());
            }
        }
    }

    /**
     * Rows from answers. A row that takes another request is last, so that a limit may do without it.
     */
    @FunctionalInterface
    interface Derivation
    {
        Stream<List<Object>> apply(RememberingGitHub source, List<ReadRepository> repositories, JsonNode first);
    }
}
