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

import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.Test;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestGitHubDataset
{
    @Test
    void testSameSeedGivesTheSameBytes()
    {
        assertThat(render(Company.generate(5, 0.2))).isEqualTo(render(Company.generate(5, 0.2)));
        assertThat(render(Company.generate(5, 0.2))).isNotEqualTo(render(Company.generate(6, 0.2)));
        // what is written by hand does not depend on the seed
        GitHubDataset one = GitHubDataset.of(Company.generate(5, 0.2));
        GitHubDataset other = GitHubDataset.of(Company.generate(6, 2));
        assertThat(one.issues("acme", "rocket")).extracting(GitHubIssue::title)
                .isEqualTo(other.issues("acme", "rocket").stream().map(GitHubIssue::title).toList());
    }

    @Test
    void testSizeAtScaleOne()
    {
        GitHubDataset data = GitHubDataset.of(Company.generate(1, 1));
        assertThat(data.repositories("acme")).hasSizeBetween(38, 42);
        assertThat(issues(data)).isBetween(1_350L, 1_650L);
        assertThat(pullRequests(data)).isBetween(500L, 700L);
        assertThat(data.repository("acme", "monolith").entries()).hasSizeGreaterThan(450);
        assertThat(data.repository("acme", "empty").entries()).isEmpty();
    }

    @Test
    void testScaleMultipliesTheWork()
    {
        GitHubDataset one = GitHubDataset.of(Company.generate(1, 1));
        GitHubDataset ten = GitHubDataset.of(Company.generate(1, 10));
        assertThat(ten.repositories()).hasSameSizeAs(one.repositories());
        assertThat((double) issues(ten) / issues(one)).isBetween(9.0, 11.0);
        assertThat(ten.issues("acme", "rocket")).hasSameSizeAs(one.issues("acme", "rocket"));
    }

    @Test
    void testIdsAreUniqueAndTimesInOrder()
    {
        GitHubDataset data = GitHubDataset.of(Company.generate(1, 1));
        List<GitHubIssue> issues = data.repositories().stream().flatMap(content -> content.entries().stream()).map(IssueEntry::issue).toList();
        assertThat(issues).extracting(GitHubIssue::id).doesNotHaveDuplicates();
        assertThat(data.repositories().stream().flatMap(content -> content.pullRequests().stream())).extracting(GitHubPullRequest::id).doesNotHaveDuplicates();
        assertThat(issues).allSatisfy(issue -> {
            assertThat(issue.updatedAt()).isBetween(issue.createdAt(), Company.TODAY);
            issue.closedAt().ifPresent(closed -> assertThat(closed).isBetween(issue.createdAt(), issue.updatedAt()));
        });
    }

    @Test
    void testWhatIsMadeUpLaterHasUniqueIdsAndNoFuture()
    {
        GitHubDataset data = GitHubDataset.of(Company.generate(1, 0.1));
        assertThat(data.repositories().stream().flatMap(content -> content.discussion().comments().stream())).extracting(GitHubComment::id).doesNotHaveDuplicates();
        assertThat(data.repositories().stream().flatMap(content -> content.discussion().reviewComments().stream())).extracting(GitHubReviewComment::id).doesNotHaveDuplicates();
        assertThat(data.repositories().stream().flatMap(content -> content.pullRequests().stream().flatMap(request -> content.discussion().reviews(request).stream())))
                .extracting(GitHubReview::id)
                .doesNotHaveDuplicates();
        assertThat(data.repositories().stream().flatMap(content -> content.releases().stream())).extracting(GitHubRelease::id).doesNotHaveDuplicates();
        assertThat(data.repositories().stream().flatMap(content -> content.discussion().comments().stream()))
                .allMatch(comment -> !comment.updatedAt().isBefore(comment.createdAt()) && !comment.updatedAt().isAfter(Company.TODAY));
    }

    @Test
    void testValuesThatHurt()
    {
        GitHubDataset data = GitHubDataset.of(Company.generate(1, 0.1));
        List<GitHubIssue> issues = data.issues("acme", "rocket");
        assertThat(issues.stream().flatMap(issue -> issue.body().stream())).anyMatch(body -> body.getBytes(UTF_8).length >= 60 * 1024).contains("", " ");
        assertThat(issues).anyMatch(issue -> issue.body().isEmpty()).anyMatch(issue -> issue.author().isEmpty());
        assertThat(issues).extracting(GitHubIssue::title)
                .contains("trailing blanks", "trailing blanks   ", "none", "null", "*", "ENGINE DOES NOT START", "Engine does not start");
        assertThat(data.findAccount("NONE")).isPresent();
    }

    private static long issues(GitHubDataset data)
    {
        return data.repositories().stream().mapToLong(content -> content.issues().size()).sum();
    }

    private static long pullRequests(GitHubDataset data)
    {
        return data.repositories().stream().mapToLong(content -> content.pullRequests().size()).sum();
    }

    private static String render(Company company)
    {
        GitHubDataset data = GitHubDataset.of(company);
        ApiLinks links = new ApiLinks("https://api.example", "https://example");
        GitHubToken reader = new GitHubToken("full", "secret", "ada", Visibility.everything(), 1);
        StringBuilder text = new StringBuilder();
        for (RepositoryContent content : data.repositories()) {
            text.append(new RepositoryJson(links, data, reader).full(content.repository()));
            content.entries().forEach(entry -> text.append(new IssueJson(links, GitHubRules.standard()).render(content, entry)));
            text.append(content.discussion().comments()).append(content.discussion().reviewComments()).append(content.releases()).append(content.branches());
            content.pullRequests().forEach(request -> text.append(new PullRequestJson(links, new RepositoryJson(links, data, reader), GitHubRules.standard()).full(content, request)));
        }
        return text.toString();
    }
}
