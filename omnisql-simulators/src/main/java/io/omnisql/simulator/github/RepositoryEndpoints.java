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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import static io.omnisql.simulator.github.GitHubAccount.Kind.ORGANIZATION;
import static io.omnisql.simulator.github.GitHubRepository.Trait.FORK;
import static io.omnisql.simulator.github.GitHubRepository.Trait.PRIVATE;

/**
 * Repositories: one by name or id, and the lists of an organization, of a user, and of the user behind the token.
 */
final class RepositoryEndpoints
{
    private static final String REPOSITORY = "Repository";

    private RepositoryEndpoints() {}

    static GitHubResult single(GitHubCall call)
    {
        GitHubRepository repository = RepositoryFinder.find(call).repository();
        return GitHubResult.single(call.repositoryJson().full(repository), repository.updatedAt());
    }

    static GitHubResult ofOrganization(GitHubCall call)
    {
        GitHubAccount owner = AccountEndpoints.find(call, "org", ORGANIZATION);
        String type = call.choice(REPOSITORY, "type", "all", "all", "public", "private", "forks", "sources", "member");
        Predicate<GitHubRepository> wanted = repository -> switch (type) {
            case "public" -> !repository.is(PRIVATE);
            case "private" -> repository.is(PRIVATE);
            case "forks" -> repository.is(FORK);
            case "sources" -> !repository.is(FORK);
            case "member" -> call.data().isMember(owner.login(), call.token().login());
            default -> true;
        };
        return list(call, owned(owner).and(wanted), "created", call.links().api() + "/organizations/" + owner.id() + "/repos", call.repositoryJson()::listed);
    }

    static GitHubResult ofUser(GitHubCall call)
    {
        GitHubAccount owner = AccountEndpoints.find(call, "username");
        String type = call.choice(REPOSITORY, "type", "owner", "all", "owner", "member");
        Predicate<GitHubRepository> wanted = switch (type) {
            case "owner" -> owned(owner);
            case "member" -> memberOf(call, owner.login());
            default -> owned(owner).or(memberOf(call, owner.login()));
        };
        return list(call, wanted.and(repository -> !repository.is(PRIVATE)), "full_name", call.links().api() + "/user/" + owner.id() + "/repos", call.repositoryJson()::listed);
    }

    static GitHubResult ofAuthenticatedUser(GitHubCall call)
    {
        if (call.token().isAnonymous()) {
            throw GitHubRefusal.requiresAuthentication();
        }
        if (call.token().installedOn().isPresent()) {
            throw GitHubRefusal.notForIntegrations();
        }
        if (call.query().value("type").isPresent() && (call.query().value("visibility").isPresent() || call.query().value("affiliation").isPresent())) {
            throw GitHubRefusal.typeBesideAffiliation();
        }
        String type = call.choice(REPOSITORY, "type", "all", "all", "owner", "public", "private", "member");
        String visibility = call.choice(REPOSITORY, "visibility", type.equals("public") || type.equals("private") ? type : "all", "all", "public", "private");
        String affiliation = switch (type) {
            case "owner" -> "owner";
            case "member" -> "collaborator,organization_member";
            default -> call.query().value("affiliation").orElse("owner,collaborator,organization_member");
        };
        String login = call.token().login();
        Predicate<GitHubRepository> affiliated = _ -> false;
        for (String kind : Splitter.on(',').trimResults().split(affiliation)) {
            affiliated = switch (kind) {
                case "owner" -> affiliated.or(repository -> repository.owner().isCalled(login));
                case "collaborator" -> affiliated.or(repository -> repository.collaborators().containsKey(login));
                case "organization_member" -> affiliated.or(memberOf(call, login));
                default -> affiliated;
            };
        }
        Predicate<GitHubRepository> shown = repository -> visibility.equals("all") || repository.is(PRIVATE) == visibility.equals("private");
        return list(call, affiliated.and(shown).and(RepositoryOrder.updatedBetween(call)), "full_name", call.links().api() + "/user/repos", call.repositoryJson()::owned);
    }

    private static GitHubResult list(
            GitHubCall call,
            Predicate<GitHubRepository> wanted,
            String defaultSort,
            String address,
            Function<GitHubRepository, ObjectNode> form)
    {
        List<GitHubRepository> rows = call.data().repositories().stream()
                .map(RepositoryContent::repository)
                .filter(call.token().visibility()::sees)
                .filter(wanted)
                .sorted(RepositoryOrder.of(call, defaultSort))
                .toList();
        NumberedPage<GitHubRepository> page = NumberedPage.of(rows, call, address);
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(repository -> body.add(form.apply(repository)));
        return GitHubResult.list(body, page.link());
    }

    private static Predicate<GitHubRepository> owned(GitHubAccount owner)
    {
        return repository -> repository.owner().equals(owner);
    }

    private static Predicate<GitHubRepository> memberOf(GitHubCall call, String login)
    {
        return repository -> call.data().isMember(repository.owner().login(), login);
    }
}
