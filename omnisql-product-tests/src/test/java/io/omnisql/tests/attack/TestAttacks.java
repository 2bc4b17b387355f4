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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import org.testng.annotations.AfterClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No attack finds out more than it would from a copy of what its user may see; each does where nothing protects.
 * <p>
 * The table in {@code docs/security.md} says what each kind finds out; {@link BenchmarkAttacks} writes it.
 */
public class TestAttacks
{
    private static final List<ClusterSettings> SETTINGS = List.of(ClusterSettings.DEFAULT, ClusterSettings.HOSTILE);
    private static final Optional<String> ONLY = Optional.ofNullable(System.getProperty("omnisql.attack.only"));
    private static final int EVERY = 6;
    // of each target that is attacked, one in so many variants: what two sources have in common is rather one's than the other's
    private static final Map<String, Integer> TARGETS = ImmutableMap.of("memory", EVERY, "GitHub's records", EVERY, "Jira's records", 4 * EVERY);
    private static final int GENERATED = 300;
    private static final double LEAST_TELLING = 0.5;

    private final Map<ClusterSettings, List<AttackedServers>> servers = new HashMap<>();

    @AfterClass(alwaysRun = true)
    public void stop()
            throws IOException
    {
        for (AttackedServers started : Iterables.concat(servers.values())) {
            started.close();
        }
    }

    private List<AttackTarget> targets(ClusterSettings settings)
            throws Exception
    {
        if (!servers.containsKey(settings)) {
            ImmutableList.Builder<AttackedServers> started = ImmutableList.builder();
            for (AttackedSource source : AttackedSource.values()) {
                started.add(source.start(settings));
            }
            servers.put(settings, started.build());
        }
        return servers.get(settings).stream().map(AttackedServers::targets).flatMap(List::stream).collect(toImmutableList());
    }

    /**
     * Some variants of every kind with the worst settings, and others with Trino's defaults. {@link BenchmarkAttacks} has all of all.
     */
    @DataProvider
    public Object[][] attacks()
            throws Exception
    {
        ImmutableList.Builder<AttackCase> cases = ImmutableList.builder();
        for (ClusterSettings settings : SETTINGS) {
            int first = SETTINGS.indexOf(settings);
            targets(settings).stream()
                    .filter(target -> TARGETS.containsKey(target.name()))
                    .flatMap(target -> ONLY.isPresent() ? Attacks.cases(settings, ImmutableList.of(target)).stream() : Attacks.someCases(settings, target, first, TARGETS.get(target.name())).stream())
                    .filter(made -> ONLY.stream().allMatch(made.toString()::contains))
                    .forEach(cases::add);
        }
        return cases.build().stream().map(made -> new Object[] {made}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "attacks")
    public void testAttack(AttackCase attack)
    {
        AttackResult result = attack.run(EnumSet.of(Protection.NONE));
        assertThat(result.silent()).as("%s finds out nothing where nothing protects", attack).isFalse();
        assertThat(result.problem()).isEmpty();
    }

    @Test
    public void testGeneratedAttacks()
            throws Exception
    {
        int each = GeneratedAttacks.number(GENERATED) / SETTINGS.size();
        for (ClusterSettings settings : SETTINGS) {
            GeneratedAttacks generated = GeneratedAttacks.run(settings, targets(settings), SETTINGS.indexOf(settings) * each, each, EVERY);
            assertThat(generated.problems()).isEmpty();
            assertThat(generated.telling()).as("of %s", generated.compared()).isGreaterThan((int) (generated.compared() * LEAST_TELLING));
        }
    }

    @Test
    public void testAllKindsAreTried()
    {
        Set<String> tried = Attacks.ALL.stream().map(Attack::id).collect(toImmutableSet());
        Set<String> variants = new HashSet<>();
        assertThat(Attacks.ALL).allSatisfy(attack -> assertThat(variants.add(attack.toString())).as(attack.toString()).isTrue());
        assertThat(tried).isEqualTo(AttackClass.ALL.stream().filter(kind -> kind.elsewhere().isEmpty()).map(AttackClass::id).collect(toImmutableSet()));
        assertThat(AttackClass.ALL).hasSize(36 + 11 + 10);
    }

    /**
     * The benchmark writes it; here it is whether it tells of every attack.
     */
    @Test
    public void testTable()
            throws IOException
    {
        assertThat(AttackDocument.written()).isEqualTo(AttackDocument.expected());
    }
}
