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
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.github.GitHubDataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.ceilDiv;
import static java.util.Objects.requireNonNull;

/**
 * What can be asked of the list of the table {@code commits}, which knows no order but its own.
 */
final class CommitCapabilityCases
{
    private static final String LIST = "GET /repos/{owner}/{repo}/commits";
    private static final ExpectedKey KEY = ExpectedKey.repository("acme", "webapp");

    private final List<ExpectedRow> rows;
    private final ImmutableList.Builder<CapabilityCase> cases = ImmutableList.builder();

    private CommitCapabilityCases(List<ExpectedRow> rows)
    {
        this.rows = requireNonNull(rows, "rows is null");
    }

    static List<CapabilityCase> of(GitHubDataset data)
    {
        CommitCapabilityCases cases = new CommitCapabilityCases(ExpectedCommitRows.of(data, "acme", "webapp"));
        cases.add("owner", "KEY", "", "", "", _ -> true);
        cases.add("repo", "KEY", "", "", "", _ -> true);
        cases.single("owner");
        cases.single("repo");
        cases.people("author", "author");
        cases.people("author_email", "author");
        cases.people("committer", "committer");
        cases.people("committer_email", "committer");
        cases.times();
        return cases.cases.build();
    }

    /**
     * What only a single commit tells: the list has to have it first.
     */
    private void single(String column)
    {
        Object sha = rows.getLast().get("sha");
        cases.add(new CapabilityCase(
                "commits",
                column,
                "KEY",
                "GET /repos/{owner}/{repo}/commits/{sha}",
                KEY,
                " AND sha = '%s' AND additions >= 0".formatted(sha),
                all -> all.stream().filter(row -> row.is("sha", sha)).toList(),
                ImmutableMap.of(),
                ceilDiv(rows.size(), GitHubLimits.LARGEST_PAGE) + 1));
    }

    private void people(String column, String parameter)
    {
        String value = rows.stream()
                .filter(row -> !row.isNull(column))
                .map(row -> row.value(column, String.class))
                .filter(name -> name.matches("[A-Za-z0-9@.-]+"))
                .findFirst()
                .orElseThrow();
        add(column, "EQUAL", "%s = '%s'".formatted(column, value), parameter, value, row -> row.is(column, value));
    }

    /**
     * The committer's time, with neither bound among what the source gives.
     */
    private void times()
    {
        Instant bound = rows.get(rows.size() / 2).value("committed_at", Instant.class);
        String literal = "from_iso8601_timestamp('%s')".formatted(bound);
        add("committed_at", "AT_MOST", "committed_at <= " + literal, "until", bound.plusSeconds(1).toString(), row -> !row.value("committed_at", Instant.class).isAfter(bound));
    }

    private void add(String column, String capability, String condition, String parameter, String value, Predicate<ExpectedRow> expected)
    {
        Map<String, String> parameters = parameter.isEmpty() ? ImmutableMap.of("per_page", "100") : ImmutableMap.of("per_page", "100", parameter, value);
        List<ExpectedRow> found = rows.stream().filter(expected).collect(toImmutableList());
        String and = condition.isEmpty() ? "" : " AND " + condition;
        cases.add(new CapabilityCase("commits", column, capability, LIST, KEY, and, _ -> found, parameters, Math.max(1, (found.size() + 99) / 100)));
    }
}
