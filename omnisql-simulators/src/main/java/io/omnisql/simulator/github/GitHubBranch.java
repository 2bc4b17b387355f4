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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One end of a pull request. Owner and repository are absent when the fork was deleted.
 */
public record GitHubBranch(String ref, String sha, Optional<GitHubAccount> owner, Optional<GitHubRepository> repository)
{
    public GitHubBranch
    {
        requireNonNull(ref, "ref is null");
        requireNonNull(sha, "sha is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(repository, "repository is null");
    }

    public String label()
    {
        return owner.map(GitHubAccount::login).orElse("unknown repository").concat(owner.isPresent() ? ":" + ref : "");
    }
}
