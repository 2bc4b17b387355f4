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
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static java.lang.Math.min;
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
            .addAll(ScanPolicyAttacks.ATTACKS)
            .addAll(ScanChangeAttacks.ATTACKS)
            .addAll(JiraAttacks.ATTACKS)
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
     * Of each kind one in so many variants, and one at least.
     *
     * @param first which of so many are taken, counted in circles
     */
    static List<AttackCase> someCases(ClusterSettings settings, AttackTarget target, int first, int every)
    {
        ListMultimap<String, AttackCase> kinds = cases(settings, target).collect(toImmutableListMultimap(made -> made.attack().id(), identity()));
        return Multimaps.asMap(kinds).values().stream()
                .flatMap(ofKind -> IntStream.iterate(first % min(every, ofKind.size()), index -> index < ofKind.size(), index -> index + every).mapToObj(ofKind::get))
                .collect(toImmutableList());
    }

    /**
     * How many of a kind can be made on one of these targets at least.
     */
    static long variants(String id, List<Words> targets)
    {
        return ALL.stream().filter(attack -> attack.id().equals(id)).filter(attack -> targets.stream().anyMatch(attack::speaksOf)).count();
    }

    private static Stream<AttackCase> cases(ClusterSettings settings, AttackTarget target)
    {
        return ALL.stream().filter(target::canBeAskedFor).map(attack -> new AttackCase(settings, target, attack));
    }
}
