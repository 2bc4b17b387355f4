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
import com.google.common.collect.ImmutableSet;
import io.omnisql.github.MinimalPlan.Connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Locale.ROOT;

/**
 * What minimal plans select, and the rows that it is.
 */
final class LeastRows
{
    static final String AUTHOR = "author { __typename login ... on User { name company } }";
    static final Connection ISSUE = new Connection("issues", "", "number title state");
    static final Connection OPEN_ISSUES = new Connection("issues", "states: [OPEN]", "");
    static final Connection AUTHORED_ISSUE = new Connection("issues", "", "number " + AUTHOR);
    static final Connection PLANNED_ISSUE = new Connection("issues", "", "number milestone { number title dueOn }");
    static final Connection ISSUE_OF_MILESTONE = new Connection("issues", "filterBy: {milestoneNumber: \"*\"},", "number milestone { number title dueOn }");
    static final Connection PULL = new Connection("pullRequests", "", "number title isDraft");
    static final Connection OPEN_PULLS = new Connection("pullRequests", "states: [OPEN],", "number title isDraft");
    static final Connection AUTHORED_PULL = new Connection("pullRequests", "", "number title " + AUTHOR);
    static final Connection REVIEWED_PULL = new Connection("pullRequests", "", "number reviews(first: 100) { pageInfo { hasNextPage } nodes { state submittedAt } }");
    static final Connection LABEL = new Connection("labels", "", "name color");
    static final Connection OPEN_MILESTONES = new Connection("milestones", "states: [OPEN],", "number");
    static final String MEMBERS = "m: organization(login: \"acme\") { membersWithRole(first: 100) { pageInfo { hasNextPage } nodes { login } } }";

    private LeastRows() {}

    static Stream<List<Object>> issues(RememberingGitHub source, List<ReadRepository> repositories, JsonNode first)
    {
        return joined(repositories, false, ISSUE, LeastRows::issue);
    }

    static Stream<List<Object>> pulls(RememberingGitHub source, List<ReadRepository> repositories, JsonNode first)
    {
        return joined(repositories, false, PULL, LeastRows::pull);
    }

    static Stream<List<Object>> labels(RememberingGitHub source, List<ReadRepository> repositories, JsonNode first)
    {
        return joined(repositories, false, LABEL, LeastRows::label);
    }

    static Stream<List<Object>> count(RememberingGitHub source, List<ReadRepository> repositories, JsonNode first)
    {
        return Stream.of(List.of(repositories.stream().mapToLong(repository -> repository.count("issues")).sum()));
    }

    static List<Object> issue(ReadRepository repository, JsonNode issue)
    {
        return List.of(repository.name(), number(issue), issue.get("title").textValue(), issue.get("state").textValue().toLowerCase(ROOT));
    }

    static List<Object> pull(ReadRepository repository, JsonNode pull)
    {
        return List.of(repository.name(), number(pull), pull.get("title").textValue(), pull.get("isDraft").booleanValue());
    }

    static List<Object> label(ReadRepository repository, JsonNode label)
    {
        return List.of(repository.name(), label.get("name").textValue(), label.get("color").textValue());
    }

    /**
     * A row for each record, and, in a left join, one for each repository without records.
     */
    static Stream<List<Object>> joined(List<ReadRepository> repositories, boolean left, Connection connection, BiFunction<ReadRepository, JsonNode, List<Object>> row)
    {
        int columns = connection.field().equals("labels") ? 3 : 4;
        return repositories.stream().flatMap(repository -> {
            if (left && repository.records(connection.field()).findAny().isEmpty()) {
                List<Object> none = new ArrayList<>(Arrays.asList(new Object[columns]));
                none.set(0, repository.name());
                return Stream.of(none);
            }
            return repository.records(connection.field()).map(found -> row.apply(repository, found));
        });
    }

    /**
     * GraphQL has no names of bots, so each of them takes a request.
     */
    static Stream<List<Object>> authors(RememberingGitHub source, List<ReadRepository> repositories, boolean left)
    {
        record Authored(ReadRepository repository, JsonNode issue) {}

        return repositories.stream()
                .flatMap(repository -> repository.records("issues").map(issue -> new Authored(repository, issue)))
                .filter(authored -> left || !authored.issue().get("author").isNull())
                .sorted(Comparator.comparing(authored -> isBot(authored.issue().get("author"))))
                .map(authored -> {
                    JsonNode author = authored.issue().get("author");
                    JsonNode account = account(source, author);
                    return Arrays.asList(authored.repository().name(), number(authored.issue()), login(author), text(account, "name"), text(account, "company"));
                });
    }

    static Stream<List<Object>> reviews(List<ReadRepository> repositories, boolean left)
    {
        return repositories.stream().flatMap(repository -> repository.records("pullRequests").flatMap(pull -> {
            JsonNode reviews = pull.get("reviews");
            whole(reviews);
            if (left && reviews.get("nodes").isEmpty()) {
                return Stream.of(Arrays.asList(repository.name(), number(pull), null, null));
            }
            return reviews.get("nodes").valueStream().map(review -> Arrays.asList(repository.name(), number(pull), text(review, "state"), time(review, "submittedAt")));
        }));
    }

    static Stream<List<Object>> milestones(List<ReadRepository> repositories, boolean left)
    {
        return repositories.stream().flatMap(repository -> repository.records("issues")
                .filter(issue -> left || !issue.get("milestone").isNull())
                .map(issue -> Arrays.asList(repository.name(), number(issue), text(issue.get("milestone"), "title"), time(issue.get("milestone"), "dueOn"))));
    }

    static Stream<List<Object>> ofMembers(List<ReadRepository> repositories, JsonNode first)
    {
        Set<String> logins = whole(first.get("m").get("membersWithRole")).map(member -> member.get("login").textValue()).collect(toImmutableSet());
        return repositories.stream().flatMap(repository -> repository.records("issues")
                .filter(issue -> isOneOf(logins, issue))
                .map(issue -> List.of(repository.name(), number(issue))));
    }

    static Stream<List<Object>> ofReporters(List<ReadRepository> repositories)
    {
        Set<String> reporters = authors(repositories, "issues");
        return repositories.stream().flatMap(repository -> repository.records("pullRequests")
                .filter(pull -> isOneOf(reporters, pull))
                .map(pull -> List.of(repository.name(), number(pull), text(pull, "title"))));
    }

    /**
     * Whether everybody who has written a pull request is known to report.
     */
    static boolean allReport(List<ReadRepository> repositories)
    {
        return repositories.stream().allMatch(repository -> repository.isWhole("pullRequests")) && authors(repositories, "issues").containsAll(authors(repositories, "pullRequests"));
    }

    private static Set<String> authors(List<ReadRepository> repositories, String field)
    {
        return repositories.stream()
                .flatMap(repository -> repository.records(field))
                .filter(record -> !record.get("author").isNull())
                .map(record -> login(record.get("author")))
                .collect(toImmutableSet());
    }

    static Stream<List<Object>> inOpenMilestones(List<ReadRepository> repositories)
    {
        ImmutableSet<Long> open = repositories.stream().flatMap(repository -> repository.records("milestones")).map(LeastRows::number).collect(toImmutableSet());
        return repositories.stream().flatMap(repository -> repository.records("issues")
                .filter(issue -> !issue.get("milestone").isNull() && open.contains(number(issue.get("milestone"))))
                .map(issue -> List.of(repository.name(), number(issue))));
    }

    private static boolean isOneOf(Set<String> logins, JsonNode authored)
    {
        return !authored.get("author").isNull() && logins.contains(login(authored.get("author")));
    }

    /**
     * The account with its name, which GraphQL does not tell of bots.
     */
    static JsonNode account(RememberingGitHub source, JsonNode author)
    {
        return isBot(author) ? source.get("/users/" + login(author)) : author;
    }

    private static boolean isBot(JsonNode author)
    {
        return author.path("__typename").asText().equals("Bot");
    }

    static String login(JsonNode author)
    {
        return isBot(author) ? author.get("login").textValue() + "[bot]" : text(author, "login");
    }

    /**
     * The records of a list that a page holds.
     */
    static Stream<JsonNode> whole(JsonNode connection)
    {
        if (connection.get("pageInfo").get("hasNextPage").booleanValue()) {
            throw new IllegalStateException("a list is longer than a page");
        }
        return connection.get("nodes").valueStream();
    }

    static Long number(JsonNode node)
    {
        return node.get("number").longValue();
    }

    static String text(JsonNode node, String field)
    {
        return node.path(field).textValue();
    }

    static Instant time(JsonNode node, String field)
    {
        return node.path(field).isTextual() ? Instant.parse(node.get(field).textValue()) : null;
    }
}
