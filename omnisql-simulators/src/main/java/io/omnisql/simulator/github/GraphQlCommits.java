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
import io.omnisql.simulator.github.GitHubCommit.Signature;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Commits of the GraphQL schema.
 */
record GraphQlCommits(GitHubCall call, GitHubRepository repository)
{
    GraphQlCommits
    {
        requireNonNull(call, "call is null");
        requireNonNull(repository, "repository is null");
    }

    /**
     * A commit with its history, of which these commits are known.
     */
    GraphQlObject commit(GitHubCommit commit, ImmutableList<GitHubCommit> known)
    {
        return GraphQlObject.builder("Commit")
                .put("id", commit.nodeId())
                .put("oid", commit.sha())
                .put("abbreviatedOid", commit.sha().substring(0, 7))
                .put("url", call.links().page(repository) + "/commit/" + commit.sha())
                .put("message", commit.message())
                .put("messageHeadline", commit.message().lines().findFirst().orElse(""))
                .put("author", _ -> actor(commit.author()))
                .put("committer", _ -> actor(commit.committer()))
                .put("authoredDate", commit.author().at())
                .put("committedDate", commit.committer().at())
                .put("additions", commit.changes().additions())
                .put("deletions", commit.changes().deletions())
                .put("changedFilesIfAvailable", commit.changes().files())
                .put("parents", arguments -> GraphQlConnection.of("Commit", arguments, commit.parents(), this::named))
                .put("history", arguments -> history(commit, known, arguments.only("first", "last", "after", "before")))
                .build();
    }

    /**
     * A commit of which only the hash is known.
     */
    GraphQlObject named(String sha)
    {
        return GraphQlObject.builder("Commit")
                .put("oid", sha)
                .put("abbreviatedOid", sha.substring(0, 7))
                .put("url", call.links().page(repository) + "/commit/" + sha)
                .build();
    }

    private GraphQlObject history(GitHubCommit commit, ImmutableList<GitHubCommit> known, GraphQlArguments arguments)
    {
        List<GitHubCommit> rows = known.stream().dropWhile(candidate -> !candidate.equals(commit)).collect(toImmutableList());
        GraphQlObject connection = GraphQlConnection.of("Commit", arguments, rows, row -> commit(row, known));
        return new GraphQlObject("CommitHistoryConnection", connection.fields());
    }

    private GraphQlObject actor(Signature signature)
    {
        return GraphQlObject.builder("GitActor")
                .put("name", signature.name())
                .put("email", signature.email())
                .put("date", signature.at())
                .put("user", _ -> new GraphQlAccounts(call).person(signature.account()))
                .build();
    }
}
