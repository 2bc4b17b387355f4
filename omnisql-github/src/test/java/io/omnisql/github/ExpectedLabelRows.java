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
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubLabel;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code labels} has to show of the simulator's data.
 */
final class ExpectedLabelRows
{
    private ExpectedLabelRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        return data.repository(owner, repo).labels().stream()
                .map(label -> row(owner, repo, label))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(String owner, String repo, GitHubLabel label)
    {
        return ExpectedRow.builder()
                .set("owner", owner)
                .set("repo", repo)
                .set("id", label.id())
                .set("node_id", ExpectedIssueRows.nodeId("LA", label.id()))
                .set("name", label.name())
                .set("description", label.description())
                .set("color", label.color())
                .set("is_default", label.standard())
                .build();
    }
}
