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
import com.google.common.collect.ImmutableSet;
import io.omnisql.tests.attack.Verdict.Outcome;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.Sets.difference;
import static com.google.common.collect.Sets.intersection;
import static java.util.Objects.requireNonNull;

/**
 * An attack on one target, in a cluster that is set in one way.
 */
record AttackCase(ClusterSettings settings, AttackTarget target, Attack attack)
{
    AttackCase
    {
        requireNonNull(settings, "settings is null");
        requireNonNull(target, "target is null");
        requireNonNull(attack, "attack is null");
    }

    /**
     * @param others protections to compare ours with, none among them if it is to be shown that there is something to find out
     */
    AttackResult run(Set<Protection> others)
    {
        Verdict verdict = Verdict.on(target, attack);
        return run(others, verdict, target.attack(attack, Protection.POLICY));
    }

    /**
     * The same of a query that may fail over a copy for reasons of its own.
     */
    AttackResult runGenerated(Set<Protection> others)
            throws Exception
    {
        Verdict verdict = Verdict.on(target, attack);
        Findings findings = target.attack(attack, Protection.POLICY);
        return run(others, verdict.orUnderPolicy(target, attack, findings), findings);
    }

    private AttackResult run(Set<Protection> others, Verdict verdict, Findings findings)
    {
        Outcome outcome = verdict.of(findings);
        boolean silent = others.contains(Protection.NONE) && !verdict.isProvenBy(target.attack(attack, Protection.NONE));
        ImmutableMap.Builder<Protection, Outcome> outcomes = ImmutableMap.builder();
        outcomes.put(Protection.POLICY, outcome);
        // a changed policy is not one of Trino's own rules
        Set<Protection> comparable = attack.changesPolicy() ? ImmutableSet.of() : intersection(difference(others, EnumSet.of(Protection.NONE)), target.tables().protections());
        for (Protection other : comparable) {
            outcomes.put(other, verdict.ofOther(target.attack(attack, other)));
        }
        return new AttackResult(attack, target.layer(), outcomes.buildOrThrow(), silent, problem(verdict, findings, outcome));
    }

    private Optional<String> problem(Verdict verdict, Findings findings, Outcome outcome)
    {
        if (attack.gap().isPresent()) {
            return outcome == Outcome.LEAKS ? Optional.empty() : Optional.of("%s finds out nothing any more: it is no gap%n%s".formatted(this, told(verdict, findings)));
        }
        return outcome == Outcome.LEAKS ? Optional.of("%s finds out too much%n%s".formatted(this, told(verdict, findings))) : Optional.empty();
    }

    private String told(Verdict verdict, Findings findings)
    {
        return "%s%n  under the policy: %s%n  from a copy: %s".formatted(attack.steps(), findings, verdict.oracle());
    }

    @Override
    public String toString()
    {
        return "%s on %s, settings %s".formatted(attack, target.name(), settings);
    }
}
