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

import io.omnisql.tests.attack.Observation.Failure;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

/**
 * What an attack has found out on a target under a protection.
 *
 * @param oracle what there is to find out
 * @param canaries what no answer may show
 */
record Verdict(Attack attack, PolicyLayer layer, Findings oracle, List<String> canaries)
{
    // what a hidden value makes of an attack's own divisor
    private static final String DIVISION = "DIVISION_BY_ZERO";

    enum Outcome
    {
        /**
         * Nothing.
         */
        HOLDS,
        /**
         * What is accepted.
         */
        ACCEPTED,
        LEAKS,
    }

    Verdict
    {
        requireNonNull(attack, "attack is null");
        requireNonNull(layer, "layer is null");
        requireNonNull(oracle, "oracle is null");
        canaries = List.copyOf(canaries);
    }

    static Verdict on(AttackTarget target, Attack attack)
    {
        return new Verdict(attack.filled(target.words()), target.layer(), target.attack(attack, Protection.ORACLE), attack.untold(target.words()));
    }

    /**
     * By the same policy over the copy, where the copy alone fails: its plan is another one, which may divide by a constant, or be none at all by a defect of the engine. If the policy tells the same over everything as over what is
     * visible, it tells nothing of the rest.
     */
    Verdict orUnderPolicy(AttackTarget target, Attack made, Findings findings)
            throws Exception
    {
        boolean isComparable = !oracle.last().failed() || of(findings) != Outcome.LEAKS || !(attack.expectation() instanceof Expectation.Same) || findings.shows(canaries);
        return isComparable ? this : new Verdict(attack, layer, target.tables().governedCopy(made, target.words()), canaries);
    }

    /**
     * Whether the attack finds out something where nothing protects: one that does not would not show that a protection holds.
     */
    boolean isProvenBy(Findings free)
    {
        return switch (attack.expectation()) {
            case Expectation.Same _, Expectation.SameUnderPolicy _ -> !same(free);
            case Expectation.Refused(String message) -> !free.last().isRefused(message);
            case Expectation.Shows(List<String> rows) -> !free.last().rows().equals(rows) && free.last().failure().map(Failure::name).filter(not(DIVISION::equals)).isEmpty();
        };
    }

    Outcome of(Findings findings)
    {
        boolean holds = switch (attack.expectation()) {
            case Expectation.Same _, Expectation.SameUnderPolicy _ -> same(findings);
            case Expectation.Refused(String message) -> findings.last().isRefused(message);
            case Expectation.Shows(List<String> rows) -> findings.last().rows().equals(rows) && !findings.last().failed();
        };
        if (layer != PolicyLayer.ENGINE && findings.shows(canaries)) {
            return Outcome.LEAKS;
        }
        if (holds) {
            return Outcome.HOLDS;
        }
        return attack.leak().filter(AcceptedLeak::inAnswer).filter(layer::accepts).isPresent() && !findings.shows(canaries) ? Outcome.ACCEPTED : Outcome.LEAKS;
    }

    /**
     * The same, for a protection that may also refuse what ours answers, with words of its own.
     */
    Outcome ofOther(Findings findings)
    {
        return findings.last().failure().filter(failure -> failure.name().equals("PERMISSION_DENIED") || attack.expectation() instanceof Expectation.Refused).isPresent() ? Outcome.HOLDS : of(findings);
    }

    private boolean same(Findings findings)
    {
        return findings.attempts().equals(oracle.attempts())
                && (attack.leak().filter(leak -> leak == AcceptedLeak.PROCESSED_ROWS).isEmpty() || findings.processedRows().equals(oracle.processedRows()));
    }
}
