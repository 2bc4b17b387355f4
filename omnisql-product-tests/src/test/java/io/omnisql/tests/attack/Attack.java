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
import com.google.common.collect.Streams;
import io.omnisql.tests.attack.AttackStep.Attempt;
import io.omnisql.tests.attack.AttackStep.NewPolicy;
import io.omnisql.tests.attack.AttackStep.Owner;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A way to find out what one may not see: statements in the words of {@link Words}, and what may come of them.
 *
 * @param id of the class that it belongs to, {@link AttackClass}
 * @param needs words that a target has to have, although no statement has them
 * @param gap why it leaks although it should not, as long as nothing can be done about it
 * @param cleanup by an owner of the cluster, whatever has happened
 */
record Attack(String id, String variant, List<AttackStep> steps, List<String> cleanup, Expectation expectation, Optional<AcceptedLeak> leak, Optional<String> gap, Set<String> needs)
{
    static final String ATTACKER = "alice";

    Attack
    {
        requireNonNull(id, "id is null");
        requireNonNull(variant, "variant is null");
        steps = ImmutableList.copyOf(steps);
        cleanup = ImmutableList.copyOf(cleanup);
        requireNonNull(expectation, "expectation is null");
        requireNonNull(leak, "leak is null");
        requireNonNull(gap, "gap is null");
        needs = ImmutableSet.copyOf(needs);
    }

    static Attack same(String id, String variant, String... statements)
    {
        return new Attack(id, variant, attempts(statements), ImmutableList.of(), new Expectation.Same(), Optional.empty(), Optional.empty(), ImmutableSet.of());
    }

    static Attack sameUnderPolicy(String id, String variant, String... statements)
    {
        return new Attack(id, variant, attempts(statements), ImmutableList.of(), new Expectation.SameUnderPolicy(), Optional.empty(), Optional.empty(), ImmutableSet.of());
    }

    static Attack refused(String id, String variant, String... statements)
    {
        return new Attack(id, variant, attempts(statements), ImmutableList.of(), new Expectation.Refused("Access Denied"), Optional.empty(), Optional.empty(), ImmutableSet.of());
    }

    static Attack shows(String id, String variant, List<String> rows, String... statements)
    {
        return new Attack(id, variant, attempts(statements), ImmutableList.of(), new Expectation.Shows(rows), Optional.empty(), Optional.empty(), ImmutableSet.of());
    }

    private static List<AttackStep> attempts(String... statements)
    {
        return Stream.of(statements).map(sql -> new Attempt(ATTACKER, sql, ClientClaims.NONE)).collect(toImmutableList());
    }

    Attack saying(String message)
    {
        return new Attack(id, variant, steps, cleanup, new Expectation.Refused(message), leak, gap, needs);
    }

    Attack but(AcceptedLeak accepted)
    {
        return new Attack(id, variant, steps, cleanup, expectation, Optional.of(accepted), gap, needs);
    }

    /**
     * It does find out more than it should.
     */
    Attack open(String reason)
    {
        return new Attack(id, variant, steps, cleanup, expectation, leak, Optional.of(reason), needs);
    }

    Attack after(String... preparation)
    {
        return preceded(Stream.of(preparation).map(Owner::new).collect(toImmutableList()));
    }

    /**
     * After somebody else's statement, of whom nothing is told.
     */
    Attack preceded(String user, String sql)
    {
        return preceded(ImmutableList.of(new Attempt(user, sql, ClientClaims.NONE)));
    }

    Attack under(String policy)
    {
        return preceded(ImmutableList.of(new NewPolicy(policy)));
    }

    private Attack preceded(List<? extends AttackStep> preparation)
    {
        return withSteps(Streams.concat(preparation.stream(), steps.stream()).collect(toImmutableList()));
    }

    Attack claiming(ClientClaims claims)
    {
        return withSteps(steps.stream().map(step -> step instanceof Attempt(String user, String sql, _) ? new Attempt(user, sql, claims) : step).collect(toImmutableList()));
    }

    Attack by(String attacker)
    {
        return withSteps(steps.stream().map(step -> step instanceof Attempt(_, String sql, ClientClaims claims) ? new Attempt(attacker, sql, claims) : step).collect(toImmutableList()));
    }

    /**
     * Then the policy is this one.
     */
    Attack thenPolicy(String policy)
    {
        return followed(new NewPolicy(policy));
    }

    Attack then(String user, String sql)
    {
        return followed(new Attempt(user, sql, ClientClaims.NONE));
    }

    Attack needing(String word)
    {
        return new Attack(id, variant, steps, cleanup, expectation, leak, gap, ImmutableSet.of(word));
    }

    /**
     * Whether nobody else does anything in it.
     */
    boolean isMadeBy(String attacker)
    {
        return steps.stream().allMatch(step -> step instanceof Attempt(String user, _, _) && user.equals(attacker));
    }

    /**
     * Whether a copy without the policy would answer otherwise, though nothing is hidden there.
     */
    boolean isComparedUnderPolicy()
    {
        return expectation instanceof Expectation.SameUnderPolicy || leak.filter(AcceptedLeak::inAnswer).isPresent();
    }

    boolean changesPolicy()
    {
        return steps.stream().anyMatch(NewPolicy.class::isInstance);
    }

    boolean speaksOf(Words words)
    {
        return needs.stream().allMatch(words::has) && sql().allMatch(words::hasAll);
    }

    private Stream<String> sql()
    {
        Stream<String> steps = this.steps.stream().flatMap(step -> switch (step) {
            case Owner(String sql) -> Stream.of(sql);
            case Attempt(_, String sql, _) -> Stream.of(sql);
            case NewPolicy _ -> Stream.of();
        });
        return Stream.concat(steps, cleanup.stream());
    }

    /**
     * What is hidden on a target, but for what the attacker says.
     */
    List<String> untold(Words words)
    {
        return words.canaries().stream().filter(canary -> sql().map(words::fill).noneMatch(said -> said.contains(canary))).collect(toImmutableList());
    }

    /**
     * In the words of a target, where its messages are told.
     */
    Attack filled(Words words)
    {
        return expectation instanceof Expectation.Refused(String message) ? saying(words.fill(message)) : this;
    }

    private Attack followed(AttackStep step)
    {
        return withSteps(ImmutableList.<AttackStep>builder().addAll(steps).add(step).build());
    }

    Attack cleanedUpBy(String... statements)
    {
        return new Attack(id, variant, steps, ImmutableList.copyOf(statements), expectation, leak, gap, needs);
    }

    private Attack withSteps(List<AttackStep> others)
    {
        return new Attack(id, variant, others, cleanup, expectation, leak, gap, needs);
    }

    @Override
    public String toString()
    {
        return "%s %s".formatted(id, variant);
    }
}
