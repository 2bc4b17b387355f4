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

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.omnisql.policy.PolicySettings;
import jakarta.validation.constraints.NotNull;

import java.nio.file.Path;

/**
 * Where a catalog finds the settings of policy.
 */
public class ScanPolicyConfig
{
    private Path sharedProperties = PolicySettings.SHARED_PROPERTIES;

    @NotNull
    public Path getSharedProperties()
    {
        return sharedProperties;
    }

    @Config("omnisql.shared-properties")
    @ConfigDescription("The file with the settings that plugins share, among them omnisql.policy.file; without any at the default place, scans know no policy")
    public ScanPolicyConfig setSharedProperties(Path sharedProperties)
    {
        this.sharedProperties = sharedProperties;
        return this;
    }
}
