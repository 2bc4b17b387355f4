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

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The filters of the pull requests list, among them the one that hides in an order: {@code sort=long-running}.
 */
final class PullRequestFilter
{
    private static final Duration MONTH = Duration.ofDays(30);

    private PullRequestFilter() {}

    static Predicate<GitHubPullRequest> of(GitHubCall call)
    {
        return state(call).and(head(call)).and(base(call)).and(longRunning(call));
    }

    private static Predicate<GitHubPullRequest> state(GitHubCall call)
    {
        String state = call.choice("PullRequest", "state", "open", "open", "closed", "all");
        return request -> state.equals("all") || request.issue().state().equals(state);
    }

    private static Predicate<GitHubPullRequest> head(GitHubCall call)
    {
        return call.query().value("head")
                .filter(value -> value.contains(":")) // without an owner it is ignored
                .map(value -> {
                    String owner = value.substring(0, value.indexOf(':'));
                    String ref = value.substring(value.indexOf(':') + 1);
                    return (Predicate<GitHubPullRequest>) request -> request.head().ref().equals(ref)
                            && request.head().owner().filter(account -> account.isCalled(owner)).isPresent();
                })
                .orElse(_ -> true);
    }

    private static Predicate<GitHubPullRequest> base(GitHubCall call)
    {
        return call.query().value("base")
                .map(ref -> (Predicate<GitHubPullRequest>) request -> request.base().ref().equals(ref))
                .orElse(_ -> true);
    }

    private static Predicate<GitHubPullRequest> longRunning(GitHubCall call)
    {
        if (!PullRequestOrder.sort(call).equals("long-running")) {
            return _ -> true;
        }
        return request -> request.issue().isOpen()
                && request.issue().createdAt().isBefore(call.now().minus(MONTH))
                && request.issue().updatedAt().isAfter(call.now().minus(MONTH));
    }
}
