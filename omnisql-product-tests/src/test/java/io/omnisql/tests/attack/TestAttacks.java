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

import org.testng.annotations.AfterClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private static final int GENERATED = 300;
    private static final double LEAST_PROVING = 0.6;

    private final Map<ClusterSettings, EngineServers> servers = new EnumMap<>(ClusterSettings.class);
    private final List<AttackResult> results = new ArrayList<>();

    @AfterClass(alwaysRun = true)
    public void stop()
            throws IOException
    {
        for (EngineServers started : servers.values()) {
            started.close();
        }
    }

    private EngineServers servers(ClusterSettings settings)
            throws Exception
    {
        if (!servers.containsKey(settings)) {
            servers.put(settings, new EngineServers(settings));
        }
        return servers.get(settings);
    }

    @DataProvider
    public Object[][] attacks()
            throws Exception
    {
        List<Object[]> cases = new ArrayList<>();
        for (ClusterSettings settings : SETTINGS) {
            for (AttackCase made : Attacks.cases(settings, servers(settings).targets())) {
                cases.add(new Object[] {made});
            }
        }
        return cases.toArray(Object[][]::new);
    }

    @Test(dataProvider = "attacks")
    public void testAttack(AttackCase attack)
    {
        // what dynamic filters hide from subqueries by chance, any user can have again
        AttackResult result = attack.run(attack.settings() == ClusterSettings.HOSTILE ? EnumSet.of(Protection.STOCK_LITERAL, Protection.STOCK_SUBQUERY) : EnumSet.noneOf(Protection.class));
        results.add(result);
        assertThat(result.proves()).as("%s finds out something where nothing protects", attack).isTrue();
        assertThat(result.problem()).isEmpty();
    }

    @Test
    public void testGeneratedAttacks()
            throws Exception
    {
        int each = GeneratedAttacks.number(GENERATED) / SETTINGS.size();
        for (ClusterSettings settings : SETTINGS) {
            GeneratedAttacks generated = GeneratedAttacks.run(settings, servers(settings).targets(), SETTINGS.indexOf(settings) * each, each, EnumSet.noneOf(Protection.class));
            assertThat(generated.problems()).isEmpty();
            assertThat(generated.proving()).as("of %s", generated.attacks()).isGreaterThan((int) (generated.attacks() * LEAST_PROVING));
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

    @Test(dependsOnMethods = "testAttack")
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
