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
import com.google.common.collect.ImmutableList;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The commits of the default branch or another, and each with its files. An empty repository has no list of them, which is a conflict.
 */
final class CommitEndpoints
{
    private static final int FILES_PER_PAGE = 300;
    private static final int MOST_FILES = 3_000;

    private CommitEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        if (content.commits().isEmpty()) {
            throw GitHubRefusal.emptyRepository();
        }
        List<GitHubCommit> rows = from(call, content).stream()
                .filter(people(call))
                .filter(times(call))
                .filter(path(call))
                .toList();
        NumberedPage<GitHubCommit> page = NumberedPage.of(rows, call, call.links().repositoryById(content.repository()) + "/commits");
        CommitJson json = new CommitJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(commit -> body.add(json.render(content.repository(), commit)));
        return GitHubResult.list(body, page.link());
    }

    /**
     * A commit with its files, which come in pages of 300 unless the client asks for others.
     */
    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        if (content.commits().isEmpty()) {
            throw GitHubRefusal.emptyRepository();
        }
        String ref = call.path().get("ref");
        GitHubCommit commit = new CommitFinder(content).history(ref).orElseThrow(() -> GitHubRefusal.noCommit(ref)).getFirst();
        List<ChangedFile> files = commit.changes().list();
        NumberedPage<ChangedFile> page = NumberedPage.of(
                files.subList(0, Math.min(files.size(), MOST_FILES)),
                PageRequest.of(call.query(), FILES_PER_PAGE),
                new LinkHeader(call.links().repositoryById(content.repository()) + "/commits/" + commit.sha(), call.queryString()));
        ObjectNode json = new CommitJson(call.links()).full(content.repository(), commit, page.rows());
        return new GitHubResult(200, json, page.link(), Optional.empty(), Optional.of(commit.committer().at()));
    }

    /**
     * The history from a commit or a branch backwards.
     */
    private static ImmutableList<GitHubCommit> from(GitHubCall call, RepositoryContent content)
    {
        return call.query().value("sha")
                .map(name -> new CommitFinder(content).history(name).orElseThrow(GitHubRefusal::notFound))
                .orElseGet(content::commits);
    }

    private static Predicate<GitHubCommit> people(GitHubCall call)
    {
        Optional<String> author = call.query().value("author");
        Optional<String> committer = call.query().value("committer");
        return commit -> author.map(commit.author()::matches).orElse(true)
                && committer.map(commit.committer()::matches).orElse(true);
    }

    /**
     * Both bounds look at the committer's date, and are not part of what they bound.
     */
    private static Predicate<GitHubCommit> times(GitHubCall call)
    {
        Optional<Instant> since = call.time("Commit", "since");
        Optional<Instant> until = call.time("Commit", "until");
        return commit -> since.map(commit.committer().at()::isAfter).orElse(true)
                && until.map(commit.committer().at()::isBefore).orElse(true);
    }

    private static Predicate<GitHubCommit> path(GitHubCall call)
    {
        return call.query().value("path")
                .map(path -> (Predicate<GitHubCommit>) commit -> commit.changes().touches(path))
                .orElse(_ -> true);
    }
}
