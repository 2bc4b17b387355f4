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

import java.util.Comparator;

/**
 * The order of the pull requests list; equal values are told apart by the id.
 */
final class PullRequestOrder
{
    private PullRequestOrder() {}

    static String sort(GitHubCall call)
    {
        return call.choice("PullRequest", "sort", "created", "created", "updated", "popularity", "long-running");
    }

    static Comparator<GitHubPullRequest> of(GitHubCall call)
    {
        String sort = sort(call);
        Comparator<GitHubPullRequest> ascending = switch (sort) {
            case "updated" -> Comparator.comparing(request -> request.issue().updatedAt());
            case "popularity" -> Comparator.comparingInt(request -> request.issue().comments());
            default -> Comparator.comparing(request -> request.issue().createdAt());
        };
        ascending = ascending.thenComparingLong(GitHubPullRequest::id);
        String direction = call.choice("PullRequest", "direction", sort.equals("created") ? "desc" : "asc", "asc", "desc");
        return direction.equals("asc") ? ascending : ascending.reversed();
    }
}
