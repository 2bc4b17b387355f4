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
package io.omnisql.accesscontrol.mask;

import com.google.common.base.Ticker;
import io.omnisql.accesscontrol.PolicyBootstrap;
import io.omnisql.accesscontrol.SharedPropertiesConfig;
import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.mask.MaskFunctions;
import io.omnisql.policy.mask.MaskKeys;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;

import java.util.Map;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * {@code connector.name=omnisql_masks}, for the one catalog with the functions that masks call.
 */
public final class MaskConnectorFactory
        implements ConnectorFactory
{
    @Override
    public String getName()
    {
        return "omnisql_masks";
    }

    @Override
    public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
    {
        checkArgument(catalogName.equals(MaskFunctions.CATALOG), "The catalog of mask functions has to have the name %s, by which masks call them: rename its file", MaskFunctions.CATALOG);
        PolicyConfig policy = PolicyBootstrap.start("io.trino.bootstrap.catalog." + catalogName, config, binder -> configBinder(binder).bindConfig(SharedPropertiesConfig.class))
                .getInstance(PolicyConfig.class);
        return new MaskConnector(new MaskFunctionProvider(new MaskKeys(policy.getMaskKeys(), Ticker.systemTicker())));
    }
}
