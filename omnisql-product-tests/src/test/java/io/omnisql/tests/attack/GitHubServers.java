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
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Closer;
import io.omnisql.accesscontrol.OmniSqlAccessControlPlugin;
import io.omnisql.github.GitHubPlugin;
import io.omnisql.simulator.github.GitHubSimulator;
import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.spi.security.SystemAccessControl;
import io.trino.testing.DistributedQueryRunner;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.tests.attack.Protection.NONE;
import static io.omnisql.tests.attack.Protection.ORACLE;
import static io.omnisql.tests.attack.Protection.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers whose catalogs keep to the policy in their scans as well, over a source with everything in it; and others over one with what is visible, with no policy, and with the same one, as it is part of what plans tell.
 */
final class GitHubServers
        implements AttackedServers, AttackedTables
{
    private static final String POLICY_TEXT = Fixture.text("github-policy.yaml");
    private static final Map<String, String> UNCACHED = ImmutableMap.of("omnisql.cache.enabled", "false");
    private static final SystemAccessControl ALL = AllowAllSystemAccessControl.INSTANCE;

    private final PolicyFiles policies = new PolicyFiles();
    private final GitHubSimulator everything = HiddenIssues.everything();
    private final GitHubSimulator attacked = HiddenIssues.everything();
    private final GitHubSimulator visible = HiddenIssues.visible();
    private final GitHubSimulator visibleWithTexts = HiddenIssues.visibleWithTexts();
    private final ClusterSettings settings;
    private final SystemAccessControl accessControl = policies.ours(POLICY_TEXT);
    private final Map<String, String> shared = ImmutableMap.of("omnisql.shared-properties", policies.shared(POLICY_TEXT).toString());
    private final AttackedServer free;
    private final AttackedServer governed;
    private final AttackedServer copy;
    private final AttackedServer governedCopy;
    private final AttackedServer copyWithTexts;
    // what needs it is rare
    private Optional<AttackedServer> governedCopyWithTexts = Optional.empty();

    GitHubServers(ClusterSettings settings)
            throws Exception
    {
        this.settings = settings;
        this.free = server(everything, ImmutableMap.of());
        this.governed = server(attacked, shared);
        this.copy = server(visible, ImmutableMap.of());
        this.governedCopy = server(visible, shared);
        this.copyWithTexts = server(visibleWithTexts, ImmutableMap.of());
        for (AttackedServer whole : ImmutableList.of(free, governed)) {
            whole.runner().createCatalog("globex", "memory", ImmutableMap.of());
            whole.runner().createCatalog("omnisql", "omnisql_masks", shared);
            whole.execute("CREATE TABLE globex.default.emp AS SELECT 1 id", GitHubWords.RECORDS);
        }
    }

    private AttackedServer server(GitHubSimulator source, Map<String, String> policy)
            throws Exception
    {
        AttackedServer server = new AttackedServer(settings, ImmutableList.copyOf(accessControl.getEventListeners()));
        DistributedQueryRunner runner = server.runner();
        runner.installPlugin(new GitHubPlugin());
        runner.installPlugin(new OmniSqlAccessControlPlugin());
        Map<String, String> catalog = catalog(source, policy);
        runner.createCatalog("acme_github", "omnisql_github", with(catalog, UNCACHED));
        runner.createCatalog("acme_kept", "omnisql_github", with(catalog, ImmutableMap.of("omnisql.cache.enabled", "true", "omnisql.cache.max-staleness", "1h")));
        runner.createCatalog("acme_views", "memory", ImmutableMap.of());
        Fixture.statements("github-views.sql").forEach(sql -> server.execute(GitHubWords.RECORDS.fill(sql), GitHubWords.RECORDS));
        return server;
    }

    static Map<String, String> catalog(GitHubSimulator source, Map<String, String> policy)
    {
        return ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.rate-limit.paced", "false")
                .put("github.api-uri", source.baseUri().toString())
                .put("github.token", HiddenIssues.SECRET)
                .put("github.organizations", "acme")
                .putAll(policy)
                .buildOrThrow();
    }

    private static Map<String, String> with(Map<String, String> catalog, Map<String, String> cache)
    {
        return ImmutableMap.<String, String>builder().putAll(catalog).putAll(cache).buildOrThrow();
    }

    @Override
    public List<AttackTarget> targets()
    {
        return ImmutableList.of(
                new AttackTarget("GitHub's records", PolicyLayer.SCANS, GitHubWords.RECORDS, this),
                new AttackTarget("GitHub's keys", PolicyLayer.SCANS, GitHubWords.KEYS, this),
                new AttackTarget("GitHub's scans alone", PolicyLayer.SCANS_ALONE, GitHubWords.RECORDS_ALONE, new ScansAlone()));
    }

    @Override
    public Set<Protection> protections()
    {
        return ImmutableSet.of(NONE, POLICY, ORACLE);
    }

    @Override
    public Findings attack(Attack attack, Words words, Protection protection)
    {
        return switch (protection) {
            case NONE -> free.attack(attack, words, ALL, _ -> ALL);
            case POLICY -> governed(attack, words, accessControl, policies::ours);
            case ORACLE -> attack.isComparedUnderPolicy()
                    ? governedCopy(attack, words)
                    : copy.attack(attack, words, new HiddenNames(words.fill("{secret}"), words.fill("{emp}"), words.fill("{salary}")), _ -> ALL);
            case STOCK_LITERAL, STOCK_SUBQUERY -> throw new IllegalArgumentException("not made for scans: " + protection);
        };
    }

    @Override
    public Findings governedCopy(Attack attack, Words words)
    {
        return governedCopy.attack(attack, words, accessControl, policies::ours);
    }

    /**
     * With another policy, its catalog is made anew: files are looked at every few seconds only.
     */
    private Findings governed(Attack attack, Words words, SystemAccessControl accessControl, Function<String, SystemAccessControl> others)
    {
        attacked.journal().clear();
        try {
            Findings findings = governed.attack(attack, words, accessControl, yaml -> {
                read(yaml);
                return others.apply(yaml);
            });
            if (attack.isMadeBy("alice")) {
                assertThat(attacked.journal().entries()).as("what %s asks for", attack).noneMatch(request -> (request.path() + request.body()).contains(HiddenIssues.HIDDEN_REPOSITORY));
            }
            return findings;
        }
        finally {
            if (attack.changesPolicy()) {
                read(POLICY_TEXT);
            }
        }
    }

    private void read(String policy)
    {
        governed.execute("DROP CATALOG acme_github", GitHubWords.RECORDS);
        governed.runner().createCatalog("acme_github", "omnisql_github", with(catalog(attacked, ImmutableMap.of("omnisql.shared-properties", policies.shared(policy).toString())), UNCACHED));
    }

    /**
     * The same without access control.
     */
    private final class ScansAlone
            implements AttackedTables
    {
        @Override
        public Set<Protection> protections()
        {
            return GitHubServers.this.protections();
        }

        @Override
        public Findings attack(Attack attack, Words words, Protection protection)
        {
            return switch (protection) {
                case NONE -> free.attack(attack, words, ALL, _ -> ALL);
                case POLICY -> governed(attack, words, ALL, _ -> ALL);
                case ORACLE -> copyWithTexts.attack(attack, words, ALL, _ -> ALL);
                case STOCK_LITERAL, STOCK_SUBQUERY -> throw new IllegalArgumentException("not made for scans: " + protection);
            };
        }

        @Override
        public Findings governedCopy(Attack attack, Words words)
                throws Exception
        {
            checkArgument(!attack.changesPolicy(), "%s: the copy has one policy only", attack);
            if (governedCopyWithTexts.isEmpty()) {
                governedCopyWithTexts = Optional.of(server(visibleWithTexts, shared));
            }
            return governedCopyWithTexts.get().attack(attack, words, ALL, _ -> ALL);
        }
    }

    @Override
    public void close()
            throws IOException
    {
        try (Closer closer = Closer.create()) {
            closer.register(policies::close);
            closer.register(everything::close);
            closer.register(attacked::close);
            closer.register(visible::close);
            closer.register(visibleWithTexts::close);
            ImmutableList.of(free, governed, copy, governedCopy, copyWithTexts).forEach(server -> closer.register(server::close));
            governedCopyWithTexts.ifPresent(server -> closer.register(server::close));
        }
    }
}
