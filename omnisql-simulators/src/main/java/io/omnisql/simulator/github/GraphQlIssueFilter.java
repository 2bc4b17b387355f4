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

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The filters of a connection of issues: the labels of the argument stand for each other, those of {@code filterBy} have to
 * be there all.
 */
final class GraphQlIssueFilter
{
    private GraphQlIssueFilter() {}

    static Predicate<GitHubIssue> of(GraphQlArguments arguments)
    {
        Predicate<GitHubIssue> filter = states(arguments).and(anyLabel(arguments));
        Optional<GraphQlArguments> filterBy = arguments.object("filterBy");
        return filterBy.isEmpty() ? filter : filter.and(of(filterBy.get(), filterBy.get()
                                                                           .only("states", "labels", "createdBy", "assignee", "mentioned", "milestoneNumber", "since", "viewerSubscribed")
                                                                           .texts("labels")));
    }

    static Predicate<GitHubIssue> anyLabel(GraphQlArguments arguments)
    {
        ImmutableList<String> labels = arguments.texts("labels");
        return issue -> labels.isEmpty() || labels.stream().anyMatch(label -> has(issue, label));
    }

    private static Predicate<GitHubIssue> of(GraphQlArguments filterBy, ImmutableList<String> labels)
    {
        return states(filterBy)
                .and(issue -> labels.stream().allMatch(label -> has(issue, label)))
                .and(issue -> filterBy.text("createdBy").map(login -> issue.author().filter(author -> author.isCalled(login)).isPresent()).orElse(true))
                .and(issue -> filterBy.text("mentioned").map(login -> issue.mentioned().stream().anyMatch(login::equalsIgnoreCase)).orElse(true))
                .and(issue -> filterBy.text("assignee").map(login -> isAssigned(issue, login)).orElse(true))
                .and(issue -> filterBy.text("milestoneNumber").map(number -> isIn(issue, number)).orElse(true))
                .and(issue -> filterBy.time("since").map(since -> !issue.updatedAt().isBefore(since)).orElse(true));
    }

    private static Predicate<GitHubIssue> states(GraphQlArguments arguments)
    {
        ImmutableList<String> states = arguments.texts("states");
        return issue -> states.isEmpty() || states.contains(issue.isOpen() ? "OPEN" : "CLOSED");
    }

    private static boolean has(GitHubIssue issue, String label)
    {
        return issue.labels().stream().anyMatch(candidate -> candidate.name().equalsIgnoreCase(label));
    }

    private static boolean isAssigned(GitHubIssue issue, String login)
    {
        return login.equals("*") ? !issue.assignees().isEmpty() : issue.assignees().stream().anyMatch(assignee -> assignee.isCalled(login));
    }

    private static boolean isIn(GitHubIssue issue, String milestone)
    {
        return milestone.equals("*")
                ? issue.milestone().isPresent()
                : issue.milestone().filter(candidate -> String.valueOf(candidate.number()).equals(milestone)).isPresent();
    }
}
