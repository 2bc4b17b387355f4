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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every attack with all settings of a cluster, and many more that are generated, or what {@link AttackSelection} leaves of them; {@code ./omnisql bench attack}.
 */
public class BenchmarkAttacks
{
    private static final int GENERATED = 20_000;
    private static final int COMPARED_OF_GENERATED = 10;
    private static final int CLUSTERS_AT_A_TIME = 2;
    private static final Set<Protection> OTHERS = ImmutableSet.copyOf(EnumSet.of(Protection.NONE, Protection.STOCK_LITERAL, Protection.STOCK_SUBQUERY));
    private static final Path DIRECTORY = Path.of(System.getProperty("omnisql.benchmarks", "target"));

    private final List<ClusterSettings> all = ClusterSettings.all();
    private final AttackSelection selection = AttackSelection.of(System.getProperties());
    private final KeptResults kept = KeptResults.ofThisRun(DIRECTORY.resolve("attack"), System.getProperties());
    private final AttackReport report = new AttackReport(kept.directory());

    @Test
    public void testAll()
            throws ExecutionException, InterruptedException, IOException
    {
        ExecutorService clusters = newFixedThreadPool(CLUSTERS_AT_A_TIME);
        try {
            ImmutableList.Builder<Future<Void>> made = ImmutableList.builder();
            for (ClusterSettings settings : selection.settings()) {
                for (AttackedSource source : AttackedSource.values()) {
                    List<String> targets = targets(settings, source);
                    if (!targets.isEmpty()) {
                        made.add(clusters.submit(() -> attack(settings, source, targets)));
                    }
                }
            }
            for (Future<Void> servers : made.build()) {
                servers.get();
            }
        }
        finally {
            clusters.shutdownNow();
        }
        report.write(DIRECTORY);
        assertThat(report.problems()).isEmpty();
        assertThat(report.attacks()).as("attacks that are selected").isPositive();
        if (Boolean.getBoolean("omnisql.update-reference")) {
            AttackDocument.write(report.table());
        }
    }

    /**
     * Those that are selected, and that no earlier run has attacked.
     */
    private synchronized List<String> targets(ClusterSettings settings, AttackedSource source)
            throws IOException
    {
        ImmutableList.Builder<String> targets = ImmutableList.builder();
        for (String target : source.targets()) {
            if (selection.targets().contains(target)) {
                Optional<TargetResult> result = kept.read(settings, target);
                result.ifPresentOrElse(report::addKept, () -> targets.add(target));
            }
        }
        return targets.build();
    }

    private Void attack(ClusterSettings settings, AttackedSource source, List<String> targets)
            throws Exception
    {
        try (AttackedServers servers = source.start(settings)) {
            for (AttackTarget target : servers.targets()) {
                if (targets.contains(target.name())) {
                    tell(new TargetResult(settings.name(), target.name(), attacks(settings, target), generated(settings, target)));
                }
            }
        }
        return null;
    }

    /**
     * What there is to find out is known from the worst settings.
     */
    private List<AttackResult> attacks(ClusterSettings settings, AttackTarget target)
    {
        Set<Protection> others = settings.equals(ClusterSettings.HOSTILE) ? OTHERS : ImmutableSet.of();
        return Attacks.cases(settings, ImmutableList.of(target)).stream().filter(selection::has).map(attack -> attack.run(others)).collect(toImmutableList());
    }

    private GeneratedAttacks generated(ClusterSettings settings, AttackTarget target)
            throws Exception
    {
        int generated = (GeneratedAttacks.number(GENERATED) + all.size() - 1) / all.size();
        return GeneratedAttacks.run(settings, ImmutableList.of(target), all.indexOf(settings) * generated, generated, COMPARED_OF_GENERATED);
    }

    /**
     * A run that is ended early has told what it has found.
     */
    private synchronized void tell(TargetResult result)
            throws IOException
    {
        kept.write(result);
        report.add(result);
        report.write(DIRECTORY);
    }
}
