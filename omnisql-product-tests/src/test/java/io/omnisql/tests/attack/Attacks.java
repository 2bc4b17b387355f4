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
import com.google.common.collect.Streams;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static java.util.function.Function.identity;

/**
 * All of them.
 */
final class Attacks
{
    static final List<Attack> ALL = ImmutableList.<Attack>builder()
            .addAll(RowAttacks.ATTACKS)
            .addAll(JoinAttacks.ATTACKS)
            .addAll(ChangeAttacks.ATTACKS)
            .addAll(LakeAttacks.ATTACKS)
            .addAll(PolicyAttacks.ATTACKS)
            .addAll(ColumnAttacks.ATTACKS)
            .addAll(MetadataAttacks.ATTACKS)
            .addAll(ScanAttacks.ATTACKS)
            .build();

    private Attacks() {}

    /**
     * Those that can be made on these targets.
     */
    static List<AttackCase> cases(ClusterSettings settings, List<AttackTarget> targets)
    {
        return targets.stream().flatMap(target -> cases(settings, target)).collect(toImmutableList());
    }

    /**
     * Of each kind one in so many variants, the first among them.
     */
    static List<AttackCase> someCases(ClusterSettings settings, List<AttackTarget> targets, int every)
    {
        return targets.stream()
                .map(target -> cases(settings, target).collect(toImmutableListMultimap(made -> made.attack().id(), identity())))
                .flatMap(kinds -> kinds.asMap().values().stream())
                .flatMap(ofKind -> Streams.mapWithIndex(ofKind.stream(), (made, index) -> index % every == 0 ? Optional.of(made) : Optional.<AttackCase>empty()))
                .flatMap(Optional::stream)
                .collect(toImmutableList());
    }

    private static Stream<AttackCase> cases(ClusterSettings settings, AttackTarget target)
    {
        return ALL.stream().filter(attack -> attack.speaksOf(target.words())).map(attack -> new AttackCase(settings, target, attack));
    }
}
