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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What came of all attacks on a target, in a cluster that is set in one way.
 *
 * @param settings their name
 * @param target its name
 */
record TargetResult(String settings, String target, List<AttackResult> attacks, GeneratedAttacks generated)
{
    TargetResult
    {
        requireNonNull(settings, "settings is null");
        requireNonNull(target, "target is null");
        attacks = ImmutableList.copyOf(attacks);
        requireNonNull(generated, "generated is null");
    }

    /**
     * Of those that are not generated.
     */
    List<String> problems()
    {
        return Stream.concat(
                        attacks.stream().flatMap(result -> result.problem().stream()),
                        attacks.stream().filter(AttackResult::silent).map(result -> "%s on %s finds out nothing where nothing protects, settings %s".formatted(result.attack(), target, settings)))
                .collect(toImmutableList());
    }
}
