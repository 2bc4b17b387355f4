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
import io.omnisql.tests.attack.ScannedSource.Site;
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
import static io.omnisql.tests.attack.ScannedSource.Site.ATTACKED;
import static io.omnisql.tests.attack.ScannedSource.Site.EVERYTHING;
import static io.omnisql.tests.attack.ScannedSource.Site.VISIBLE;
import static io.omnisql.tests.attack.ScannedSource.Site.VISIBLE_WITH_TEXTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers whose catalogs keep to the policy in their scans as well, over a source with everything in it; and others over one with what is visible, with no policy, and with the same one, as it is part of what plans tell.
 */
final class ScanServers
        implements AttackedServers, AttackedTables
{
    private static final Map<String, String> UNCACHED = ImmutableMap.of("omnisql.cache.enabled", "false");
    private static final SystemAccessControl ALL = AllowAllSystemAccessControl.INSTANCE;

    private final PolicyFiles policies = new PolicyFiles();
    private final ClusterSettings settings;
    private final ScannedSource source;
    private final SystemAccessControl accessControl;
    private final Map<String, String> shared;
    private final AttackedServer free;
    private final AttackedServer governed;
    private final AttackedServer copy;
    private final AttackedServer governedCopy;
    private final AttackedServer copyWithTexts;
    // what needs it is rare
    private Optional<AttackedServer> governedCopyWithTexts = Optional.empty();

    ScanServers(ClusterSettings settings, ScannedSource source)
            throws Exception
    {
        this.settings = settings;
        this.source = source;
        this.accessControl = policies.ours(source.policy());
        this.shared = shared(source.policy());
        this.free = server(EVERYTHING, ImmutableMap.of());
        this.governed = server(ATTACKED, shared);
        this.copy = server(VISIBLE, ImmutableMap.of());
        this.governedCopy = server(VISIBLE, shared);
        this.copyWithTexts = server(VISIBLE_WITH_TEXTS, ImmutableMap.of());
        for (AttackedServer whole : ImmutableList.of(free, governed)) {
            whole.runner().createCatalog("globex", "memory", ImmutableMap.of());
            whole.runner().createCatalog("omnisql", "omnisql_masks", shared);
            whole.execute("CREATE TABLE globex.default.emp AS SELECT 1 id", source.records());
        }
    }

    private AttackedServer server(Site site, Map<String, String> policy)
            throws Exception
    {
        AttackedServer server = new AttackedServer(settings, ImmutableList.copyOf(accessControl.getEventListeners()));
        DistributedQueryRunner runner = server.runner();
        runner.installPlugin(source.plugin());
        runner.installPlugin(new OmniSqlAccessControlPlugin());
        Map<String, String> catalog = with(source.catalog(site), policy);
        runner.createCatalog(source.records().catalog(), source.connector(), with(catalog, UNCACHED));
        runner.createCatalog("acme_kept", source.connector(), with(catalog, ImmutableMap.of("omnisql.cache.enabled", "true", "omnisql.cache.max-staleness", "1h")));
        runner.createCatalog("acme_views", "memory", ImmutableMap.of());
        Fixture.statements("scan-views.sql").forEach(sql -> server.execute(source.records().fill(sql), source.records()));
        return server;
    }

    private Map<String, String> shared(String policy)
    {
        return ImmutableMap.of("omnisql.shared-properties", policies.shared(policy).toString());
    }

    private static Map<String, String> with(Map<String, String> catalog, Map<String, String> more)
    {
        return ImmutableMap.<String, String>builder().putAll(catalog).putAll(more).buildOrThrow();
    }

    @Override
    public List<AttackTarget> targets()
    {
        return ImmutableList.of(
                new AttackTarget(source.name() + "'s records", PolicyLayer.SCANS, source.records(), this),
                new AttackTarget(source.name() + "'s keys", PolicyLayer.SCANS, source.keys(), this),
                new AttackTarget(source.name() + "'s scans alone", PolicyLayer.SCANS_ALONE, source.recordsAlone(), new ScansAlone()));
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
        source.requests().clear();
        try {
            Findings findings = governed.attack(attack, words, accessControl, yaml -> {
                read(yaml);
                return others.apply(yaml);
            });
            if (attack.isMadeBy("alice")) {
                assertThat(source.requests().entries()).as("what %s asks for", attack).noneMatch(request -> source.namesHidden(request));
            }
            return findings;
        }
        finally {
            if (attack.changesPolicy()) {
                read(source.policy());
            }
        }
    }

    private void read(String policy)
    {
        governed.execute("DROP CATALOG " + source.records().catalog(), source.records());
        governed.runner().createCatalog(source.records().catalog(), source.connector(), with(with(source.catalog(ATTACKED), shared(policy)), UNCACHED));
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
            return ScanServers.this.protections();
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
                governedCopyWithTexts = Optional.of(server(VISIBLE_WITH_TEXTS, shared));
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
            closer.register(source);
            ImmutableList.of(free, governed, copy, governedCopy, copyWithTexts).forEach(server -> closer.register(server::close));
            governedCopyWithTexts.ifPresent(server -> closer.register(server::close));
        }
    }
}
