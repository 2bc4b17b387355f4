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
package io.omnisql.accesscontrol;

import com.google.common.base.Ticker;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.airlift.bootstrap.LifeCycleManager;
import io.omnisql.accesscontrol.audit.AuditLog;
import io.omnisql.accesscontrol.audit.JsonAuditLog;
import io.omnisql.policy.PinnedSnapshots;
import io.omnisql.policy.PolicySource;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemAccessControlFactory;

import java.time.Duration;
import java.util.Map;

import static com.google.inject.Scopes.SINGLETON;
import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * {@code access-control.name=omnisql}.
 */
public final class OmniSqlAccessControlFactory
        implements SystemAccessControlFactory
{
    static final String NAME = "omnisql";

    private static final int MOST_QUERIES = 10_000;
    private static final Duration LONGEST_UNASKED = Duration.ofDays(1);

    @Override
    public String getName()
    {
        return NAME;
    }

    @Override
    public SystemAccessControl create(Map<String, String> config, SystemAccessControlContext context)
    {
        return PolicyBootstrap.start("io.omnisql.access-control", config, new PolicySourceModule(), new AccessControlModule()).getInstance(OmniSqlAccessControl.class);
    }

    private static final class AccessControlModule
            implements Module
    {
        @Override
        public void configure(Binder binder)
        {
            configBinder(binder).bindConfig(AccessControlConfig.class);
            binder.bind(AuditLog.class).to(JsonAuditLog.class).in(SINGLETON);
        }

        @Provides
        @Singleton
        static PolicyViews views(PolicySource source)
        {
            return new PolicyViews(source, new PinnedSnapshots(source, MOST_QUERIES, LONGEST_UNASKED, Ticker.systemTicker()));
        }

        @Provides
        @Singleton
        static OmniSqlAccessControl accessControl(AccessControlConfig config, PolicyViews views, AuditLog audit, LifeCycleManager lifeCycle)
        {
            TableDecisions decisions = new TableDecisions(views, audit);
            return new OmniSqlAccessControl(
                    views,
                    decisions,
                    new SessionPropertyRules(config.getSessionProperties(), config.getCatalogSessionProperties()),
                    new QueryEndListener(views, decisions, audit),
                    lifeCycle::stop);
        }
    }
}
