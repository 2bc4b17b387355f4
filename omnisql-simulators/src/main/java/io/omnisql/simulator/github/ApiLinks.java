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

import static java.util.Objects.requireNonNull;

/**
 * The addresses of one answer: the API as the client reached it, and the web site. Neither ends with a slash.
 */
record ApiLinks(String api, String web)
{
    ApiLinks
    {
        requireNonNull(api, "api is null");
        requireNonNull(web, "web is null");
    }

    String repository(GitHubRepository repository)
    {
        return api + "/repos/" + repository.fullName();
    }

    /**
     * The address that survives a renaming; links and redirects use it.
     */
    String repositoryById(GitHubRepository repository)
    {
        return api + "/repositories/" + repository.id();
    }

    String account(GitHubAccount account)
    {
        return api + "/users/" + escape(account);
    }

    String organizationById(GitHubAccount account)
    {
        return api + "/organizations/" + account.id();
    }

    String team(GitHubTeam team)
    {
        return organizationById(team.organization()) + "/team/" + team.id();
    }

    String page(GitHubAccount account)
    {
        return account.kind() == GitHubAccount.Kind.BOT
                ? web + "/apps/" + account.login().replace("[bot]", "")
                : web + "/" + account.login();
    }

    String page(GitHubRepository repository)
    {
        return web + "/" + repository.fullName();
    }

    private static String escape(GitHubAccount account)
    {
        return account.login().replace("[", "%5B").replace("]", "%5D");
    }
}
