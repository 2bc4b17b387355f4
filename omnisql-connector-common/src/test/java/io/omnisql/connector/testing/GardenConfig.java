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
import io.airlift.configuration.ConfigSecuritySensitive;

/**
 * The settings of a catalog over a garden.
 */
public final class GardenConfig
{
    private String apiUri = "";
    private String token = "";

    public String getApiUri()
    {
        return apiUri;
    }

    @Config("garden.api-uri")
    public GardenConfig setApiUri(String apiUri)
    {
        this.apiUri = apiUri;
        return this;
    }

    public String getToken()
    {
        return token;
    }

    @Config("garden.token")
    @ConfigSecuritySensitive
    public GardenConfig setToken(String token)
    {
        this.token = token;
        return this;
    }
}
