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
package io.omnisql.connector.policy;

import com.google.common.base.Ticker;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.airlift.log.Logger;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.planning.RowScopes;
import io.omnisql.connector.planning.UnrestrictedRowScopes;
import io.omnisql.policy.PinnedSnapshots;
import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.PolicyEnforcement;
import io.omnisql.policy.PolicySettings;
import io.omnisql.policy.PolicySource;
import io.omnisql.policy.file.ThreadPolling;
import io.trino.spi.Node;
import io.trino.spi.catalog.CatalogName;
import io.trino.spi.type.TypeManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import static io.airlift.bootstrap.ClosingBinder.closingBinder;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

/**
 * Provides what scans know of policy: nothing where the cluster has no shared settings or policy is turned off there. Plans are made on the coordinator, so workers read no policy.
 */
public final class ScanPolicyModule
        implements Module
{
    private static final Logger log = Logger.get(ScanPolicyModule.class);
    private static final int MOST_QUERIES = 10_000;
    private static final Duration LONGEST_UNASKED = Duration.ofDays(1);

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(ScanPolicyConfig.class);
        closingBinder(binder).registerCloseable(PolicySource.class);
    }

    @Provides
    @Singleton
    static PolicyConfig policyConfig(ScanPolicyConfig config, CatalogName catalog, Node self)
    {
        if (!self.isCoordinator()) {
            // nobody asks, and whoever did would be denied
            return new PolicyConfig();
        }
        Path shared = config.getSharedProperties();
        if (isAbsent(shared)) {
            log.warn("Scans of catalog %s know no policy: there is no %s", catalog, shared);
            return new PolicyConfig().setEnforcement(PolicyEnforcement.OFF);
        }
        try {
            PolicyConfig policy = PolicySettings.read(shared);
            if (policy.getEnforcement() == PolicyEnforcement.OFF) {
                log.warn("Scans of catalog %s ask for no policy: omnisql.policy.enforcement is off in %s", catalog, shared);
            }
            return policy;
        }
        catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + shared, e);
        }
    }

    @Provides
    @Singleton
    static WrittenEnforcement enforcement(ScanPolicyConfig config, PolicyConfig policy)
    {
        return new WrittenEnforcement(Optional.of(policy.getEnforcement()).filter(_ -> !isAbsent(config.getSharedProperties())));
    }

    /**
     * A file that is named has to be there, and one that cannot be looked at may be.
     */
    private static boolean isAbsent(Path shared)
    {
        return shared.equals(PolicySettings.SHARED_PROPERTIES) && Files.notExists(shared, NOFOLLOW_LINKS);
    }

    @Provides
    @Singleton
    static PolicySource policySource(PolicyConfig policy)
    {
        return PolicySettings.open(policy.getEnforcement() == PolicyEnforcement.REQUIRED ? policy : new PolicyConfig(), new ThreadPolling(), Ticker.systemTicker());
    }

    @Provides
    @Singleton
    static RowScopes rowScopes(PolicyConfig policy, PolicySource policies, CatalogName catalog, ApiConfig config, SourceDefinition source, TypeManager typeManager)
    {
        return switch (policy.getEnforcement()) {
            case OFF -> new UnrestrictedRowScopes();
            case REQUIRED -> new PolicyRowScopes(new PinnedSnapshots(policies, MOST_QUERIES, LONGEST_UNASKED, Ticker.systemTicker()), catalog.toString(), config.getTenant(), source, typeManager);
        };
    }
}
