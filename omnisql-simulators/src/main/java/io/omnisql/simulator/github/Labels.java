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

import static io.omnisql.simulator.github.GitHubRepository.Trait.EMPTY;

/**
 * The labels of every repository, among them names with commas, capitals, blanks and accents.
 */
record Labels(ImmutableList<GitHubLabel> all)
{
    static Labels of(Ids ids)
    {
        return new Labels(ImmutableList.of(
                new GitHubLabel(ids.label(1), "bug", Optional.of("Something isn't working"), "d73a4a", true),
                new GitHubLabel(ids.label(2), "enhancement", Optional.of("New feature or request"), "a2eeef", true),
                new GitHubLabel(ids.label(3), "good first issue", Optional.of(""), "7057ff", true),
                new GitHubLabel(ids.label(4), "Help Wanted", Optional.empty(), "008672", false),
                new GitHubLabel(ids.label(5), "urgent, really", Optional.of("Holds a comma"), "b60205", false),
                new GitHubLabel(ids.label(6), "área/motor", Optional.of("Señal \"roja\""), "fbca04", false),
                new GitHubLabel(ids.label(7), "none", Optional.of("A magic word elsewhere"), "ffffff", false)));
    }

    /**
     * Those that every repository has, and so many more; none for an empty repository.
     */
    static ImmutableList<GitHubLabel> of(GitHubRepository repository, int more)
    {
        if (repository.is(EMPTY)) {
            return ImmutableList.of();
        }
        Ids ids = new Ids(repository.id());
        ImmutableList.Builder<GitHubLabel> labels = ImmutableList.builder();
        labels.addAll(of(ids).all());
        for (int i = 0; i < more; i++) {
            labels.add(new GitHubLabel(ids.label(100 + i), "area/%04d".formatted(i), Optional.empty(), "%06x".formatted(i * 997), false));
        }
        return labels.build();
    }

    GitHubLabel get(String name)
    {
        return all.stream()
                .filter(label -> label.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
