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

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubMilestone;
import io.omnisql.simulator.github.RepositoryContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code milestones} has to show of the simulator's data.
 */
final class ExpectedMilestoneRows
{
    private ExpectedMilestoneRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.milestones().stream()
                .map(milestone -> row(content, milestone))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubMilestone milestone)
    {
        return ExpectedRow.builder()
                .set("owner", content.repository().owner().login())
                .set("repo", content.repository().name())
                .set("number", milestone.number())
                .set("id", milestone.id())
                .set("node_id", ExpectedIssueRows.nodeId("MI", milestone.id()))
                .set("html_url", "https://github.com/%s/milestone/%s".formatted(content.repository().fullName(), milestone.number()))
                .set("title", milestone.title())
                .set("description", milestone.description())
                .set("state", milestone.closedAt().isPresent() ? "closed" : "open")
                .set("creator", milestone.creator().map(GitHubAccount::login))
                .set("creator_id", milestone.creator().map(GitHubAccount::id))
                .set("open_issues", ExpectedIssueRows.itemsOf(content, milestone, true))
                .set("closed_issues", ExpectedIssueRows.itemsOf(content, milestone, false))
                .set("created_at", milestone.createdAt())
                .set("updated_at", milestone.updatedAt())
                .set("closed_at", milestone.closedAt())
                .set("due_on", milestone.dueOn())
                .build();
    }
}
