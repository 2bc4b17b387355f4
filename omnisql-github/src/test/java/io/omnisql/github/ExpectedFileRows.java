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
import io.omnisql.simulator.github.ChangedFile;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.RepositoryContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code pull_request_files} has to show of the simulator's data.
 */
final class ExpectedFileRows
{
    private ExpectedFileRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.pullRequests().stream()
                .flatMap(request -> request.changes().list().stream().map(file -> row(content, request, file)))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubPullRequest request, ChangedFile file)
    {
        return ExpectedRow.builder()
                .set("owner", content.repository().owner().login())
                .set("repo", content.repository().name())
                .set("pull_number", request.number())
                .set("filename", file.filename())
                .set("status", file.status())
                .set("previous_filename", file.previousFilename())
                .set("additions", file.additions())
                .set("deletions", file.deletions())
                .set("changes", file.additions() + file.deletions())
                .set("sha", file.sha())
                .set("patch", file.patch())
                .build();
    }
}
