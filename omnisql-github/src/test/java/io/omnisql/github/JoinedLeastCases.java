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

import java.util.Arrays;
import java.util.List;

import static io.omnisql.github.LeastCase.open;
import static io.omnisql.github.LeastCorpus.list;
import static io.omnisql.github.LeastCorpus.repository;
import static io.omnisql.github.LeastKind.CHILDREN;
import static io.omnisql.github.LeastKind.THREE_TABLES;

/**
 * Joins of three tables, and the records that hang on pull requests.
 */
final class JoinedLeastCases
{
    private static final String ACCOUNT = "{ __typename login ... on User { name company } }";
    private static final String REVIEWS = "reviews(first: 100) { pageInfo { hasNextPage } nodes { state author %s } }".formatted(ACCOUNT);
    private static final String TWO_RELATIONS = "One scan tells one relation of a record; the other table is read by a query of its own.";

    private JoinedLeastCases() {}

    static ImmutableList<LeastCase> of(GitHubDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(threeTables()).addAll(children(data)).build();
    }

    private static ImmutableList<LeastCase> threeTables()
    {
        return ImmutableList.of(
                open(THREE_TABLES,
                        "open issues, their authors and milestones",
                        "SELECT m.number, u.name, s.title FROM issues m JOIN users u ON u.login = m.author JOIN milestones s ON s.owner = m.owner AND s.repo = m.repo AND s.number = m.milestone_number WHERE m.owner = 'acme' AND m.repo = 'vault' AND m.state = 'open'",
                        withBots(
                                repository("vault"),
                                new Connection("issues", "states: [OPEN], filterBy: {milestoneNumber: \"*\"},", "number author %s milestone { title }".formatted(ACCOUNT)),
                                (source, issue) -> issue.node().get("milestone").isNull() || issue.node().get("author").isNull()
                                        ? List.of()
                                        : List.of(Arrays.asList(issue.number("number"), LeastRows.text(LeastRows.account(source, issue.node().get("author")), "name"), LeastRows.text(issue.node().get("milestone"), "title"))))).because(TWO_RELATIONS),
                open(THREE_TABLES,
                        "pull requests, their reviews and who wrote those",
                        "SELECT m.number, r.state, u.name FROM pull_requests m JOIN pull_request_reviews r ON r.owner = m.owner AND r.repo = m.repo AND r.pull_number = m.number JOIN users u ON u.login = r.author WHERE m.owner = 'acme' AND m.repo = 'launchpad'",
                        withBots(
                                repository("launchpad"),
                                new Connection("pullRequests", "", "number " + REVIEWS),
                                (source, pull) -> LeastRows.whole(pull.node().get("reviews"))
                                        .filter(review -> !review.get("author").isNull())
                                        .<List<Object>>map(review -> Arrays.asList(pull.number("number"), LeastRows.text(review, "state"), LeastRows.text(LeastRows.account(source, review.get("author")), "name")))
                                        .toList())).because(TWO_RELATIONS),
                open(THREE_TABLES,
                        "issues of archived repositories and their authors",
                        "SELECT k.repo, m.number, u.name FROM repositories k JOIN issues m ON m.owner = k.owner AND m.repo = k.repo JOIN users u ON u.login = m.author WHERE k.owner = 'acme' AND k.archived",
                        withBots(
                                new MinimalPlan.Reach.OfOrganization("acme", 100, ", isArchived: true", _ -> true),
                                new Connection("issues", "", "number author " + ACCOUNT),
                                (source, issue) -> issue.node().get("author").isNull()
                                        ? List.of()
                                        : List.of(Arrays.asList(issue.repo(), issue.number("number"), LeastRows.text(LeastRows.account(source, issue.node().get("author")), "name"))))).because(TWO_RELATIONS),
                open(THREE_TABLES,
                        "open pull requests, their files and authors",
                        "SELECT m.number, f.filename, u.company FROM pull_requests m JOIN pull_request_files f ON f.owner = m.owner AND f.repo = m.repo AND f.pull_number = m.number JOIN users u ON u.login = m.author WHERE m.owner = 'acme' AND m.repo = 'launchpad' AND m.state = 'open'",
                        withBots(
                                repository("launchpad"),
                                new Connection("pullRequests", "states: [OPEN],", "number author %s files(first: 100) { pageInfo { hasNextPage } nodes { path } }".formatted(ACCOUNT)),
                                (source, pull) -> pull.node().get("author").isNull()
                                        ? List.of()
                                        : LeastRows.whole(pull.node().get("files"))
                                          .<List<Object>>map(file -> Arrays.asList(pull.number("number"), LeastRows.text(file, "path"), LeastRows.text(LeastRows.account(source, pull.node().get("author")), "company")))
                                          .toList())).because(TWO_RELATIONS));
    }

    private static ImmutableList<LeastCase> children(GitHubDataset data)
    {
        long one = data.pullRequests("acme", "webapp").get(3).number();
        List<Long> several = data.pullRequests("acme", "webapp").stream().limit(10).map(pull -> (long) pull.number()).toList();
        String listed = several.toString().replace("[", "").replace("]", "");
        return ImmutableList.of(
                open(
                        CHILDREN,
                        "files of a pull request",
                        "SELECT filename, additions FROM pull_request_files WHERE owner = 'acme' AND repo = 'webapp' AND pull_number = %s".formatted(one),
                        (source, _) -> source.list("/repos/acme/webapp/pulls/%s/files?per_page=100".formatted(one)).stream()
                                .<List<Object>>map(file -> List.of(file.get("filename").textValue(), file.get("additions").longValue()))
                                .toList()),
                open(
                        CHILDREN,
                        "commits of several pull requests",
                        "SELECT pull_number, sha FROM pull_request_commits WHERE owner = 'acme' AND repo = 'webapp' AND pull_number IN (%s)".formatted(listed),
                        (source, _) -> several(source, several, "commits(first: 100) { pageInfo { hasNextPage } nodes { commit { oid } } }", "commits", "/commit/oid")),
                open(
                        CHILDREN,
                        "reviews of several pull requests",
                        "SELECT pull_number, state FROM pull_request_reviews WHERE owner = 'acme' AND repo = 'webapp' AND pull_number IN (%s)".formatted(listed),
                        (source, _) -> several(source, several, "reviews(first: 100) { pageInfo { hasNextPage } nodes { state } }", "reviews", "/state")),
                open(CHILDREN,
                        "reviews of all pull requests",
                        "SELECT pull_number, state FROM pull_request_reviews WHERE owner = 'acme' AND repo = 'launchpad'",
                        list(
                                repository("launchpad"),
                                new Connection("pullRequests", "", "number reviews(first: 100) { pageInfo { hasNextPage } nodes { state } }"),
                                pulls -> pulls.flatMap(pull -> LeastRows.whole(pull.node().get("reviews")).map(review -> List.of(pull.number("number"), LeastRows.text(review, "state"))))))
                        .because("The pull requests are listed before their reviews are asked for; the least has the reviews within that list."),
                open(
                        CHILDREN,
                        "comments on changes",
                        "SELECT id FROM pull_request_review_comments WHERE owner = 'acme' AND repo = 'webapp'",
                        (source, _) -> source.list("/repos/acme/webapp/pulls/comments?per_page=100").stream().<List<Object>>map(comment -> List.of(comment.get("id").longValue())).toList()),
                open(
                        CHILDREN,
                        "sizes of open pull requests",
                        "SELECT number, additions, deletions FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp' AND state = 'open'",
                        list(
                                repository("webapp"),
                                new Connection("pullRequests", "states: [OPEN],", "number additions deletions"),
                                pulls -> pulls.map(pull -> List.of(pull.number("number"), pull.number("additions"), pull.number("deletions"))))));
    }

    private static MinimalPlan withBots(MinimalPlan.Reach reach, Connection connection, RowsOfRecord rows)
    {
        return new MinimalPlan(reach, List.of(connection), "", (source, repositories, _) -> ReadRecord.of(repositories, connection.field()).flatMap(record -> rows.of(source, record).stream()));
    }

    private static List<List<Object>> several(RawGitHub source, List<Long> numbers, String selection, String field, String pointer)
    {
        StringBuilder query = new StringBuilder("{ repository(owner: \"acme\", name: \"webapp\") {");
        numbers.forEach(number -> query.append(" a%1$s: pullRequest(number: %1$s) { number %2$s }".formatted(number, selection)));
        return source.graphQl(query.append(" } }").toString()).get("repository").valueStream()
                .flatMap(pull -> LeastRows.whole(pull.get(field)).map(node -> List.<Object>of(pull.get("number").longValue(), node.at(pointer).textValue())))
                .toList();
    }

    @FunctionalInterface
    private interface RowsOfRecord
    {
        List<List<Object>> of(RememberingGitHub source, ReadRecord record);
    }
}
