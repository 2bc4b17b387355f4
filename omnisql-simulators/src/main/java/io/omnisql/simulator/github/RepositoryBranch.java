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

import com.google.common.collect.ImmutableList;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A branch of a repository: at a commit of the default branch, or at the head of an open pull request. One that is protected
 * may ask for checks.
 */
public record RepositoryBranch(String name, String sha, boolean isProtected, ImmutableList<String> checks, Optional<GitHubPullRequest> request)
{
    public RepositoryBranch
    {
        requireNonNull(name, "name is null");
        requireNonNull(sha, "sha is null");
        requireNonNull(checks, "checks is null");
        requireNonNull(request, "request is null");
    }
}
