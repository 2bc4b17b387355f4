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
import java.util.Set;

/**
 * The two servers of what the engine alone protects: one with everything, whose access control is switched, and one with what is visible.
 */
final class EngineServers
        implements AttackedServers, AttackedTables
{
    private final PolicyFiles policies = new PolicyFiles();
    private final Map<Protection, SystemAccessControl> accessControls = new EnumMap<>(Protection.class);
    private final AttackedServer attacked;
    private final AttackedServer oracle;

    EngineServers(ClusterSettings settings)
            throws Exception
    {
        String policy = Fixture.text("policy.yaml");
        SystemAccessControl ours = policies.ours(policy);
        accessControls.put(Protection.POLICY, ours);
        accessControls.put(Protection.NONE, AllowAllSystemAccessControl.INSTANCE);
        accessControls.put(Protection.STOCK_LITERAL, policies.stock(Fixture.text("stock-literal.json")));
        accessControls.put(Protection.STOCK_SUBQUERY, policies.stock(Fixture.text("stock-subquery.json")));

        attacked = new AttackedServer(settings, ImmutableList.copyOf(ours.getEventListeners()));
        attacked.runner().installPlugin(new OmniSqlAccessControlPlugin());
        attacked.runner().installPlugin(LakePlugin.all());
        attacked.runner().createCatalog("acme_lake", "lake", ImmutableMap.of());
        attacked.runner().createCatalog("acme", "memory", ImmutableMap.of());
        attacked.runner().createCatalog("globex", "memory", ImmutableMap.of());
        attacked.runner().createCatalog("acme_tpch", "tpch", ImmutableMap.of());
        attacked.runner().createCatalog("omnisql", "omnisql_masks", ImmutableMap.of("omnisql.shared-properties", policies.shared(policy).toString()));
        Fixture.statements("protected.sql").forEach(sql -> attacked.execute(sql, EngineWords.MEMORY));

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
    public void close()
            throws IOException
    {
        try (Closer closer = Closer.create()) {
            closer.register(policies::close);
            closer.register(attacked::close);
            closer.register(oracle::close);
        }
    }
}
