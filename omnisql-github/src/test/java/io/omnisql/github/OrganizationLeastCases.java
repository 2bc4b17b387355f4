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

import java.util.List;

import static io.omnisql.github.LeastCase.ofOrganization;
import static io.omnisql.github.LeastCorpus.ACME;
import static io.omnisql.github.LeastCorpus.list;
import static io.omnisql.github.LeastKind.ORGANIZATION;
import static io.omnisql.github.LeastRows.AUTHOR;

/**
 * Queries over all repositories of an organization, which are filtered by something else.
 */
final class OrganizationLeastCases
{
    private OrganizationLeastCases() {}

    static ImmutableList<LeastCase> of(GitHubDataset data)
    {
        String author = data.issues("acme", "webapp").stream().flatMap(issue -> issue.author().stream()).map(account -> account.login()).filter(login -> !login.endsWith("[bot]")).findFirst().orElseThrow();
        return ImmutableList.of(
                of(
                        "open issues",
                        "SELECT repo, number FROM issues WHERE state = 'open'",
                        new Connection("issues", "states: [OPEN],", "number"),
                        issue -> List.of(issue.repo(), issue.number("number"))),
                of(
                        "issues of an author",
                        "SELECT repo, number FROM issues WHERE author = '%s'".formatted(author),
                        new Connection("issues", "filterBy: {createdBy: \"%s\"},".formatted(author), "number " + AUTHOR),
                        issue -> List.of(issue.repo(), issue.number("number"))),
                of(
                        "open pull requests to a branch",
                        "SELECT repo, number FROM pull_requests WHERE state = 'open' AND base_ref = 'main'",
                        new Connection("pullRequests", "states: [OPEN], baseRefName: \"main\",", "number"),
                        pull -> List.of(pull.repo(), pull.number("number"))),
                ofOrganization(
                        ORGANIZATION,
                        "repositories with a label",
                        "SELECT repo, color FROM labels WHERE name = 'bug'",
                        list(ACME, LeastRows.LABEL, labels -> labels.filter(label -> label.text("name").equals("bug")).map(label -> List.of(label.repo(), label.text("color"))))),
                of(
                        "open issues of a milestone",
                        "SELECT repo, number FROM issues WHERE state = 'open' AND milestone_number = 1",
                        new Connection("issues", "states: [OPEN], filterBy: {milestoneNumber: \"1\"},", "number"),
                        issue -> List.of(issue.repo(), issue.number("number"))),
                of("open issues with a label",
                        "SELECT repo, number FROM issues WHERE state = 'open' AND contains(labels, 'bug')",
                        new Connection("issues", "states: [OPEN], labels: [\"bug\"],", "number"),
                        issue -> List.of(issue.repo(), issue.number("number")))
                        .because("Labels are a list of each issue, which GraphQL tells by points, so each repository is asked in REST."),
                ofOrganization(
                        ORGANIZATION,
                        "archived repositories",
                        "SELECT repo, description FROM repositories WHERE archived",
                        (source, _) -> source.list("/orgs/acme/repos?type=all&per_page=100").stream()
                                .filter(repository -> repository.get("archived").booleanValue())
                                .<List<Object>>map(repository -> List.of(repository.get("name").textValue(), repository.get("description").textValue()))
                                .toList()));
    }

    private static LeastCase of(String name, String sql, Connection connection, RowOfRecord row)
    {
        return ofOrganization(ORGANIZATION, name, sql, list(ACME, connection, records -> records.map(row::of)));
    }

    @FunctionalInterface
    private interface RowOfRecord
    {
        List<Object> of(ReadRecord record);
    }
}
