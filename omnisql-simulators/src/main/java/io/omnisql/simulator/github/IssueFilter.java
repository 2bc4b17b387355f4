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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.function.Predicate;

/**
 * The filters of the issues list. All have to hold.
 */
final class IssueFilter
{
    private static final String ISSUE = "Issue";
    private static final ImmutableList<String> NAMES = ImmutableList.of("milestone", "assignee", "type", "creator", "mentioned", "labels", "since");
    private static final String ABSENT = "none";
    private static final String ANY = "*";

    private IssueFilter() {}

    /**
     * Whether the call wants all rows.
     */
    static boolean isEmpty(GitHubCall call)
    {
        return call.query().value("state").filter("all"::equals).isPresent() && NAMES.stream().allMatch(name -> call.query().value(name).isEmpty());
    }

    static Predicate<GitHubIssue> of(GitHubCall call, RepositoryContent content)
    {
        return state(call)
                .and(milestone(call, content))
                .and(assignee(call))
                .and(type(call))
                .and(people(call))
                .and(labels(call))
                .and(since(call));
    }

    private static Predicate<GitHubIssue> state(GitHubCall call)
    {
        String state = call.choice(ISSUE, "state", "open", "open", "closed", "all");
        return issue -> state.equals("all") || issue.state().equals(state);
    }

    private static Predicate<GitHubIssue> milestone(GitHubCall call, RepositoryContent content)
    {
        return call.query().value("milestone").map(value -> switch (value) {
            case ABSENT -> (Predicate<GitHubIssue>) issue -> issue.milestone().isEmpty();
            case ANY -> (Predicate<GitHubIssue>) issue -> issue.milestone().isPresent();
            default -> {
                GitHubMilestone milestone = content.milestones().stream()
                        .filter(candidate -> String.valueOf(candidate.number()).equals(value))
                        .findFirst()
                        .orElseThrow(() -> GitHubRefusal.invalid(ISSUE, "milestone", value));
                yield (Predicate<GitHubIssue>) issue -> issue.milestone().filter(milestone::equals).isPresent();
            }
        }).orElse(_ -> true);
    }

    private static Predicate<GitHubIssue> assignee(GitHubCall call)
    {
        return call.query().value("assignee").map(value -> switch (value) {
            case ABSENT -> (Predicate<GitHubIssue>) issue -> issue.assignees().isEmpty();
            case ANY -> (Predicate<GitHubIssue>) issue -> !issue.assignees().isEmpty();
            default -> {
                GitHubAccount account = call.account(ISSUE, "assignee").orElseThrow();
                yield (Predicate<GitHubIssue>) issue -> issue.assignees().contains(account);
            }
        }).orElse(_ -> true);
    }

    private static Predicate<GitHubIssue> type(GitHubCall call)
    {
        return call.query().value("type").map(value -> switch (value) {
            case ABSENT -> (Predicate<GitHubIssue>) issue -> issue.type().isEmpty();
            case ANY -> (Predicate<GitHubIssue>) issue -> issue.type().isPresent();
            default -> (Predicate<GitHubIssue>) issue -> issue.type().filter(value::equalsIgnoreCase).isPresent();
        }).orElse(_ -> true);
    }

    private static Predicate<GitHubIssue> people(GitHubCall call)
    {
        Predicate<GitHubIssue> creator = call.account(ISSUE, "creator")
                .map(account -> (Predicate<GitHubIssue>) issue -> issue.author().filter(account::equals).isPresent())
                .orElse(_ -> true);
        Predicate<GitHubIssue> mentioned = call.account(ISSUE, "mentioned")
                .map(account -> (Predicate<GitHubIssue>) issue -> issue.mentioned().contains(account.login()))
                .orElse(_ -> true);
        return creator.and(mentioned);
    }

    private static Predicate<GitHubIssue> labels(GitHubCall call)
    {
        Predicate<GitHubIssue> all = _ -> true;
        for (String name : Splitter.on(',').omitEmptyStrings().split(call.query().value("labels").orElse(""))) {
            all = all.and(issue -> issue.labels().stream().anyMatch(label -> label.name().equalsIgnoreCase(name)));
        }
        return all;
    }

    private static Predicate<GitHubIssue> since(GitHubCall call)
    {
        return call.time(ISSUE, "since")
                .map(since -> (Predicate<GitHubIssue>) issue -> issue.updatedAt().isAfter(since)
                        || (call.rules().sinceInclusive() && issue.updatedAt().equals(since)))
                .orElse(_ -> true);
    }
}
