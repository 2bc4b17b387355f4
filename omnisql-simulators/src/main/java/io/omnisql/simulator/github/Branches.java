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

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static io.omnisql.simulator.github.GitHubRepository.Trait.EMPTY;
import static java.util.Objects.requireNonNull;

/**
 * Finds the branches of a repository: the default one, those that pull requests go to, and those that open ones come from.
 */
final class Branches
{
    private final RepositoryContent content;
    private final Map<String, RepositoryBranch> byName = new TreeMap<>();

    private Branches(RepositoryContent content)
    {
        this.content = requireNonNull(content, "content is null");
    }

    /**
     * In the order of their names; none for an empty repository.
     */
    static ImmutableList<RepositoryBranch> of(RepositoryContent content)
    {
        return content.repository().is(EMPTY) ? ImmutableList.of() : new Branches(content).collect();
    }

    private ImmutableList<RepositoryBranch> collect()
    {
        String tip = content.commits().getFirst().sha();
        boolean guarded = content.repository().id() % 3 != 1;
        add(content.repository().defaultBranch(), tip, guarded, guarded ? ImmutableList.of("ci/test", "lint: \"Ünïcode\"") : ImmutableList.of());
        content.pullRequests().stream()
                .sorted(Comparator.comparing((GitHubPullRequest request) -> request.mergedAt().isEmpty()).thenComparing(GitHubPullRequest::number, Comparator.reverseOrder()))
                .forEach(request -> add(
                        request.base().ref(),
                        request.mergedAt().isPresent() ? request.mergeCommitSha().orElseThrow() : tip,
                        request.base().ref().contains("/"),
                        ImmutableList.of()));
        content.pullRequests().stream()
                .filter(request -> request.issue().isOpen())
                .filter(request -> request.head().repository().filter(head -> head.id() == content.repository().id()).isPresent())
                .forEach(request -> byName.putIfAbsent(request.head().ref(), new RepositoryBranch(request.head().ref(), request.head().sha(), false, ImmutableList.of(), Optional.of(request))));
        for (int i = 0; i < content.abundance(); i++) {
            add("topic/%04d".formatted(i), tip, i % 2 == 0, ImmutableList.of());
        }
        return ImmutableList.copyOf(byName.values());
    }

    private void add(String name, String sha, boolean isProtected, ImmutableList<String> checks)
    {
        byName.putIfAbsent(name, new RepositoryBranch(name, sha, isProtected, checks, Optional.empty()));
    }
}
