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
import io.omnisql.simulator.github.GitHubDataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static io.omnisql.github.LeastCase.ofOrganization;
import static io.omnisql.github.LeastCase.open;
import static io.omnisql.github.LeastKind.LISTS;
import static io.omnisql.github.LeastKind.SINGLE;
import static java.util.stream.Collectors.joining;

/**
 * Records that a query names, one or several.
 */
final class KeyedLeastCases
{
    private KeyedLeastCases() {}

    static ImmutableList<LeastCase> of(GitHubDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(single(data)).addAll(lists(data)).build();
    }

    private static ImmutableList<LeastCase> single(GitHubDataset data)
    {
        long issue = data.issues("acme", "webapp").get(7).number();
        long pull = data.pullRequests("acme", "webapp").get(3).number();
        long milestone = data.repository("acme", "webapp").milestones().getFirst().number();
        return ImmutableList.of(
                open(
                        SINGLE,
                        "an issue",
                        "SELECT number, title FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND number = %s".formatted(issue),
                        (source, _) -> row(source.get("/repos/acme/webapp/issues/" + issue), "number", "title")),
                open(
                        SINGLE,
                        "a pull request with its size",
                        "SELECT number, title, additions, deletions FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp' AND number = %s".formatted(pull),
                        (source, _) -> row(source.get("/repos/acme/webapp/pulls/" + pull), "number", "title", "additions", "deletions")),
                open(
                        SINGLE,
                        "a milestone",
                        "SELECT number, title FROM milestones WHERE owner = 'acme' AND repo = 'webapp' AND number = %s".formatted(milestone),
                        (source, _) -> row(source.get("/repos/acme/webapp/milestones/" + milestone), "number", "title")),
                open(SINGLE, "an account", "SELECT login, name, company FROM users WHERE login = 'ada'", (source, _) -> row(source.get("/users/ada"), "login", "name", "company")),
                open(SINGLE, "an organization", "SELECT owner, name FROM organizations WHERE owner = 'acme'", (source, _) -> row(source.get("/orgs/acme"), "login", "name")),
                open(
                        SINGLE,
                        "a repository",
                        "SELECT repo, description FROM repositories WHERE owner = 'acme' AND repo = 'webapp'",
                        (source, _) -> row(source.get("/repos/acme/webapp"), "name", "description")),
                open(SINGLE,
                        "an issue that does not exist",
                        "SELECT number, title FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND number = 999999",
                        (source, _) -> {
                            JsonNode answer = source.answer("{\"query\": \"{ repository(owner: \\\"acme\\\", name: \\\"webapp\\\") { name issueOrPullRequest(number: 999999) { __typename } } }\"}");
                            if (!answer.at("/data/repository/name").textValue().equals("webapp") || !answer.at("/data/repository/issueOrPullRequest").isNull()) {
                                throw new IllegalStateException("not what is missing: " + answer);
                            }
                            return List.of();
                        }).because("REST says of a missing record only that something of its path is missing, so the repository is asked for; one GraphQL query tells both."));
    }

    private static ImmutableList<LeastCase> lists(GitHubDataset data)
    {
        List<Long> issues = data.issues("acme", "webapp").stream().limit(20).map(issue -> (long) issue.number()).toList();
        List<Long> pulls = data.pullRequests("acme", "webapp").stream().limit(20).map(pull -> (long) pull.number()).toList();
        List<String> people = data.issues("acme", "infra").stream()
                .flatMap(issue -> issue.author().stream())
                .map(author -> author.login())
                .filter(login -> !login.endsWith("[bot]") && data.findAccount(login).isPresent())
                .distinct()
                .limit(8)
                .toList();
        ImmutableList<String> repositories = ImmutableList.of("infra", "webapp", "attic", "vault");
        return ImmutableList.of(
                open(
                        LISTS,
                        "issues by their numbers",
                        "SELECT number, title FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND number IN (%s)".formatted(numbers(issues)),
                        (source, _) -> ofRepository(source, issues.stream().map("issue(number: %s) { number title }"::formatted).toList(), "number", "title")),
                open(
                        LISTS,
                        "pull requests by their numbers, with their sizes",
                        "SELECT number, title, additions FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp' AND number IN (%s)".formatted(numbers(pulls)),
                        (source, _) -> ofRepository(source, pulls.stream().map("pullRequest(number: %s) { number title additions }"::formatted).toList(), "number", "title", "additions")),
                open(
                        LISTS,
                        "accounts by their logins",
                        "SELECT login, name, company FROM users WHERE login IN ('%s')".formatted(String.join("', '", people)),
                        (source, _) -> rows(source.graphQl(aliased(people.stream().map("user(login: \"%s\") { login name company }"::formatted).toList())), "login", "name", "company")),
                open(
                        LISTS,
                        "repositories by their names",
                        "SELECT repo, description FROM repositories WHERE owner = 'acme' AND repo IN ('%s')".formatted(String.join("', '", repositories)),
                        (source, _) -> rows(source.graphQl(aliased(repositories.stream().map("repository(owner: \"acme\", name: \"%s\") { name description }"::formatted).toList())), "name", "description")),
                open(
                        LISTS,
                        "comments of several issues",
                        "SELECT issue_number, body FROM issue_comments WHERE owner = 'acme' AND repo = 'webapp' AND issue_number IN (%s)".formatted(numbers(issues)),
                        (source, _) -> source.graphQl("{ repository(owner: \"acme\", name: \"webapp\") %s }".formatted(aliased(issues.stream()
                                        .map("issue(number: %s) { number comments(first: 100) { pageInfo { hasNextPage } nodes { body } } }"::formatted)
                                        .toList()))).get("repository").valueStream()
                                .flatMap(issue -> LeastRows.whole(issue.get("comments")).map(comment -> Arrays.<Object>asList(issue.get("number").longValue(), comment.get("body").textValue())))
                                .toList()),
                ofOrganization(
                        LISTS,
                        "labels of two repositories",
                        "SELECT repo, name FROM labels WHERE owner = 'acme' AND repo IN ('infra', 'webapp')",
                        LeastCorpus.list(
                                new MinimalPlan.Reach.Names(ImmutableList.of("acme/infra", "acme/webapp")),
                                LeastRows.LABEL,
                                labels -> labels.map(label -> List.of(label.repo(), label.text("name"))))));
    }

    private static List<List<Object>> ofRepository(RawGitHub source, List<String> fields, String... names)
    {
        return rows(source.graphQl("{ repository(owner: \"acme\", name: \"webapp\") %s }".formatted(aliased(fields))).get("repository"), names);
    }

    private static List<List<Object>> rows(JsonNode records, String... names)
    {
        return records.valueStream().flatMap(record -> row(record, names).stream()).toList();
    }

    private static List<List<Object>> row(JsonNode record, String... names)
    {
        return List.of(Arrays.stream(names).map(name -> value(record.get(name))).toList());
    }

    private static Object value(JsonNode value)
    {
        return value.isIntegralNumber() ? (Object) value.longValue() : value.textValue();
    }

    private static String aliased(List<String> fields)
    {
        return IntStream.range(0, fields.size()).mapToObj(index -> "a%s: %s".formatted(index, fields.get(index))).collect(joining(" ", "{ ", " }"));
    }

    private static String numbers(List<Long> numbers)
    {
        return numbers.stream().map(String::valueOf).collect(joining(", "));
    }
}
