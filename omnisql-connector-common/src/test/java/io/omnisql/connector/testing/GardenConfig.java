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
package io.omnisql.connector.testing;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.omnisql.connector.SourceUri;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The settings of a catalog over a garden.
 */
public class GardenConfig
{
    private String apiUri;
    private String token;

    @NotNull
    public String getApiUri()
    {
        return apiUri;
    }

    @Config("garden.api-uri")
    @ConfigDescription("Root of the garden's API")
    public GardenConfig setApiUri(String apiUri)
    {
        this.apiUri = apiUri;
        return this;
    }

    @NotNull
    @Pattern(regexp = "\\p{Graph}+", message = "must be a token in one line of visible characters")
    public String getToken()
    {
        return token;
    }

    @Config("garden.token")
    @ConfigDescription("Token with which the garden is read")
    @ConfigSecuritySensitive
    public GardenConfig setToken(String token)
    {
        this.token = token;
        return this;
    }

    @AssertTrue(message = "garden.api-uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only")
    public boolean isApiUriSound()
    {
        return apiUri == null || SourceUri.isSound(apiUri);
    }
}
