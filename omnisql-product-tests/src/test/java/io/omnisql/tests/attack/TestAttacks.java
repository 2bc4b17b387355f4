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
import com.google.common.collect.Iterables;
import org.testng.annotations.AfterClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No attack finds out more than it would from a copy of what its user may see; each does where nothing protects.
 * <p>
 * The table in {@code docs/security.md} says what each kind finds out; {@code -Domnisql.update-reference=true} writes it anew.
 */
public class TestAttacks
{
    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final String BEGIN = "<!-- attacks, written by TestAttacks -->\n";
    private static final String END = "<!-- end of attacks -->\n";
    private static final List<ClusterSettings> SETTINGS = List.of(ClusterSettings.DEFAULT, ClusterSettings.HOSTILE);
    private static final String ONLY = System.getProperty("omnisql.attack.only", "");
    private static final int EVERY = 4;
    private static final int GENERATED = 300;
    private static final double LEAST_TELLING = 0.6;

    private final Map<ClusterSettings, List<AttackedServers>> servers = new HashMap<>();
    private final List<AttackResult> results = new ArrayList<>();

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
            servers.put(settings, ImmutableList.of(new EngineServers(settings), new GitHubServers(settings)));
        }
        return servers.get(settings).stream().map(AttackedServers::targets).flatMap(List::stream).collect(toImmutableList());
    }

    /**
     * One target of each kind with the worst settings, and another with Trino's defaults for some variants of every kind. {@link BenchmarkAttacks} has all of all.
     */
    @DataProvider
    public Object[][] attacks()
            throws Exception
    {
        targets(ClusterSettings.HOSTILE);
        targets(ClusterSettings.DEFAULT);
        List<AttackTarget> worst = servers.get(ClusterSettings.HOSTILE).stream().map(AttackedServers::targets).map(List::getFirst).collect(toImmutableList());
        List<AttackTarget> usual = servers.get(ClusterSettings.DEFAULT).stream().map(AttackedServers::targets).map(List::getLast).collect(toImmutableList());
        return Stream.concat(Attacks.cases(ClusterSettings.HOSTILE, worst).stream(), Attacks.someCases(ClusterSettings.DEFAULT, usual, EVERY).stream())
                .filter(made -> made.toString().contains(ONLY))
                .map(made -> new Object[] {made})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "attacks")
    public void testAttack(AttackCase attack)
    {
        // what dynamic filters hide from subqueries by chance, any user can have again
        AttackResult result = attack.run(attack.settings().equals(ClusterSettings.HOSTILE) ? EnumSet.of(Protection.NONE, Protection.STOCK_LITERAL, Protection.STOCK_SUBQUERY) : EnumSet.of(Protection.NONE));
        results.add(result);
        assertThat(result.silent()).as("%s finds out nothing where nothing protects", attack).isFalse();
        assertThat(result.problem()).isEmpty();
    }

    @Test
    public void testGeneratedAttacks()
            throws Exception
    {
        int each = GeneratedAttacks.number(GENERATED) / SETTINGS.size();
        for (ClusterSettings settings : SETTINGS) {
            GeneratedAttacks generated = GeneratedAttacks.run(settings, targets(settings), SETTINGS.indexOf(settings) * each, each, 1);
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

    @Test(dependsOnMethods = "testAttack", alwaysRun = true)
    public void testTable()
            throws IOException
    {
        String table = new AttackTable(results).markdown();
        String document = Files.readString(DOCUMENT);
        String written = document.substring(0, document.indexOf(BEGIN) + BEGIN.length()) + table + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("omnisql.update-reference")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(written);
    }
}
