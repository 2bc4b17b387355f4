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

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Users, bots and organizations of the GraphQL schema.
 */
record GraphQlAccounts(GitHubCall call)
{
    GraphQlAccounts
    {
        requireNonNull(call, "call is null");
    }

    /**
     * Null for an account that has been deleted.
     */
    Optional<GraphQlObject> actor(Optional<GitHubAccount> account)
    {
        return account.map(this::actor);
    }

    GraphQlObject actor(GitHubAccount account)
    {
        return switch (account.kind()) {
            case USER -> user(account);
            case BOT -> common("Bot", account).build();
            case ORGANIZATION -> organization(account);
        };
    }

    /**
     * Null for anybody but a person, where the schema has room for people only.
     */
    Optional<GraphQlObject> person(Optional<GitHubAccount> account)
    {
        return account.filter(somebody -> somebody.kind() == GitHubAccount.Kind.USER).map(this::user);
    }

    private GraphQlObject user(GitHubAccount account)
    {
        GitHubProfile profile = account.profile();
        return common("User", account)
                .put("name", account.name())
                .put("company", account.company())
                .put("email", account.email().orElse(""))
                .put("bio", profile.biography())
                .put("location", profile.location())
                .put("websiteUrl", profile.blog())
                .put("twitterUsername", profile.twitter())
                .put("isHireable", profile.hireable().orElse(false))
                .put("isSiteAdmin", false)
                .put("followers", count("FollowerConnection", account.followers()))
                .put("following", count("FollowingConnection", account.following()))
                .put("gists", count("GistConnection", profile.publicGists()))
                .put("repositories", arguments -> new GraphQlRepositories(call).ownedBy(account, arguments))
                .build();
    }

    private GraphQlObject organization(GitHubAccount account)
    {
        GitHubProfile profile = account.profile();
        return common("Organization", account)
                .put("name", account.name())
                .put("description", profile.biography())
                .put("email", account.email())
                .put("location", profile.location())
                .put("websiteUrl", profile.blog())
                .put("twitterUsername", profile.twitter())
                .put("isVerified", profile.verified())
                .put("repositories", arguments -> new GraphQlRepositories(call).ownedBy(account, arguments))
                .put("membersWithRole", arguments -> members(account, arguments))
                .build();
    }

    private GraphQlObject members(GitHubAccount account, GraphQlArguments arguments)
    {
        OrganizationContent organization = call.data().findOrganization(account.login()).orElseThrow();
        boolean insider = call.isInside(organization);
        return GraphQlConnection.of(
                "OrganizationMember",
                arguments,
                organization.members().stream().filter(member -> insider || !member.concealed()).collect(toImmutableList()),
                member -> user(member.account()));
    }

    private static GraphQlObject count(String type, int count)
    {
        return GraphQlObject.builder(type).put("totalCount", count).build();
    }

    private GraphQlObject.Builder common(String type, GitHubAccount account)
    {
        return GraphQlObject.builder(type)
                .put("id", account.nodeId())
                .put("databaseId", (int) account.id())
                .put("login", account.login().replace("[bot]", ""))
                .put("avatarUrl", account.avatar())
                .put("url", call.links().page(account))
                .put("createdAt", account.createdAt())
                .put("updatedAt", account.updatedAt());
    }
}
