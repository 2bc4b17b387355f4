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
import io.omnisql.tests.attack.AttackStep.Attempt;
import io.omnisql.tests.attack.AttackStep.NewPolicy;
import io.omnisql.tests.attack.AttackStep.Owner;
import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.security.SystemAccessControl;
import io.trino.testing.DistributedQueryRunner;
import okhttp3.OkHttpClient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server in this process that is attacked under one access control after the other. Not for use by several threads.
 */
final class AttackedServer
        implements AutoCloseable
{
    private static final String OWNER = "steward";
    private static final int ATTACKS_WITH_SPANS = 20;

    private final SwitchedAccessControl protection = new SwitchedAccessControl();
    private final OkHttpClient http = new OkHttpClient();
    private final DistributedQueryRunner runner;
    private int attacks;

    /**
     * @param listeners of access controls that it will be switched to
     */
    AttackedServer(ClusterSettings settings, List<EventListener> listeners)
            throws Exception
    {
        runner = DistributedQueryRunner.builder(testSessionBuilder().build())
                .setWorkerCount(0)
                .setExtraProperties(settings.properties())
                .addExtraProperty("hide-inaccessible-columns", "true")
                // thousands of queries that nobody asks about any more
                .addExtraProperty("query.max-history", "10")
                .addExtraProperty("task.info.max-age", "20s")
                .setSystemAccessControl(protection.accessControl())
                .setEventListeners(listeners)
                .build();
        runner.installPlugin(new MemoryPlugin());
        runner.installPlugin(new TpchPlugin());
    }

    DistributedQueryRunner runner()
    {
        return runner;
    }

    /**
     * As an owner, whom nothing restricts.
     */
    Observation execute(String sql, Words words)
    {
        protection.turn(AllowAllSystemAccessControl.INSTANCE);
        Observation observation = new AttackSession(http, runner.getCoordinator().getBaseUrl(), OWNER, ClientClaims.NONE, words).execute(sql);
        assertThat(observation.failure()).as(sql).isEmpty();
        return observation;
    }

    /**
     * @param policies makes an access control of another policy; those that have none of ours keep the one they have
     */
    Findings attack(Attack attack, Words words, SystemAccessControl accessControl, Function<String, SystemAccessControl> policies)
    {
        try {
            return run(attack, words, accessControl, policies);
        }
        finally {
            attack.cleanup().forEach(sql -> execute(words.fill(sql), words));
            forgetSpans();
        }
    }

    /**
     * Those of queries that it was sent by a client are kept until it is asked itself.
     */
    private void forgetSpans()
    {
        attacks++;
        if (attacks % ATTACKS_WITH_SPANS == 0) {
            protection.turn(AllowAllSystemAccessControl.INSTANCE);
            runner.execute("SELECT 1");
        }
    }

    private Findings run(Attack attack, Words words, SystemAccessControl first, Function<String, SystemAccessControl> policies)
    {
        ImmutableList.Builder<Observation> attempts = ImmutableList.builder();
        ImmutableList.Builder<Long> processedRows = ImmutableList.builder();
        Map<String, AttackSession> sessions = new HashMap<>();
        SystemAccessControl accessControl = first;
        for (AttackStep step : attack.steps()) {
            switch (step) {
                case Owner(String sql) -> execute(words.fill(sql), words);
                case NewPolicy(String yaml) -> accessControl = policies.apply(yaml);
                case Attempt(String user, String sql, ClientClaims claims) -> {
                    AttackSession session = sessions.computeIfAbsent(user, _ -> new AttackSession(http, runner.getCoordinator().getBaseUrl(), user, claims, words));
                    protection.turn(accessControl);
                    attempts.add(session.execute(words.fill(sql)));
                    processedRows.add(session.processedRows());
                }
            }
        }
        return new Findings(attempts.build(), processedRows.build());
    }

    @Override
    public void close()
    {
        runner.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
