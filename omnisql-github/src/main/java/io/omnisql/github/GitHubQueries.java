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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointBuilder;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlRelation;

import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.definition.Records.single;

/**
 * GitHub's GraphQL API, where it saves requests: it answers for many keys at once.
 * <p>
 * It drops the suffix of bots' logins, and has null for an account that was deleted, in whose place REST may show another one.
 */
final class GitHubQueries
{
    static final String USER = "user(login: {login})";

    /**
     * The orders of issues and pull requests, by REST's words.
     */
    static final ImmutableMap<String, String> ORDERS = ImmutableMap.of("created", "CREATED_AT", "updated", "UPDATED_AT");

    private static final String REPOSITORY = "repository(owner: {owner}, name: {repo})";

    // REST calls the coding agent Copilot
    private static final String BOTS_OF_OTHER_NAMES = "(?i)copilot.*";

    // what REST shows in place of deleted accounts, where it does not show nobody
    private static final String GHOST = "ghost";

    private GitHubQueries() {}

    /**
     * Lists under a repository.
     */
    static EndpointBuilder listOfRepository(String field, String type)
    {
        return underRepository(field, type).records(array()).paging(connection(GitHubLimits.LARGEST_PAGE));
    }

    /**
     * Single objects under a repository.
     */
    static EndpointBuilder oneOfRepository(String field, String type)
    {
        return underRepository(field, type).records(single());
    }

    /**
     * Lists under a pull request.
     */
    static EndpointBuilder listOfPullRequest(String field, String type)
    {
        return query(pathOfPullRequest(field), type)
                .records(array())
                .paging(connection(GitHubLimits.LARGEST_PAGE)).keysFrom("pull_number", "pull_requests", "number");
    }

    /**
     * The repository itself.
     */
    static EndpointBuilder repository()
    {
        return query(REPOSITORY, "Repository").records(single());
    }

    /**
     * The path of a list under a repository, by which its filters name it.
     */
    static String pathOfRepository(String field)
    {
        return REPOSITORY + "." + field;
    }

    /**
     * The account in a field of a record, whose login is a column.
     */
    static GraphQlRelation account(String field)
    {
        return GraphQlRelation.one(field, "users", USER).key("login", field);
    }

    /**
     * The milestone of an issue or a pull request.
     */
    static GraphQlRelation milestone()
    {
        return GraphQlRelation.one("milestone", "milestones", pathOfRepository("milestones"))
                .key("owner", "owner")
                .key("repo", "repo")
                .key("number", "milestone_number");
    }

    /**
     * What is listed under a pull request: as much as most of them have.
     */
    static GraphQlRelation ofPullRequest(String field, int first, String table)
    {
        return GraphQlRelation.many(field, first, table, pathOfPullRequest(field))
                .key("owner", "owner")
                .key("repo", "repo")
                .key("pull_number", "number");
    }

    /**
     * What is listed under a repository: as much as small ones have.
     */
    static GraphQlRelation ofRepository(String field, int first, String table)
    {
        return GraphQlRelation.many(field, first, table, pathOfRepository(field))
                .key("owner", "owner")
                .key("repo", "repo");
    }

    /**
     * The repositories of an organization; those of a user are not under this field.
     */
    static EndpointBuilder repositoriesOfOrganization()
    {
        return graphQl("organization(login: {owner}).repositories", "Repository")
                .records(array())
                .paging(connection(GitHubLimits.LARGEST_PAGE))
                .spells("owner", select("login"))
                .findsOnly("owner", "[A-Za-z0-9_-]+")
                .rateLimit(GitHubLimits.GRAPHQL);
    }

    private static String pathOfPullRequest(String field)
    {
        return pathOfRepository("pullRequest(number: {pull_number:Int})." + field);
    }

    private static EndpointBuilder underRepository(String field, String type)
    {
        return query(pathOfRepository(field), type);
    }

    private static EndpointBuilder query(String path, String type)
    {
        return graphQl(path, type)
                .keysPerRequest(GitHubLimits.KEYS_PER_QUERY)
                .spells("owner", select("owner { login }"))
                .spells("repo", select("name"))
                .rateLimit(GitHubLimits.GRAPHQL);
    }

    /**
     * The login of an account as REST spells it, where REST may show another account in place of one that was deleted.
     */
    static GraphQlField login(String field)
    {
        return loginOrNone(field).orStandIn(field, GHOST);
    }

    /**
     * The login of an account as REST spells it, where REST shows nobody in place of one that was deleted either.
     */
    static GraphQlField loginOrNone(String field)
    {
        return select(field + " { __typename login }", "/" + field + "/login").suffixed("Bot", "[bot]", BOTS_OF_OTHER_NAMES);
    }

    /**
     * The login of the account that has merged a pull request.
     */
    static GraphQlField mergedBy()
    {
        return select("merged mergedBy { __typename login }", "/mergedBy/login").suffixed("Bot", "[bot]", BOTS_OF_OTHER_NAMES).orAskElsewhereIf("/merged");
    }

    /**
     * The id of an account, which each type of account has in a field of its own.
     */
    static GraphQlField accountId(String field)
    {
        return accountIdOrNone(field).orStandIn(field, GHOST);
    }

    static GraphQlField accountIdOrNone(String field)
    {
        return select(
                field + " { ... on User { databaseId } ... on Bot { databaseId } ... on Organization { databaseId } ... on Mannequin { databaseId } }",
                "/" + field + "/databaseId");
    }
}
