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
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.RepositoryBranch;
import io.omnisql.simulator.github.RepositoryRole;

import java.util.Arrays;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code branches} has to show of the simulator's data, to the token {@code full}: how a branch is protected only where it may write.
 */
final class ExpectedBranchRows
{
    private ExpectedBranchRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        GitHubRepository repository = data.repository(owner, repo).repository();
        boolean writes = data.roleOf(TestingGitHub.FULL_LOGIN, repository).includes(RepositoryRole.WRITE);
        return data.repository(owner, repo).branches().stream()
                .map(branch -> row(repository, branch, writes))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(GitHubRepository repository, RepositoryBranch branch, boolean writes)
    {
        Optional<RepositoryBranch> shown = Optional.of(branch).filter(_ -> writes);
        return ExpectedRow.builder()
                .set("owner", repository.owner().login())
                .set("repo", repository.name())
                .set("name", branch.name())
                .set("commit_sha", branch.sha())
                .set("protected", branch.isProtected())
                .set("protection_enabled", shown.map(RepositoryBranch::isProtected))
                .set("required_checks", shown.map(RepositoryBranch::checks))
                .set("required_check_details", shown.map(value -> value.checks().stream().map(check -> Arrays.asList(check, null)).collect(toImmutableList())))
                .set("required_checks_level", shown.map(value -> value.checks().isEmpty() ? "off" : "non_admins"))
                .build();
    }
}
