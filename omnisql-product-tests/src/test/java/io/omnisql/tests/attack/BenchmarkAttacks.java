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
import org.testng.annotations.Test;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every attack with all settings of a cluster, and many more that are generated; {@code ./omnisql bench attack}.
 */
public class BenchmarkAttacks
{
    private static final int GENERATED = 20_000;
    private static final int COMPARED_OF_GENERATED = 10;
    private static final int EVERY = 4;
    private static final EnumSet<Protection> OTHERS = EnumSet.of(Protection.NONE, Protection.STOCK_LITERAL, Protection.STOCK_SUBQUERY);

    @Test
    public void testAll()
            throws Exception
    {
        List<ClusterSettings> all = ClusterSettings.all();
        int each = (GeneratedAttacks.number(GENERATED) + all.size() - 1) / all.size();
        AttackReport report = new AttackReport();
        for (int index = 0; index < all.size(); index++) {
            ClusterSettings settings = all.get(index);
            try (AttackedServers engine = new EngineServers(settings); AttackedServers scans = new GitHubServers(settings)) {
                List<AttackTarget> targets = ImmutableList.<AttackTarget>builder().addAll(engine.targets()).addAll(scans.targets()).build();
                report.add(settings, attacks(settings, targets, index), GeneratedAttacks.run(settings, targets, index * each, each, COMPARED_OF_GENERATED));
            }
            // a run that is ended early has told what it has found
            report.write(Path.of(System.getProperty("omnisql.benchmarks", "target")));
        }
        assertThat(report.problems()).isEmpty();
        if (Boolean.getBoolean("omnisql.update-reference")) {
            AttackDocument.write(report.table());
        }
    }

    /**
     * All with the worst settings, and with each of the others another part of the variants of every kind.
     */
    private static List<AttackResult> attacks(ClusterSettings settings, List<AttackTarget> targets, int index)
    {
        return settings.equals(ClusterSettings.HOSTILE)
                ? Attacks.cases(settings, targets).stream().map(attack -> attack.run(OTHERS)).collect(toImmutableList())
                : targets.stream().flatMap(target -> Attacks.someCases(settings, target, index, EVERY).stream()).map(attack -> attack.run(ImmutableSet.of())).collect(toImmutableList());
    }
}
