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

import com.google.common.collect.ImmutableSet;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.omnisql.policy.PolicySettings;
import jakarta.validation.constraints.NotNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The settings of {@code etc/access-control.properties}.
 */
public class AccessControlConfig
{
    static final String SHARED_PROPERTIES = "omnisql.shared-properties";

    private Path sharedProperties = PolicySettings.SHARED_PROPERTIES;
    private Set<String> sessionProperties = SessionPropertyRules.SYSTEM;
    private Set<String> catalogSessionProperties = SessionPropertyRules.CATALOG;

    @NotNull
    public Path getSharedProperties()
    {
        return sharedProperties;
    }

    @Config(SHARED_PROPERTIES)
    @ConfigDescription("The file with the settings that plugins share, among them omnisql.policy.file")
    public AccessControlConfig setSharedProperties(Path sharedProperties)
    {
        this.sharedProperties = sharedProperties;
        return this;
    }

    @NotNull
    public Set<String> getSessionProperties()
    {
        return sessionProperties;
    }

    @Config("omnisql.access-control.session-properties")
    @ConfigDescription("The session properties of the engine that users may set, instead of limits and the time zone; those that change plans let queries find out about hidden rows")
    public AccessControlConfig setSessionProperties(List<String> sessionProperties)
    {
        this.sessionProperties = ImmutableSet.copyOf(sessionProperties);
        return this;
    }

    @NotNull
    public Set<String> getCatalogSessionProperties()
    {
        return catalogSessionProperties;
    }

    @Config("omnisql.access-control.catalog-session-properties")
    @ConfigDescription("The session properties of catalogs that users may set")
    public AccessControlConfig setCatalogSessionProperties(List<String> catalogSessionProperties)
    {
        this.catalogSessionProperties = ImmutableSet.copyOf(catalogSessionProperties);
        return this;
    }
}
