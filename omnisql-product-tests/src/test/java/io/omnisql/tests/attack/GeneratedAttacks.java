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

import java.util.EnumSet;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Many random attacks on targets in turn, and what came of them.
 *
 * @param proving how many found out something where nothing protects
 * @param stockLeaks how many found out something under Trino's own rules with a filter that is a subquery
 */
record GeneratedAttacks(int attacks, int proving, int stockLeaks, List<String> problems)
{
    private static final String PREFIX = "omnisql.attack.";

    GeneratedAttacks
    {
        problems = ImmutableList.copyOf(requireNonNull(problems, "problems is null"));
    }

    static GeneratedAttacks run(ClusterSettings settings, List<AttackTarget> targets, int first, int attacks, EnumSet<Protection> others)
    {
        long seed = Long.getLong(PREFIX + "seed", 483);
        int alone = Integer.getInteger(PREFIX + "query", -1);
        int proving = 0;
        int stockLeaks = 0;
        int made = 0;
        ImmutableList.Builder<String> problems = ImmutableList.builder();
        for (int number = first; number < first + attacks; number++) {
            if (alone < 0 || alone == number) {
                AttackTarget target = targets.get(number % targets.size());
                AttackResult result = new AttackCase(settings, target, RandomAttacks.attack(seed, number, target.words())).run(others);
                result.problem().ifPresent(problems::add);
                made++;
                proving += result.proves() ? 1 : 0;
                stockLeaks += result.leaksUnder(Protection.STOCK_SUBQUERY) ? 1 : 0;
            }
        }
        return new GeneratedAttacks(made, proving, stockLeaks, problems.build());
    }

    /**
     * How many there are to be.
     */
    static int number(int unlessSet)
    {
        return Integer.getInteger(PREFIX + "queries", unlessSet);
    }
}
