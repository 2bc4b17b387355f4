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

import static com.google.common.collect.ImmutableList.toImmutableList;

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
            .build();

    private Attacks() {}

    /**
     * Those that can be made on these targets.
     */
    static List<AttackCase> cases(ClusterSettings settings, List<AttackTarget> targets)
    {
        return targets.stream()
                .flatMap(target -> ALL.stream().filter(attack -> attack.speaksOf(target.words())).map(attack -> new AttackCase(settings, target, attack)))
                .collect(toImmutableList());
    }
}
