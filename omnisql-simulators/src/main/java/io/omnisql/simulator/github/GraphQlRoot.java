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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static io.omnisql.simulator.github.GitHubAccount.Kind.ORGANIZATION;
import static io.omnisql.simulator.github.GitHubAccount.Kind.USER;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static java.util.Objects.requireNonNull;

/**
 * Where queries begin. Under {@code user} there are neither bots nor organizations; by its global id everything is found.
 */
record GraphQlRoot(GitHubCall call)
{
    private static final int MOST_IDS = 100;

    GraphQlRoot
    {
        requireNonNull(call, "call is null");
    }

    GraphQlObject query(GraphQlCost cost)
    {
        GraphQlAccounts accounts = new GraphQlAccounts(call);
        return GraphQlObject.builder("Query")
                .put("user", arguments -> accounts.actor(account(arguments, USER, "a User")))
                .put("organization", arguments -> accounts.actor(account(arguments, ORGANIZATION, "an Organization")))
                .put("viewer", _ -> accounts.actor(call.data().findAccount(call.token().login()).orElseThrow()))
                .put("repository", new GraphQlRepositories(call)::find)
                .put("node", arguments -> node(arguments.text("id").orElseThrow()))
                .put("nodes", this::nodes)
                .put("rateLimit", GraphQlObject.builder("RateLimit")
                        .put("limit", call.budget().limit())
                        .put("cost", cost.points())
                        .put("nodeCount", cost.nodes())
                        .put("remaining", call.budget().remaining())
                        .put("used", call.budget().used())
                        .put("resetAt", call.budget().reset())
                        .build())
                .build();
    }

    private GitHubAccount account(GraphQlArguments arguments, GitHubAccount.Kind kind, String name)
    {
        String login = arguments.text("login").orElseThrow();
        return call.findAccount(login)
                .filter(account -> account.kind() == kind)
                .orElseThrow(() -> GraphQlProblem.notFound(name, "the login of '" + login + "'"));
    }

    /**
     * One by one: what is not found is null, and has an error of its own.
     */
    private GraphQlElements nodes(GraphQlArguments arguments)
    {
        ImmutableList<String> ids = arguments.texts("ids");
        if (ids.size() > MOST_IDS) {
            throw new GraphQlProblem("ARGUMENT_LIMIT", "You may not provide more than " + MOST_IDS + " node ids; you provided " + ids.size() + ".");
        }
        List<Optional<GraphQlObject>> elements = new ArrayList<>();
        List<GraphQlProblem> problems = new ArrayList<>();
        for (String id : ids) {
            elements.add(find(id));
            if (elements.getLast().isEmpty()) {
                problems.add(unknown(id));
            }
        }
        arguments.execution().serve(ids.size());
        return new GraphQlElements(ImmutableList.copyOf(elements), ImmutableList.copyOf(problems));
    }

    private GraphQlObject node(String id)
    {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private static GraphQlProblem unknown(String id)
    {
        return GraphQlProblem.notFound("a node", "the global id of '" + id + "'");
    }

    private Optional<GraphQlObject> find(String id)
    {
        return NodeId.parse(id).flatMap(node -> switch (node.kind()) {
            case "U", "BOT", "O" -> call.data().findAccount(node.id())
                    .filter(account -> account.nodeId().equals(id))
                    .map(new GraphQlAccounts(call)::actor);
            case "R" -> visible()
                    .filter(content -> content.repository().id() == node.id())
                    .findFirst()
                    .map(new GraphQlRepositories(call)::repository);
            case "I" -> first(content -> Stream.concat(
                            content.issues().stream().filter(issue -> issue.id() == node.id()),
                            content.numbered().flatMap(issues -> issues.findById(node.id())).map(IssueEntry::issue).stream())
                    .filter(_ -> !content.repository().is(ISSUES_DISABLED))
                    .map(new GraphQlIssues(call, content)::issue));
            case "PR" -> first(content -> content.pullRequests().stream()
                    .filter(request -> request.id() == node.id())
                    .map(new GraphQlPullRequests(call, content)::pullRequest));
            default -> Optional.empty();
        });
    }

    private Optional<GraphQlObject> first(Function<RepositoryContent, Stream<GraphQlObject>> rows)
    {
        return visible().flatMap(rows).findFirst();
    }

    private Stream<RepositoryContent> visible()
    {
        return call.data().repositories().stream().filter(content -> call.token().visibility().sees(content.repository()));
    }
}
