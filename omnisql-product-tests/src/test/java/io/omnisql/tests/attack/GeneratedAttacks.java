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
import com.google.common.collect.ImmutableSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.Maps.uniqueIndex;
import static java.util.Objects.requireNonNull;

/**
 * What came of attacks that are generated. One of several is also made where nothing protects, and under Trino's own rules, to see whether there was something to find out.
 *
 * @param compared how many of them were
 * @param telling how many of these found out something where nothing protects
 * @param stockLeaks how many of these found out something under Trino's own rules with a filter that is a subquery
 */
record GeneratedAttacks(int attacks, int compared, int telling, int stockLeaks, List<String> problems)
{
    private static final String PREFIX = "omnisql.attack.";
    private static final Set<Protection> OTHERS = ImmutableSet.copyOf(EnumSet.of(Protection.NONE, Protection.STOCK_SUBQUERY));

    GeneratedAttacks
    {
        problems = ImmutableList.copyOf(requireNonNull(problems, "problems is null"));
    }

    /**
     * Each is dealt out to one of all targets, by its number, and made if that is one of these.
     *
     * @param every one of so many is compared with other protections
     */
    static GeneratedAttacks run(ClusterSettings settings, List<AttackTarget> targets, int first, int attacks, int every)
            throws Exception
    {
        long seed = Long.getLong(PREFIX + "seed", 483);
        int alone = Integer.getInteger(PREFIX + "query", -1);
        List<String> names = AttackedSource.allTargets();
        Map<String, AttackTarget> targetsByName = uniqueIndex(targets, AttackTarget::name);
        int compared = 0;
        int telling = 0;
        int stockLeaks = 0;
        int made = 0;
        ImmutableList.Builder<String> problems = ImmutableList.builder();
        for (int number = first; number < first + attacks; number++) {
            Optional<AttackTarget> dealtTo = Optional.ofNullable(targetsByName.get(names.get(number % names.size())));
            if (dealtTo.isPresent() && (alone < 0 || alone == number)) {
                AttackTarget target = dealtTo.get();
                boolean isCompared = alone >= 0 || (number - first) / names.size() % every == 0;
                AttackResult result = new AttackCase(settings, target, RandomAttacks.attack(seed, number, target.words())).runGenerated(isCompared ? OTHERS : ImmutableSet.of());
                result.problem().ifPresent(problems::add);
                made++;
                compared += isCompared ? 1 : 0;
                telling += isCompared && !result.silent() ? 1 : 0;
                stockLeaks += result.leaksUnder(Protection.STOCK_SUBQUERY) ? 1 : 0;
            }
        }
        return new GeneratedAttacks(made, compared, telling, stockLeaks, problems.build());
    }

    /**
     * How many there are to be.
     */
    static int number(int unlessSet)
    {
        return Integer.getInteger(PREFIX + "queries", unlessSet);
    }
}
