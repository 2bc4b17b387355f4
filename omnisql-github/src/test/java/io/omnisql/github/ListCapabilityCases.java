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

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What can be asked of the lists of things that a repository has a few of.
 */
final class ListCapabilityCases
{
    private static final String LABELS = "GET /repos/{owner}/{repo}/labels";
    private static final String MILESTONES = "GET /repos/{owner}/{repo}/milestones";
    private static final String MILESTONE = "GET /repos/{owner}/{repo}/milestones/{number}";
    private static final String BRANCHES = "GET /repos/{owner}/{repo}/branches";
    private static final String RELEASES = "GET /repos/{owner}/{repo}/releases";
    private static final ExpectedKey OBSERVATORY = ExpectedKey.repository("globex", "observatory");
    private static final ExpectedKey ROCKET = ExpectedKey.repository("acme", "rocket");

    private ListCapabilityCases() {}

    static List<CapabilityCase> labels()
    {
        return ImmutableList.of(labels("owner"), labels("repo"));
    }

    static List<CapabilityCase> milestones()
    {
        return ImmutableList.of(
                milestones("owner", "KEY", "", _ -> true, "all"),
                milestones("repo", "KEY", "", _ -> true, "all"),
                milestones("state", "EQUAL", " AND state = 'closed'", row -> row.is("state", "closed"), "closed"),
                milestones("state", "EQUAL", " AND state = 'open'", row -> row.is("state", "open"), "open"),
                milestone("owner"),
                milestone("repo"),
                milestone("number"));
    }

    static List<CapabilityCase> branches()
    {
        ImmutableMap<String, String> all = ImmutableMap.of("per_page", "100");
        return ImmutableList.of(
                new CapabilityCase("branches", "owner", "KEY", BRANCHES, ROCKET, "", rows -> rows, all, 1),
                new CapabilityCase("branches", "repo", "KEY", BRANCHES, ROCKET, "", rows -> rows, all, 1),
                new CapabilityCase("branches", "protected", "EQUAL", BRANCHES, ROCKET, " AND protected", matching(row -> row.is("protected", true)), ImmutableMap.of("protected", "true", "per_page", "100"), 1),
                new CapabilityCase("branches", "protected", "EQUAL", BRANCHES, ROCKET, " AND NOT protected", matching(row -> row.is("protected", false)), all, 1));
    }

    static List<CapabilityCase> releases()
    {
        return ImmutableList.of(releases("owner"), releases("repo"));
    }

    private static CapabilityCase labels(String column)
    {
        return new CapabilityCase("labels", column, "KEY", LABELS, ROCKET, "", rows -> rows, ImmutableMap.of("per_page", "100"), 1);
    }

    private static CapabilityCase releases(String column)
    {
        return new CapabilityCase("releases", column, "KEY", RELEASES, OBSERVATORY, "", rows -> rows, ImmutableMap.of("per_page", "100"), 1);
    }

    private static CapabilityCase milestones(String column, String capability, String condition, Predicate<ExpectedRow> expected, String state)
    {
        return new CapabilityCase("milestones", column, capability, MILESTONES, ROCKET, condition, matching(expected), ImmutableMap.of("state", state, "per_page", "100"), 1);
    }

    private static CapabilityCase milestone(String column)
    {
        return new CapabilityCase("milestones", column, "KEY", MILESTONE, ROCKET, " AND number = 3", matching(row -> row.is("number", 3L)), ImmutableMap.of(), 1);
    }

    private static UnaryOperator<List<ExpectedRow>> matching(Predicate<ExpectedRow> predicate)
    {
        return rows -> rows.stream().filter(predicate).collect(toImmutableList());
    }
}
