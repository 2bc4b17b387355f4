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
package io.omnisql.simulator.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.contract.ContractFolder;
import io.omnisql.simulator.contract.KnownDeviation;
import io.omnisql.simulator.contract.OpenApiContract;
import io.omnisql.simulator.contract.RouteAlias;
import io.omnisql.simulator.contract.Violation.Kind;

import java.nio.file.Files;
import java.util.Optional;

import static io.omnisql.simulator.contract.Violation.Kind.NULL_VALUE;
import static io.omnisql.simulator.contract.Violation.Kind.UNKNOWN_FIELD;
import static io.omnisql.simulator.contract.Violation.Kind.UNKNOWN_PARAMETER;
import static io.omnisql.simulator.contract.Violation.Kind.UNKNOWN_STATUS;
import static io.omnisql.simulator.contract.Violation.Kind.WRONG_FORMAT;

/**
 * GitHub's official description of its REST API, and where production is known to differ from it.
 */
public final class GitHubContract
{
    private static final String SPECIFICATION = "github/spec/github-rest-openapi-trimmed.json";
    private static final String ISSUES = "/repos/{owner}/{repo}/issues";
    private static final String PULLS = "/repos/{owner}/{repo}/pulls";
    private static final String PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";
    private static final String KEYSET = "google/go-github issues 3565 and 3976, python-github-backup issue 429";
    private static final String REDIRECT = "recorded: octokit rename-repository; the documentation of redirects names no endpoint";
    private static final String SEEN_BY_ID = "recorded: hub4j AppTest.testGetIssues, AppTest.testOrgRepositories and GHTeamTest.listMembers; octokit paginate-issues and rename-repository; of users by analogy";
    private static final String INVISIBLE = "documentation: what is not visible is not found";
    private static final String REFUSED_VALUE = "documentation: troubleshooting the REST API, invalid parameters are refused with 422";
    private static final String OUTDATED = "GraphQL schema: line, originalLine and position of a PullRequestReviewComment are nullable; the schema review-comment allows it for position";
    private static final String LIMITS = "documentation: rate limits for the REST API";
    private static final String DELETED = "recorded: devlake github_api_pull_requests; the schema of lists allows it";

    /**
     * The forms by id, each with the form by name which the specification has and where production was seen to use it.
     */
    private static final ImmutableMap<String, String> BY_ID = ImmutableMap.of(
            "/repositories/{repository_id}", "/repos/{owner}/{repo}",
            "/organizations/{account_id}/team/{team_id}", "/orgs/{org}/teams/{team_slug}",
            "/organizations/{account_id}", "/orgs/{org}",
            "/user/{account_id}", "/users/{username}");

    private static final ImmutableList<KnownDeviation> DEVIATIONS = ImmutableList.of(
            deviation(ISSUES, UNKNOWN_PARAMETER, "after", KEYSET),
            deviation(ISSUES, UNKNOWN_PARAMETER, "before", KEYSET),
            deviation("*", UNKNOWN_STATUS, "400", "documentation: API versions, an unknown version is refused with 400"),
            deviation("*", UNKNOWN_STATUS, "401", "recorded: hub4j AppInstallationAuthorizationProviderTest"),
            deviation("*", UNKNOWN_STATUS, "403", LIMITS),
            deviation("*", UNKNOWN_STATUS, "429", LIMITS),
            deviation("*", UNKNOWN_STATUS, "404", INVISIBLE),
            deviation("*", UNKNOWN_STATUS, "301", REDIRECT),
            deviation("*", UNKNOWN_STATUS, "422", REFUSED_VALUE),
            deviation(ISSUES, UNKNOWN_STATUS, "410", "documentation of issues: 410 where issues are disabled; specified for the single issue only"),
            deviation("*", UNKNOWN_FIELD, "/status", "python-github-backup issue 429 shows it in a 422; basic-error declares it, validation-error does not"),
            deviation("*", WRONG_FORMAT, "*/homepage", "recorded: hub4j AppTest.testOrgRepositories has an empty homepage"),
            deviation("*", NULL_VALUE, "*/line", OUTDATED),
            deviation("*", NULL_VALUE, "*/original_line", OUTDATED),
            deviation("*", NULL_VALUE, "*/position", OUTDATED),
            deviation(PULLS, NULL_VALUE, "*/head/repo", DELETED),
            deviation(PULL, NULL_VALUE, "*/head/repo", DELETED),
            deviation(PULL, NULL_VALUE, "*/head/user", DELETED),
            deviation(PULL, NULL_VALUE, "/user", DELETED),
            deviation(PULLS, NULL_VALUE, "/*/labels/*/description", "recorded: octokit labels has a label without description; the single form allows it"));

    private GitHubContract() {}

    /**
     * Empty where the specification is not at hand.
     */
    public static Optional<OpenApiContract> find()
    {
        return ContractFolder.find()
                .map(folder -> folder.resolve(SPECIFICATION))
                .filter(Files::isRegularFile)
                .map(file -> OpenApiContract.load(file, "basic-error", aliases(), DEVIATIONS));
    }

    private static ImmutableList<RouteAlias> aliases()
    {
        ImmutableList.Builder<RouteAlias> aliases = ImmutableList.builder();
        for (GitHubRoute route : GitHubRoute.ALL) {
            String template = route.template().template();
            BY_ID.keySet().stream()
                    .filter(prefix -> template.equals(prefix) || template.startsWith(prefix + "/"))
                    .findFirst()
                    .ifPresent(prefix -> aliases.add(new RouteAlias(template, BY_ID.get(prefix) + template.substring(prefix.length()), SEEN_BY_ID)));
        }
        return aliases.build();
    }

    private static KnownDeviation deviation(String route, Kind kind, String place, String source)
    {
        return new KnownDeviation(route, kind, place, source);
    }
}
