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
import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.spi.security.SystemAccessControl;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The servers of what the engine alone protects: one with everything, whose access control is switched, one with what is visible, and, as soon as it is asked, one with the visible rows and all that they say.
 */
final class EngineServers
        implements AttackedServers, AttackedTables
{
    private static final String POLICY = Fixture.text("policy.yaml");

    private final PolicyFiles policies = new PolicyFiles();
    private final Map<Protection, SystemAccessControl> accessControls = new EnumMap<>(Protection.class);
    private final ClusterSettings settings;
    private final AttackedServer attacked;
    private final AttackedServer oracle;
    private Optional<AttackedServer> visibleRows = Optional.empty();

    EngineServers(ClusterSettings settings)
            throws Exception
    {
        this.settings = settings;
        accessControls.put(Protection.POLICY, policies.ours(POLICY));
        accessControls.put(Protection.NONE, AllowAllSystemAccessControl.INSTANCE);
        accessControls.put(Protection.STOCK_LITERAL, policies.stock(Fixture.text("stock-literal.json")));
        accessControls.put(Protection.STOCK_SUBQUERY, policies.stock(Fixture.text("stock-subquery.json")));

        attacked = everything();

        oracle = new AttackedServer(settings, ImmutableList.of());
        oracle.runner().installPlugin(LakePlugin.visible());
        oracle.runner().createCatalog("acme_lake", "lake", ImmutableMap.of());
        oracle.runner().createCatalog("acme", "memory", ImmutableMap.of());
        oracle.runner().createCatalog("acme_tpch", "memory", ImmutableMap.of());
        Fixture.statements("visible.sql").forEach(sql -> oracle.execute(sql, EngineWords.MEMORY));
        copy("supplier", "SELECT suppkey, name, CAST(NULL AS varchar(40)), nationkey, CAST(NULL AS varchar(15)), comment FROM acme_tpch.tiny.supplier WHERE nationkey = 7 ORDER BY suppkey");
        copy("nation", "SELECT * FROM acme_tpch.tiny.nation ORDER BY nationkey");
        copy("region", "SELECT * FROM acme_tpch.tiny.region ORDER BY regionkey");
    }

    private AttackedServer everything()
            throws Exception
    {
        AttackedServer server = new AttackedServer(settings, ImmutableList.copyOf(accessControls.get(Protection.POLICY).getEventListeners()));
        server.runner().installPlugin(new OmniSqlAccessControlPlugin());
        server.runner().installPlugin(LakePlugin.all());
        server.runner().createCatalog("acme_lake", "lake", ImmutableMap.of());
        server.runner().createCatalog("acme", "memory", ImmutableMap.of());
        server.runner().createCatalog("globex", "memory", ImmutableMap.of());
        server.runner().createCatalog("acme_tpch", "tpch", ImmutableMap.of());
        server.runner().createCatalog("omnisql", "omnisql_masks", ImmutableMap.of("omnisql.shared-properties", policies.shared(POLICY).toString()));
        Fixture.statements("protected.sql").forEach(sql -> server.execute(sql, EngineWords.MEMORY));
        return server;
    }

    /**
     * Everything but the hidden rows of the tables in memory.
     */
    private AttackedServer visibleRows()
            throws Exception
    {
        AttackedServer server = everything();
        for (String table : ImmutableList.of("emp", "dept")) {
            server.execute("CREATE TABLE acme.default.visible AS SELECT * FROM acme.default.%s WHERE tenant = 't1'".formatted(table), EngineWords.MEMORY);
            server.execute("DROP TABLE acme.default.%s".formatted(table), EngineWords.MEMORY);
            server.execute("ALTER TABLE acme.default.visible RENAME TO acme.default.%s".formatted(table), EngineWords.MEMORY);
        }
        return server;
    }

    private void copy(String table, String sql)
    {
        oracle.execute("INSERT INTO acme_tpch.tiny.%s VALUES (%s)".formatted(table, String.join("), (", attacked.execute(sql, EngineWords.MEMORY).rows())), EngineWords.MEMORY);
    }

    @Override
    public List<AttackTarget> targets()
    {
        return ImmutableList.of(new AttackTarget("memory", PolicyLayer.ENGINE, EngineWords.MEMORY, this), new AttackTarget("tpch", PolicyLayer.ENGINE, EngineWords.TPCH, this));
    }

    @Override
    public Set<Protection> protections()
    {
        return ImmutableSet.copyOf(Protection.values());
    }

    @Override
    public Findings attack(Attack attack, Words words, Protection protection)
    {
        if (protection == Protection.ORACLE) {
            return oracle.attack(attack, words, AllowAllSystemAccessControl.INSTANCE, _ -> AllowAllSystemAccessControl.INSTANCE);
        }
        SystemAccessControl accessControl = accessControls.get(protection);
        return attacked.attack(attack, words, accessControl, yaml -> protection == Protection.POLICY ? policies.ours(yaml) : accessControl);
    }

    @Override
    public Findings governedCopy(Attack attack, Words words)
            throws Exception
    {
        return governedCopy(words).attack(attack, words, accessControls.get(Protection.POLICY), policies::ours);
    }

    private AttackedServer governedCopy(Words words)
            throws Exception
    {
        if (words.equals(EngineWords.TPCH)) {
            // its tables cannot be changed, but nothing other than null is in their masked columns
            return oracle;
        }
        if (visibleRows.isEmpty()) {
            visibleRows = Optional.of(visibleRows());
        }
        return visibleRows.get();
    }

    @Override
    public void close()
            throws IOException
    {
        try (Closer closer = Closer.create()) {
            closer.register(policies::close);
            closer.register(attacked::close);
            closer.register(oracle::close);
            visibleRows.ifPresent(server -> closer.register(server::close));
        }
    }
}
