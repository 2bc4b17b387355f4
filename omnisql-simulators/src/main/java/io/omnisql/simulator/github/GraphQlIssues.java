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
import com.google.common.collect.Lists;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static java.util.Objects.requireNonNull;

/**
 * Issues of the GraphQL schema, with their labels, milestones and comments. Unlike in REST, pull requests are not among them,
 * and an absent body is an empty one.
 */
record GraphQlIssues(GitHubCall call, RepositoryContent content)
{
    GraphQlIssues
    {
        requireNonNull(call, "call is null");
        requireNonNull(content, "content is null");
    }

    GraphQlObject find(int number)
    {
        return find(number, "an Issue");
    }

    /**
     * @param wanted what the problem of a missing one says
     */
    GraphQlObject find(int number, String wanted)
    {
        return content.entry(number)
                .filter(entry -> entry.pullRequest().isEmpty() && !content.repository().is(ISSUES_DISABLED))
                .map(entry -> issue(entry.issue()))
                .orElseThrow(() -> GraphQlProblem.notFound(wanted, "the number of " + number));
    }

    GraphQlObject list(GraphQlArguments arguments)
    {
        arguments.only("first", "last", "after", "before", "states", "labels", "filterBy", "orderBy");
        Predicate<GitHubIssue> filter = GraphQlIssueFilter.of(arguments);
        return GraphQlConnection.of("Issue", arguments, ordered(filter, arguments), this::issue);
    }

    private List<GitHubIssue> ordered(Predicate<GitHubIssue> filter, GraphQlArguments arguments)
    {
        if (content.repository().is(ISSUES_DISABLED)) {
            return ImmutableList.of();
        }
        if (content.numbered().isPresent()) {
            return Lists.transform(content.numbered().get().ordered(!isDescending(arguments), filter), IssueEntry::issue);
        }
        return content.issues().stream()
                .filter(filter)
                .sorted(order(arguments))
                .toList();
    }

    static Comparator<GitHubIssue> order(GraphQlArguments arguments)
    {
        Comparator<GitHubIssue> ascending = switch (arguments.object("orderBy").flatMap(order -> order.text("field")).orElse("CREATED_AT")) {
            case "UPDATED_AT" -> Comparator.comparing(GitHubIssue::updatedAt);
            case "COMMENTS" -> Comparator.comparingInt(GitHubIssue::comments);
            default -> Comparator.comparing(GitHubIssue::createdAt);
        };
        ascending = ascending.thenComparingLong(GitHubIssue::id);
        return isDescending(arguments) ? ascending.reversed() : ascending;
    }

    private static boolean isDescending(GraphQlArguments arguments)
    {
        return arguments.object("orderBy").flatMap(order -> order.text("direction")).filter("DESC"::equals).isPresent();
    }

    GraphQlObject issue(GitHubIssue issue)
    {
        return common("Issue", issue)
                .put("id", NodeId.of("I", issue.id()))
                .databaseId(issue.id())
                .put("url", call.links().page(content.repository()) + "/issues/" + issue.number())
                .put("state", issue.isOpen() ? "OPEN" : "CLOSED")
                .put("stateReason", issue.stateReason().map(reason -> reason.toUpperCase(Locale.ROOT)))
                .put("isPinned", false)
                .build();
    }

    /**
     * What issues and pull requests have in common.
     */
    GraphQlObject.Builder common(String type, GitHubIssue issue)
    {
        GraphQlAccounts accounts = new GraphQlAccounts(call);
        return GraphQlObject.builder(type)
                .put("number", issue.number())
                .put("title", issue.title())
                .put("body", issue.body().orElse(""))
                .put("author", _ -> accounts.actor(issue.author()))
                .put("authorAssociation", issue.authorAssociation())
                .put("closed", !issue.isOpen())
                .put("locked", issue.lockReason().isPresent())
                .put("activeLockReason", issue.lockReason().map(reason -> reason.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_')))
                .put("createdAt", issue.createdAt())
                .put("updatedAt", issue.updatedAt())
                .put("closedAt", issue.closedAt())
                .put("milestone", _ -> issue.milestone().map(this::milestone))
                .put("repository", _ -> new GraphQlRepositories(call).repository(content))
                .put("labels", arguments -> GraphQlConnection.of("Label", arguments, issue.labels(), this::label))
                .put("assignees", arguments -> GraphQlConnection.of("User", arguments, issue.assignees(), accounts::actor))
                .put("comments", arguments -> GraphQlConnection.of("IssueComment", arguments, comments(issue, arguments), this::comment));
    }

    private List<GitHubComment> comments(GitHubIssue issue, GraphQlArguments arguments)
    {
        boolean byUpdate = arguments.object("orderBy").isPresent();
        Comparator<GitHubComment> ascending = Comparator.comparing(byUpdate ? GitHubComment::updatedAt : GitHubComment::createdAt, Comparator.<Instant>naturalOrder())
                .thenComparingLong(GitHubComment::id);
        boolean descending = arguments.object("orderBy").flatMap(order -> order.text("direction")).filter("DESC"::equals).isPresent();
        return content.discussion().comments(issue).stream().sorted(descending ? ascending.reversed() : ascending).toList();
    }

    GraphQlObject comment(GitHubComment comment)
    {
        boolean onPullRequest = content.pullRequest(comment.issueNumber()).isPresent();
        return GraphQlObject.builder("IssueComment")
                .put("id", NodeId.of("IC", comment.id()))
                .databaseId(comment.id())
                .put("author", _ -> new GraphQlAccounts(call).actor(comment.author()))
                .put("authorAssociation", comment.authorAssociation())
                .put("body", comment.body())
                .put("createdAt", comment.createdAt())
                .put("updatedAt", comment.updatedAt())
                .put("isMinimized", comment.minimizedReason().isPresent())
                .put("minimizedReason", comment.minimizedReason())
                .put("url", call.links().page(content.repository()) + (onPullRequest ? "/pull/" : "/issues/") + comment.issueNumber() + "#issuecomment-" + comment.id())
                .build();
    }

    /**
     * The labels of the repository, oldest first.
     */
    GraphQlObject labels(GraphQlArguments arguments)
    {
        ImmutableList<GitHubLabel> rows = content.labels().stream()
                .sorted(Comparator.comparingLong(GitHubLabel::id))
                .collect(toImmutableList());
        return GraphQlConnection.of("Label", arguments.only("first", "last", "after", "before"), rows, this::label);
    }

    private GraphQlObject label(GitHubLabel label)
    {
        return GraphQlObject.builder("Label")
                .put("id", NodeId.of("LA", label.id()))
                .put("name", label.name())
                .put("color", label.color())
                .put("description", label.description())
                .put("isDefault", label.standard())
                .build();
    }

    GraphQlObject milestone(GitHubMilestone milestone)
    {
        return GraphQlObject.builder("Milestone")
                .put("id", NodeId.of("MI", milestone.id()))
                .put("number", milestone.number())
                .put("title", milestone.title())
                .put("description", milestone.description())
                .put("creator", _ -> new GraphQlAccounts(call).actor(milestone.creator()))
                .put("state", milestone.state().toUpperCase(Locale.ROOT))
                .put("closed", milestone.closedAt().isPresent())
                .put("createdAt", milestone.createdAt())
                .put("updatedAt", milestone.updatedAt())
                .put("closedAt", milestone.closedAt())
                .put("dueOn", milestone.dueOn())
                .build();
    }
}
