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

import static java.util.Objects.requireNonNull;

/**
 * The branches of a repository in the GraphQL schema, with their histories. Tags, which are refs as well, are not served.
 */
record GraphQlRefs(GitHubCall call, RepositoryContent content)
{
    private static final String BRANCHES = "refs/heads/";

    GraphQlRefs
    {
        requireNonNull(call, "call is null");
        requireNonNull(content, "content is null");
    }

    GraphQlObject list(GraphQlArguments arguments)
    {
        String prefix = arguments.only("refPrefix", "first", "last", "after", "before").text("refPrefix").orElseThrow();
        if (!prefix.equals(BRANCHES)) {
            throw new GraphQlProblem("NOT_SIMULATED", "The simulator does not serve refs under " + prefix);
        }
        return GraphQlConnection.of("Ref", arguments, content.branches(), this::branch);
    }

    /**
     * Null for an empty repository, which has none yet.
     */
    Optional<GraphQlObject> defaultBranch()
    {
        return content.branches().stream()
                .filter(branch -> branch.name().equals(content.repository().defaultBranch()))
                .findFirst()
                .map(this::branch);
    }

    private GraphQlObject branch(RepositoryBranch branch)
    {
        return GraphQlObject.builder("Ref")
                .put("id", NodeId.of("REF", content.repository().id() * 10_000 + content.branches().indexOf(branch)))
                .put("name", branch.name())
                .put("prefix", BRANCHES)
                .put("target", _ -> tip(branch))
                .build();
    }

    private GraphQlObject tip(RepositoryBranch branch)
    {
        ImmutableList<GitHubCommit> history = new CommitFinder(content).history(branch);
        return new GraphQlCommits(call, content.repository()).commit(history.getFirst(), history);
    }
}
