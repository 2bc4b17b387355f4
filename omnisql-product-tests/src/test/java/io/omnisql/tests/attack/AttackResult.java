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

import com.google.common.collect.ImmutableMap;
import io.omnisql.tests.attack.Verdict.Outcome;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What came of an attack.
 *
 * @param outcomes under each protection
 * @param silent whether it was made where nothing protects, and found out nothing
 * @param problem with what is seen under our policy
 */
record AttackResult(Attack attack, PolicyLayer layer, Map<Protection, Outcome> outcomes, boolean silent, Optional<String> problem)
{
    AttackResult
    {
        requireNonNull(attack, "attack is null");
        requireNonNull(layer, "layer is null");
        outcomes = ImmutableMap.copyOf(outcomes);
        requireNonNull(problem, "problem is null");
    }

    boolean leaksUnder(Protection protection)
    {
        return outcomes.get(protection) == Outcome.LEAKS;
    }
}
