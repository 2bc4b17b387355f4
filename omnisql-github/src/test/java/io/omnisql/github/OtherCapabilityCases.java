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

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What can be asked of the endpoints of the tables {@code pull_requests} and {@code repositories}.
 */
final class OtherCapabilityCases
{
    private static final String PULLS = "GET /repos/{owner}/{repo}/pulls";
    private static final String PULL = "GET /repos/{owner}/{repo}/pulls/{number}";
    private static final String OF_ORGANIZATION = "GET /orgs/{owner}/repos";
    private static final String OF_USER = "GET /users/{owner}/repos";
    private static final String PRIVATE_OF_USERS = "GET /user/repos";
    private static final String REPOSITORY = "GET /repos/{owner}/{repo}";
    private static final ExpectedKey ROCKET = ExpectedKey.repository("acme", "rocket");

    private OtherCapabilityCases() {}

    static List<CapabilityCase> pullRequests()
    {
        return ImmutableList.<CapabilityCase>builder()
                .add(pulls("owner", "KEY", "", "", rows -> rows))
                .add(pulls("repo", "KEY", "", "", rows -> rows))
                .add(pull("owner"), pull("repo"), pull("number"))
                .add(pulls("state", "EQUAL", "state=closed", " AND state = 'closed'", matching(row -> row.is("state", "closed"))))
                .add(pulls("head_label", "EQUAL", "head=zoe:fork-branch", " AND head_label = 'zoe:fork-branch'", matching(row -> row.is("head_label", "zoe:fork-branch"))))
                .add(pulls("base_ref", "EQUAL", "base=release/1.x", " AND base_ref = 'release/1.x'", matching(row -> row.is("base_ref", "release/1.x"))))
                .add(pulls("created_at", "SORT", "direction=desc", " ORDER BY created_at DESC, number LIMIT 5", first("created_at", "number")))
                .add(pulls("updated_at", "SORT", "sort=updated&direction=desc", " ORDER BY updated_at DESC, number LIMIT 5", first("updated_at", "number")))
                .build();
    }

    static List<CapabilityCase> repositories()
    {
        return ImmutableList.<CapabilityCase>builder()
                .add(repositories(OF_ORGANIZATION, "owner", "KEY", "", "", rows -> rows))
                .add(repositories(OF_ORGANIZATION, "fork", "EQUAL", "type=forks", " AND fork", matching(row -> row.is("fork", true))))
                .add(repositories(OF_ORGANIZATION, "fork", "EQUAL", "type=sources", " AND NOT fork", matching(row -> row.is("fork", false))))
                .add(repositories(OF_ORGANIZATION, "created_at", "SORT", "direction=desc", " ORDER BY created_at DESC, repo LIMIT 5", first("created_at", "repo")))
                .add(repositories(OF_ORGANIZATION, "updated_at", "SORT", "sort=updated&direction=desc", " ORDER BY updated_at DESC, repo LIMIT 5", first("updated_at", "repo")))
                .add(repositories(OF_USER, "owner", "KEY", "", "", rows -> rows))
                .add(repositories(OF_USER, "created_at", "SORT", "direction=desc", " ORDER BY created_at DESC, repo LIMIT 5", first("created_at", "repo")))
                .add(repositories(OF_USER, "updated_at", "SORT", "sort=updated&direction=desc", " ORDER BY updated_at DESC, repo LIMIT 5", first("updated_at", "repo")))
                .add(repositories(PRIVATE_OF_USERS, "created_at", "SORT", "direction=desc", " ORDER BY created_at DESC, repo LIMIT 5", first("created_at", "repo")))
                .add(repositories(PRIVATE_OF_USERS, "updated_at", "SORT", "sort=updated&direction=desc", " ORDER BY updated_at DESC, repo LIMIT 5", first("updated_at", "repo")))
                .add(repository("owner"), repository("repo"))
                .build();
    }

    private static CapabilityCase pulls(String column, String capability, String parameters, String condition, UnaryOperator<List<ExpectedRow>> expected)
    {
        return new CapabilityCase("pull_requests", column, capability, PULLS, ROCKET, condition, expected, scan("all", parameters, "state"), 1);
    }

    private static CapabilityCase pull(String column)
    {
        return new CapabilityCase("pull_requests", column, "KEY", PULL, ROCKET, " AND number = 11", matching(row -> row.is("number", 11L)), ImmutableMap.of(), 1);
    }

    /**
     * Whether an owner is an organization or a user is found out by asking for the organization first; a user has private repositories in a list of their own.
     */
    private static CapabilityCase repositories(String endpoint, String column, String capability, String parameters, String condition, UnaryOperator<List<ExpectedRow>> expected)
    {
        boolean ofUser = !endpoint.equals(OF_ORGANIZATION);
        return new CapabilityCase(
                "repositories",
                column,
                capability,
                endpoint,
                ExpectedKey.owner(ofUser ? "ada" : "acme"),
                condition,
                expected,
                endpoint.equals(PRIVATE_OF_USERS)
                        ? scan("private", "affiliation=owner,collaborator&" + parameters, "visibility")
                        : scan(ofUser ? "owner" : "all", parameters, "type"),
                ofUser ? 3 : 1);
    }

    private static CapabilityCase repository(String column)
    {
        return new CapabilityCase("repositories", column, "KEY", REPOSITORY, ROCKET, "", matching(row -> row.is("repo", "rocket")), ImmutableMap.of(), 1);
    }

    /**
     * The parameters of a scan, with some of them replaced.
     */
    private static Map<String, String> scan(String all, String replaced, String hiding)
    {
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.<String, String>builder()
                .put(hiding, all)
                .put("sort", "created")
                .put("direction", "asc")
                .put("per_page", "100");
        for (String parameter : replaced.split("&")) {
            if (!parameter.isEmpty()) {
                parameters.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        return parameters.buildKeepingLast();
    }

    private static UnaryOperator<List<ExpectedRow>> matching(Predicate<ExpectedRow> predicate)
    {
        return rows -> rows.stream().filter(predicate).collect(toImmutableList());
    }

    static UnaryOperator<List<ExpectedRow>> first(String time, String identity)
    {
        Comparator<ExpectedRow> order = Comparator.<ExpectedRow, Instant>comparing(row -> row.value(time, Instant.class)).reversed()
                .thenComparing(row -> row.get(identity) instanceof Long number ? "%019d".formatted(number) : row.value(identity, String.class));
        return rows -> rows.stream().sorted(order).limit(5).collect(toImmutableList());
    }
}
