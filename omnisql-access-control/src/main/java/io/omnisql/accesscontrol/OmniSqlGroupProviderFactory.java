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

import com.google.inject.Injector;
import io.omnisql.policy.PolicySource;
import io.trino.spi.security.GroupProvider;
import io.trino.spi.security.GroupProviderFactory;

import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * {@code group-provider.name=omnisql}.
 */
public final class OmniSqlGroupProviderFactory
        implements GroupProviderFactory
{
    @Override
    public String getName()
    {
        return OmniSqlAccessControlFactory.NAME;
    }

    @Override
    public GroupProvider create(Map<String, String> config)
    {
        Injector injector = PolicyBootstrap.start("io.omnisql.group-provider", config, new PolicySourceModule(), binder -> configBinder(binder).bindConfig(SharedPropertiesConfig.class));
        return new OmniSqlGroupProvider(injector.getInstance(PolicySource.class));
    }
}
