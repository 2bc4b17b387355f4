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

import java.util.List;
import java.util.Optional;

import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;

/**
 * The comments on issues and pull requests: those of a repository, those of one issue, and each by its id. Where issues are
 * disabled, the comments on pull requests stay.
 */
final class CommentEndpoints
{
    private static final String COMMENT = "IssueComment";

    private CommentEndpoints() {}

    static GitHubResult ofRepository(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        List<GitHubComment> rows = content.discussion().comments().stream().filter(comment -> isShown(content, comment)).toList();
        String address = call.links().repositoryById(content.repository()) + "/issues/comments";
        return list(call, content, NumberedPage.limited(RemarkOrder.apply(call, COMMENT, rows, "created", "updated"), call, address));
    }

    static GitHubResult ofIssue(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        int number = call.smallNumber("issue_number");
        Optional<IssueEntry> entry = content.entry(number);
        if (content.repository().is(ISSUES_DISABLED) && entry.flatMap(IssueEntry::pullRequest).isEmpty()) {
            throw GitHubRefusal.issuesDisabled();
        }
        GitHubIssue issue = entry.orElseThrow(() -> IssueEndpoints.gone(call, content, number, "/comments")).issue();
        String address = call.links().repositoryById(content.repository()) + "/issues/" + number + "/comments";
        return list(call, content, NumberedPage.of(RemarkOrder.apply(call, COMMENT, content.discussion().comments(issue)), call, address));
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        long id = call.number("comment_id");
        GitHubComment comment = content.discussion().comments().stream()
                .filter(candidate -> candidate.id() == id && isShown(content, candidate))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.single(new CommentJson(call.links(), call.rules()).render(content, comment), comment.updatedAt());
    }

    private static boolean isShown(RepositoryContent content, GitHubComment comment)
    {
        return !content.repository().is(ISSUES_DISABLED) || content.pullRequest(comment.issueNumber()).isPresent();
    }

    private static GitHubResult list(GitHubCall call, RepositoryContent content, NumberedPage<GitHubComment> page)
    {
        CommentJson json = new CommentJson(call.links(), call.rules());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(comment -> body.add(json.render(content, comment)));
        return GitHubResult.list(body, page.link());
    }
}
