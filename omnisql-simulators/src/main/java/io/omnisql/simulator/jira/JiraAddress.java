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
package io.omnisql.simulator.jira;

import static java.util.Objects.requireNonNull;

/**
 * Where a request goes: to the site, or to the gateway, which serves many sites by their cloud ids. Both are on one server here.
 *
 * @param prefix what stands before the path of the API
 */
record JiraAddress(boolean gateway, String prefix, String path)
{
    static final String CLOUD_ID = "1324a887-45db-1bf4-1e99-ef0ff456d421";
    static final String GATEWAY = "/ex/jira/" + CLOUD_ID;
    static final String TOKEN = "/oauth/token";
    static final String RESOURCES = "/oauth/token/accessible-resources";
    static final String TENANT = "/_edge/tenant_info";

    JiraAddress
    {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(path, "path is null");
    }

    static JiraAddress of(String path)
    {
        if (path.startsWith(GATEWAY + "/")) {
            return new JiraAddress(true, GATEWAY, path.substring(GATEWAY.length()));
        }
        return new JiraAddress(path.startsWith("/ex/"), "", path);
    }

    /**
     * Whether the path is not the official description's to tell about.
     */
    boolean isUndescribed()
    {
        return !path.startsWith("/rest/api/3/");
    }
}
