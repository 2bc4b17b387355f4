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

import com.google.common.collect.ImmutableList;
import io.omnisql.github.MinimalPlan.Connection;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static io.omnisql.github.LeastCase.ofOrganization;
import static io.omnisql.github.LeastCase.open;
import static io.omnisql.github.LeastCorpus.ACME;
import static io.omnisql.github.LeastCorpus.by;
import static io.omnisql.github.LeastCorpus.descendingBy;
import static io.omnisql.github.LeastCorpus.firstPages;
import static io.omnisql.github.LeastCorpus.list;
import static io.omnisql.github.LeastCorpus.repository;
import static io.omnisql.github.LeastKind.FIRST;
import static io.omnisql.github.LeastKind.TIMES;

/**
 * The first rows in an order, and rows of a range of time.
 */
final class OrderedLeastCases
{
    private OrderedLeastCases() {}

    static ImmutableList<LeastCase> of(GitHubDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(first()).addAll(times(data)).build();
    }

    private static ImmutableList<LeastCase> first()
    {
        return ImmutableList.of(
                open(FIRST,
                        "newest issues",
                        "SELECT number, title, created_at FROM issues WHERE owner = 'acme' AND repo = 'infra' ORDER BY created_at DESC, number DESC LIMIT 5",
                        firstPages(
                                repository("infra"),
                                ordered("issues", "CREATED_AT", "number title createdAt"),
                                issues -> top(issues.map(issue -> List.of(issue.number("number"), issue.text("title"), issue.time("createdAt"))), descendingBy(2).thenComparing(descendingBy(0))))).inOrder(),
                open(FIRST,
                        "most discussed issues",
                        "SELECT number, comments FROM issues WHERE owner = 'acme' AND repo = 'infra' ORDER BY comments DESC, number LIMIT 5",
                        firstPages(
                                repository("infra"),
                                ordered("issues", "COMMENTS", "number comments { totalCount }"),
                                issues -> top(issues.map(issue -> List.of(issue.number("number"), issue.node().get("comments").get("totalCount").longValue())), descendingBy(1).thenComparing(by(0))))).inOrder(),
                open(FIRST,
                        "pull requests that changed last",
                        "SELECT number, updated_at FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp' ORDER BY updated_at DESC, number LIMIT 5",
                        firstPages(
                                repository("webapp"),
                                ordered("pullRequests", "UPDATED_AT", "number updatedAt"),
                                pulls -> top(pulls.map(pull -> List.of(pull.number("number"), pull.time("updatedAt"))), descendingBy(1).thenComparing(by(0))))).inOrder(),
                open(FIRST,
                        "newest comments",
                        "SELECT id, created_at FROM issue_comments WHERE owner = 'acme' AND repo = 'infra' ORDER BY created_at DESC, id LIMIT 5",
                        (source, _) -> top(
                                source.get("/repos/acme/infra/issues/comments?sort=created&direction=desc&per_page=100").valueStream()
                                        .map(comment -> List.of(comment.get("id").longValue(), Instant.parse(comment.get("created_at").textValue()))),
                                descendingBy(1).thenComparing(by(0))).toList()).inOrder(),
                open(FIRST,
                        "newest repositories",
                        "SELECT repo, created_at FROM repositories WHERE owner = 'acme' ORDER BY created_at DESC, repo LIMIT 5",
                        (source, _) -> top(
                                source.get("/orgs/acme/repos?type=all&sort=created&direction=desc&per_page=100").valueStream()
                                        .map(repository -> List.of(repository.get("name").textValue(), Instant.parse(repository.get("created_at").textValue()))),
                                descendingBy(1).thenComparing(by(0))).toList()).inOrder(),
                ofOrganization(
                        FIRST,
                        "newest issues of an organization",
                        "SELECT repo, number, created_at FROM issues ORDER BY created_at DESC, repo, number LIMIT 5",
                        firstPages(
                                ACME,
                                ordered("issues", "CREATED_AT", "number createdAt"),
                                issues -> top(issues.map(issue -> List.of(issue.repo(), issue.number("number"), issue.time("createdAt"))), descendingBy(2).thenComparing(by(0)).thenComparing(by(1))))).inOrder(),
                ofOrganization(
                        FIRST,
                        "repositories by their last push",
                        "SELECT repo, pushed_at FROM repositories ORDER BY pushed_at DESC NULLS LAST, repo LIMIT 5",
                        (source, _) -> source.list("/orgs/acme/repos?type=all&per_page=100").stream()
                                .filter(repository -> repository.get("pushed_at").isTextual())
                                .<List<Object>>map(repository -> List.of(repository.get("name").textValue(), Instant.parse(repository.get("pushed_at").textValue())))
                                .sorted(descendingBy(1).thenComparing(by(0)))
                                .limit(5)
                                .toList()).inOrder());
    }

    private static ImmutableList<LeastCase> times(GitHubDataset data)
    {
        Instant changed = data.issues("acme", "infra").stream().map(GitHubIssue::updatedAt).sorted(Comparator.reverseOrder()).skip(20).findFirst().orElseThrow();
        Instant from = data.issues("acme", "infra").stream().map(GitHubIssue::createdAt).sorted(Comparator.reverseOrder()).skip(30).findFirst().orElseThrow();
        Instant until = data.issues("acme", "infra").stream().map(GitHubIssue::createdAt).sorted(Comparator.reverseOrder()).skip(10).findFirst().orElseThrow();
        Instant ofPulls = data.pullRequests("acme", "webapp").stream().map(pull -> pull.issue().updatedAt()).sorted(Comparator.reverseOrder()).skip(20).findFirst().orElseThrow();
        Connection since = new Connection("issues", "filterBy: {since: \"%s\"},".formatted(changed), "number updatedAt");
        return ImmutableList.of(
                open(
                        TIMES,
                        "issues that changed since",
                        "SELECT number, updated_at FROM issues WHERE owner = 'acme' AND repo = 'infra' AND updated_at >= %s".formatted(literal(changed)),
                        list(repository("infra"), since, issues -> issues.map(issue -> List.of(issue.number("number"), issue.time("updatedAt"))))),
                open(
                        TIMES,
                        "issues that were created between",
                        "SELECT number, created_at FROM issues WHERE owner = 'acme' AND repo = 'infra' AND created_at BETWEEN %s AND %s".formatted(literal(from), literal(until)),
                        firstPages(repository("infra"), ordered("issues", "CREATED_AT", "number createdAt"), issues -> issues
                                .filter(issue -> !issue.time("createdAt").isBefore(from) && !issue.time("createdAt").isAfter(until))
                                .map(issue -> List.of(issue.number("number"), issue.time("createdAt"))))),
                open(
                        TIMES,
                        "pull requests that changed since",
                        "SELECT number, updated_at FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp' AND updated_at >= %s".formatted(literal(ofPulls)),
                        firstPages(repository("webapp"), ordered("pullRequests", "UPDATED_AT", "number updatedAt"), pulls -> pulls
                                .filter(pull -> !pull.time("updatedAt").isBefore(ofPulls))
                                .map(pull -> List.of(pull.number("number"), pull.time("updatedAt"))))),
                open(
                        TIMES,
                        "comments since",
                        "SELECT id FROM issue_comments WHERE owner = 'acme' AND repo = 'infra' AND updated_at >= %s".formatted(literal(changed)),
                        (source, _) -> source.list("/repos/acme/infra/issues/comments?per_page=100&since=" + changed).stream().<List<Object>>map(comment -> List.of(comment.get("id").longValue())).toList()),
                open(
                        TIMES,
                        "count of issues that changed since",
                        "SELECT count(*) FROM issues WHERE owner = 'acme' AND repo = 'infra' AND updated_at >= %s".formatted(literal(changed)),
                        (source, _) -> List.of(List.of(source.graphQl("{ repository(owner: \"acme\", name: \"infra\") { issues(filterBy: {since: \"%s\"}) { totalCount } } }".formatted(changed)).at("/repository/issues/totalCount").longValue()))),
                ofOrganization(
                        TIMES,
                        "issues of an organization that changed since",
                        "SELECT repo, number, updated_at FROM issues WHERE updated_at >= %s".formatted(literal(changed)),
                        list(ACME, since, issues -> issues.map(issue -> List.of(issue.repo(), issue.number("number"), issue.time("updatedAt"))))));
    }

    private static Stream<List<Object>> top(Stream<List<Object>> rows, Comparator<List<Object>> order)
    {
        return rows.sorted(order).limit(5);
    }

    private static Connection ordered(String field, String order, String selection)
    {
        return new Connection(field, "orderBy: {field: %s, direction: DESC},".formatted(order), selection);
    }

    private static String literal(Instant time)
    {
        return "from_iso8601_timestamp('%s')".formatted(time);
    }
}
