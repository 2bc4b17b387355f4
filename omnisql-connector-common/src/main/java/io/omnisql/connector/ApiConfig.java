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
package io.omnisql.connector;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * The settings that every source has.
 */
public class ApiConfig
{
    private String tenant;
    private int maxConcurrentRequests = 10;
    private Duration requestTimeout = new Duration(30, SECONDS);

    @NotBlank
    public String getTenant()
    {
        return tenant;
    }

    @Config("omnisql.tenant")
    @ConfigDescription("The tenant whose data the catalog holds")
    public ApiConfig setTenant(String tenant)
    {
        this.tenant = tenant;
        return this;
    }

    @Min(1)
    public int getMaxConcurrentRequests()
    {
        return maxConcurrentRequests;
    }

    @Config("omnisql.max-concurrent-requests")
    @ConfigDescription("Requests that this catalog has under way at once on a node")
    public ApiConfig setMaxConcurrentRequests(int maxConcurrentRequests)
    {
        this.maxConcurrentRequests = maxConcurrentRequests;
        return this;
    }

    @MinDuration("1ms")
    public Duration getRequestTimeout()
    {
        return requestTimeout;
    }

    @Config("omnisql.request-timeout")
    @ConfigDescription("Time that one request may take, from connecting to the last byte of the answer")
    public ApiConfig setRequestTimeout(Duration requestTimeout)
    {
        this.requestTimeout = requestTimeout;
        return this;
    }
}
