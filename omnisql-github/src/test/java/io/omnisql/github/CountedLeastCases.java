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
import io.omnisql.simulator.github.GitHubDataset;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static io.omnisql.github.LeastCase.ofOrganization;
import static io.omnisql.github.LeastCase.open;
import static io.omnisql.github.LeastCorpus.ACME;
import static io.omnisql.github.LeastCorpus.list;
import static io.omnisql.github.LeastCorpus.repository;
import static io.omnisql.github.LeastKind.COUNTS;
import static io.omnisql.github.LeastKind.DISTINCT;
import static io.omnisql.github.LeastRows.AUTHOR;

/**
 * Counts and distinct values.
 */
final class CountedLeastCases
{
    private static final String TOLD_BY_ROWS = "GraphQL counts each value; the connector counts rows that it reads, as a count under a grouping is not pushed.";

    private CountedLeastCases() {}

    static ImmutableList<LeastCase> of(GitHubDataset data)
    {
        String author = data.issues("acme", "webapp").stream().flatMap(issue -> issue.author().stream()).map(account -> account.login()).filter(login -> !login.endsWith("[bot]")).findFirst().orElseThrow();
        return ImmutableList.<LeastCase>builder().addAll(counts(author)).addAll(distinct()).build();
    }

    private static ImmutableList<LeastCase> counts(String author)
    {
        return ImmutableList.of(
                open(COUNTS, "issues", "SELECT count(*) FROM issues WHERE owner = 'acme' AND repo = 'webapp'", total("webapp", "issues")),
                open(COUNTS, "closed pull requests", "SELECT count(*) FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp' AND state = 'closed'", total("webapp", "pullRequests(states: [CLOSED, MERGED])")),
                open(COUNTS, "labels", "SELECT count(*) FROM labels WHERE owner = 'acme' AND repo = 'webapp'", total("webapp", "labels")),
                open(COUNTS, "branches", "SELECT count(*) FROM branches WHERE owner = 'acme' AND repo = 'webapp'", total("webapp", "refs(refPrefix: \"refs/heads/\")")),
                open(
                        COUNTS,
                        "commits",
                        "SELECT count(*) FROM commits WHERE owner = 'acme' AND repo = 'webapp'",
                        (source, _) -> List.of(List.of(source.graphQl("{ repository(owner: \"acme\", name: \"webapp\") { defaultBranchRef { target { ... on Commit { history { totalCount } } } } } }")
                                .at("/repository/defaultBranchRef/target/history/totalCount").longValue()))),
                open(
                        COUNTS,
                        "issues of an author",
                        "SELECT count(*) FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND author = '%s'".formatted(author),
                        (source, _) -> List.of(List.of(source.graphQl("{ repository(owner: \"acme\", name: \"webapp\") { issues(filterBy: {createdBy: \"%s\"}) { totalCount } } }".formatted(author)).at("/repository/issues/totalCount").longValue()))),
                open(COUNTS,
                        "issues by their state",
                        "SELECT state, count(*) FROM issues WHERE owner = 'acme' AND repo = 'webapp' GROUP BY state",
                        (source, _) -> byState(source, "webapp")).because(TOLD_BY_ROWS),
                ofOrganization(
                        COUNTS,
                        "open issues of an organization",
                        "SELECT count(*) FROM issues WHERE state = 'open'",
                        new MinimalPlan(ACME, ImmutableList.of(LeastRows.OPEN_ISSUES), "", LeastRows::count)),
                ofOrganization(
                        COUNTS,
                        "open issues by their repository",
                        "SELECT repo, count(*) FROM issues WHERE state = 'open' GROUP BY repo",
                        new MinimalPlan(ACME, ImmutableList.of(LeastRows.OPEN_ISSUES), "", (_, repositories, _) -> repositories.stream()
                                .filter(repository -> repository.count("issues") > 0)
                                .map(repository -> List.of(repository.name(), repository.count("issues"))))).because(TOLD_BY_ROWS));
    }

    private static ImmutableList<LeastCase> distinct()
    {
        Connection bases = new Connection("pullRequests", "", "baseRefName");
        return ImmutableList.of(
                open(DISTINCT,
                        "states of issues",
                        "SELECT DISTINCT state FROM issues WHERE owner = 'acme' AND repo = 'webapp'",
                        (source, _) -> byState(source, "webapp").stream().map(row -> List.of(row.getFirst())).toList()).because(TOLD_BY_ROWS),
                open(
                        DISTINCT,
                        "authors of issues",
                        "SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND author IS NOT NULL",
                        list(repository("webapp"), new Connection("issues", "", AUTHOR), issues -> issues.map(issue -> issue.login("author")).filter(Objects::nonNull).distinct().map(List::of))),
                open(
                        DISTINCT,
                        "branches that pull requests go to",
                        "SELECT DISTINCT base_ref FROM pull_requests WHERE owner = 'acme' AND repo = 'webapp'",
                        list(repository("webapp"), bases, pulls -> pulls.map(pull -> pull.text("baseRefName")).distinct().map(List::of))),
                open(
                        DISTINCT,
                        "names of labels of several repositories",
                        "SELECT DISTINCT name FROM labels WHERE owner = 'acme' AND repo IN ('infra', 'webapp', 'attic')",
                        list(
                                new MinimalPlan.Reach.Names(ImmutableList.of("acme/infra", "acme/webapp", "acme/attic")),
                                LeastRows.LABEL,
                                labels -> labels.map(label -> label.text("name")).distinct().map(List::of))),
                ofOrganization(
                        DISTINCT,
                        "repositories with open pull requests",
                        "SELECT DISTINCT repo FROM pull_requests WHERE state = 'open'",
                        new MinimalPlan(ACME, ImmutableList.of(new Connection("pullRequests", "states: [OPEN]", "")), "", (_, repositories, _) -> repositories.stream()
                                .filter(repository -> repository.count("pullRequests") > 0)
                                .map(repository -> List.of(repository.name())))),
                ofOrganization(
                        DISTINCT,
                        "languages of repositories",
                        "SELECT DISTINCT language FROM repositories",
                        (source, _) -> source.list("/orgs/acme/repos?type=all&per_page=100").stream().map(repository -> repository.get("language").textValue()).distinct().map(Collections::<Object>singletonList).toList()));
    }

    private static LeastPlan total(String repo, String field)
    {
        return (source, _) -> List.of(List.of(source.graphQl("{ repository(owner: \"acme\", name: \"%s\") { found: %s { totalCount } } }".formatted(repo, field)).at("/repository/found/totalCount").longValue()));
    }

    private static List<List<Object>> byState(RawGitHub source, String repo)
    {
        JsonNode counts = source.graphQl("{ repository(owner: \"acme\", name: \"%s\") { open: issues(states: [OPEN]) { totalCount } closed: issues(states: [CLOSED]) { totalCount } } }".formatted(repo)).get("repository");
        return Stream.of("open", "closed").filter(state -> counts.get(state).get("totalCount").longValue() > 0).<List<Object>>map(state -> List.of(state, counts.get(state).get("totalCount").longValue())).toList();
    }
}
