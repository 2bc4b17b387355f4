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
import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * The files and the commits of a pull request. Both lists end at a cap, and nothing in them says so.
 */
final class ChangeEndpoints
{
    private static final int MOST_FILES = 3_000;
    private static final int MOST_COMMITS = 250;

    private ChangeEndpoints() {}

    static GitHubResult files(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubPullRequest request = PullRequestEndpoints.find(call, content);
        ImmutableList<ChangedFile> rows = request.changes().list();
        NumberedPage<ChangedFile> page = NumberedPage.of(capped(rows, MOST_FILES), call, address(call, content, request) + "/files");
        ChangedFileJson json = new ChangedFileJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(file -> body.add(json.render(content.repository(), request.head().sha(), file)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult commits(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubPullRequest request = PullRequestEndpoints.find(call, content);
        ImmutableList<GitHubCommit> rows = PullRequestCommits.of(request);
        NumberedPage<GitHubCommit> page = NumberedPage.of(capped(rows, MOST_COMMITS), call, address(call, content, request) + "/commits");
        CommitJson json = new CommitJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(commit -> body.add(json.render(content.repository(), commit)));
        return GitHubResult.list(body, page.link());
    }

    private static <T> List<T> capped(ImmutableList<T> rows, int cap)
    {
        return rows.subList(0, Math.min(rows.size(), cap));
    }

    private static String address(GitHubCall call, RepositoryContent content, GitHubPullRequest request)
    {
        return call.links().repositoryById(content.repository()) + "/pulls/" + request.number();
    }
}
