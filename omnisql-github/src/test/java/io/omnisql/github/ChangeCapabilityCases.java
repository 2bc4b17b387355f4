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

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What can be asked of the endpoints below a pull request: its reviews, one of them, its files and its commits.
 */
final class ChangeCapabilityCases
{
    private static final ExpectedKey KEY = ExpectedKey.repository("acme", "rocket");
    private static final Map<String, String> PAGE = ImmutableMap.of("per_page", "100");

    private ChangeCapabilityCases() {}

    static List<CapabilityCase> of(GitHubDataset data)
    {
        ExpectedRow review = ExpectedReviewRows.of(data, "acme", "rocket", TestingGitHub.FULL_LOGIN).getLast();
        Object number = review.get("pull_number");
        Object id = review.get("id");
        ImmutableList.Builder<CapabilityCase> cases = ImmutableList.builder();
        for (String column : List.of("owner", "repo", "pull_number")) {
            for (String list : List.of("reviews", "files", "commits")) {
                cases.add(key("pull_request_" + list, column, list, " AND pull_number = " + number, row -> row.is("pull_number", number), PAGE));
            }
        }
        for (String column : List.of("owner", "repo", "pull_number", "id")) {
            cases.add(key("pull_request_reviews", column, "reviews/{id}", " AND pull_number = %s AND id = %s".formatted(number, id), row -> row.is("id", id), ImmutableMap.of()));
        }
        return cases.build();
    }

    private static CapabilityCase key(String table, String column, String endpoint, String condition, Predicate<ExpectedRow> expected, Map<String, String> parameters)
    {
        return new CapabilityCase(
                table,
                column,
                "KEY",
                "GET /repos/{owner}/{repo}/pulls/{pull_number}/" + endpoint,
                KEY,
                condition,
                rows -> rows.stream().filter(expected).toList(),
                parameters,
                1);
    }
}
