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
package io.omnisql.github;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files whose records {@link TestGitHubRecordings} compares: none of them may vanish unnoticed.
 */
@EnabledIf(value = "io.omnisql.github.TestGitHubRecordings#isRecordingAtHand", disabledReason = "there are no recorded responses: name their folder with -Domnisql.contracts=")
final class TestGitHubRecordedFiles
{
    @Test
    void testIssues()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isIssue)).containsExactly(
                "devlake/github_api_events.jsonl",
                "devlake/github_api_issues.jsonl",
                "hub4j/AppTest.testGetIssues.json",
                "hub4j/AppTest.testIssueSearchIssuesOnly.json",
                "hub4j/GHIssueEventTest.testEventsForIssueRename.json",
                "hub4j/GHIssueTest.issueComment.json",
                "hub4j/GHMilestoneTest.testListMilestonesWithSort.json",
                "octokit/add-labels-to-issue.json",
                "octokit/paginate-issues.json",
                "octokit/paginate-issues.raw.json");
    }

    @Test
    void testPullRequests()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isPullRequest)).containsExactly(
                "devlake/github_api_pull_requests.jsonl",
                "hub4j/CommitTest.listPullRequests.json",
                "hub4j/GHPullRequestTest.enablePullRequestAutoMergeFailure.json",
                "hub4j/GHPullRequestTest.pullRequestReviews.json");
    }

    @Test
    void testIssueComments()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isIssueComment)).containsExactly(
                "devlake/github_api_comments.jsonl",
                "hub4j/GHIssueTest.issueComment.json");
    }

    @Test
    void testCommits()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isCommit)).containsExactly(
                "hub4j/AppTest.testListCommits.json",
                "hub4j/CommitTest.getFiles.json",
                "hub4j/CommitTest.listPullRequests.json",
                "hub4j/GHRepositoryTest.listCommitsBetweenPaginated.json");
    }

    @Test
    void testPullRequestReviewComments()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isReviewComment)).containsExactly("hub4j/GHPullRequestTest.pullRequestReviews.json");
    }

    @Test
    void testLabels()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isLabel)).containsExactly(
                "devlake/github_api_events.jsonl",
                "devlake/github_api_issues.jsonl",
                "devlake/github_api_pull_requests.jsonl",
                "hub4j/AppTest.testGetIssues.json",
                "hub4j/AppTest.testIssueSearchIssuesOnly.json",
                "octokit/add-labels-to-issue.json",
                "octokit/labels.json");
    }

    @Test
    void testMilestones()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isMilestone)).containsExactly(
                "devlake/github_api_issues.jsonl",
                "devlake/github_api_milestones.jsonl",
                "hub4j/GHMilestoneTest.testListMilestonesWithSort.json");
    }

    @Test
    void testRepositories()
    {
        assertThat(RecordedRecords.filesWith(RecordedRecords::isRepository)).containsExactly(
                "devlake/github_api_pull_requests.jsonl",
                "devlake/github_api_runs.jsonl",
                "hub4j/AbuseLimitHandlerTest.testHandler_Fail.json",
                "hub4j/AbuseLimitHandlerTest.testHandler_Wait_Secondary_Limits.json",
                "hub4j/AppTest.testGetIssues.json",
                "hub4j/AppTest.testListCommits.json",
                "hub4j/AppTest.testOrgRepositories.json",
                "hub4j/CommitTest.getFiles.json",
                "hub4j/CommitTest.listPullRequests.json",
                "hub4j/GHAppInstallationTest.testListRepositoriesTwoRepos.json",
                "hub4j/GHAppTest.createToken.json",
                "hub4j/GHDeploymentTest.testGetDeploymentByIdObjectPayload.json",
                "hub4j/GHIssueEventTest.testEventsForIssueRename.json",
                "hub4j/GHIssueTest.issueComment.json",
                "hub4j/GHMilestoneTest.testListMilestonesWithSort.json",
                "hub4j/GHPullRequestTest.enablePullRequestAutoMergeFailure.json",
                "hub4j/GHPullRequestTest.pullRequestReviews.json",
                "hub4j/GHRateLimitTest.testGitHubRateLimit.json",
                "hub4j/GHRepositoryTest.getCheckRuns.json",
                "hub4j/GHRepositoryTest.listCommitsBetweenPaginated.json",
                "hub4j/GHRepositoryTest.listContributors.json",
                "hub4j/GHRepositoryTest.listLanguages.json",
                "hub4j/GHRepositoryTest.listReleases.json",
                "hub4j/GHRepositoryTest.testListTopics.json",
                "hub4j/GHWorkflowRunTest.testJobs.json",
                "hub4j/GHWorkflowTest.testListWorkflowRuns.json",
                "hub4j/GHWorkflowTest.testListWorkflows.json",
                "hub4j/GitHubCachingTest.testCached404.json",
                "hub4j/RateLimitHandlerTest.testHandler_Fail.json",
                "octokit/errors.raw.json",
                "octokit/get-repository.json",
                "octokit/get-repository.raw.json",
                "octokit/paginate-issues.raw.json",
                "octokit/rename-repository.json");
    }
}
