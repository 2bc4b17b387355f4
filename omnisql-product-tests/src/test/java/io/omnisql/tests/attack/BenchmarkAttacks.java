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

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every attack with all settings of a cluster, and many more that are generated; {@code ./omnisql bench attack}.
 */
public class BenchmarkAttacks
{
    private static final int GENERATED = 20_000;
    private static final int COMPARED_OF_GENERATED = 10;
    private static final int CLUSTERS_AT_A_TIME = 2;
    private static final Set<Protection> OTHERS = ImmutableSet.copyOf(EnumSet.of(Protection.NONE, Protection.STOCK_LITERAL, Protection.STOCK_SUBQUERY));

    private final List<ClusterSettings> all = ClusterSettings.all();
    private final AttackReport report = new AttackReport();

    @Test
    public void testAll()
            throws ExecutionException, InterruptedException, IOException
    {
        ExecutorService clusters = newFixedThreadPool(CLUSTERS_AT_A_TIME);
        try {
            List<Future<Void>> made = IntStream.range(0, all.size()).mapToObj(index -> clusters.submit(() -> attack(index))).collect(toImmutableList());
            for (Future<Void> settings : made) {
                settings.get();
            }
        }
        finally {
            clusters.shutdownNow();
        }
        assertThat(report.problems()).isEmpty();
        if (Boolean.getBoolean("omnisql.update-reference")) {
            AttackDocument.write(report.table());
        }
    }

    private Void attack(int index)
            throws Exception
    {
        ClusterSettings settings = all.get(index);
        int generated = (GeneratedAttacks.number(GENERATED) + all.size() - 1) / all.size();
        try (AttackedServers engine = new EngineServers(settings); AttackedServers github = new ScanServers(settings, new ScannedGitHub()); AttackedServers jira = new ScanServers(settings, new ScannedJira())) {
            List<AttackTarget> targets = ImmutableList.<AttackTarget>builder().addAll(engine.targets()).addAll(github.targets()).addAll(jira.targets()).build();
            List<AttackResult> attacks = attacks(settings, targets);
            tell(settings, attacks, GeneratedAttacks.run(settings, targets, index * generated, generated, COMPARED_OF_GENERATED));
        }
        return null;
    }

    /**
     * What there is to find out is known from the worst settings.
     */
    private static List<AttackResult> attacks(ClusterSettings settings, List<AttackTarget> targets)
    {
        Set<Protection> others = settings.equals(ClusterSettings.HOSTILE) ? OTHERS : ImmutableSet.of();
        return Attacks.cases(settings, targets).stream().map(attack -> attack.run(others)).collect(toImmutableList());
    }

    /**
     * A run that is ended early has told what it has found.
     */
    private synchronized void tell(ClusterSettings settings, List<AttackResult> attacks, GeneratedAttacks generated)
            throws IOException
    {
        report.add(settings, attacks, generated);
        report.write(Path.of(System.getProperty("omnisql.benchmarks", "target")));
    }
}
