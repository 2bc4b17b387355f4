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

import com.google.common.net.HostAndPort;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.airlift.configuration.validation.FileExists;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.airlift.units.MaxDuration;
import io.airlift.units.MinDuration;
import io.omnisql.connector.cache.CacheSettings;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * The settings that every source has.
 */
public class ApiConfig
{
    private String tenant;
    private int maxConcurrentRequests = 10;
    private int fetchParallelism = 4;
    private int maxRequestsPerQuery = 5_000;
    private DataSize maxLookupMemory = DataSize.of(64, MEGABYTE);
    private Duration requestTimeout = new Duration(30, SECONDS);
    private Duration requestDeadline = new Duration(120, SECONDS);
    private boolean paced = true;
    private boolean cacheEnabled = true;
    private DataSize cacheMaxSize = DataSize.of(256, MEGABYTE);
    private Duration cacheMaxAge = new Duration(1, DAYS);
    private Duration maxStaleness = new Duration(0, SECONDS);
    private Optional<String> proxyUri = Optional.empty();
    private Optional<File> trustStore = Optional.empty();
    private Optional<String> trustStorePassword = Optional.empty();

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

    @Min(1)
    public int getFetchParallelism()
    {
        return fetchParallelism;
    }

    @Config("omnisql.fetch-parallelism")
    @ConfigDescription("Pages of one list that are asked for at once, where the source has numbered them; 1 to read one after the other")
    public ApiConfig setFetchParallelism(int fetchParallelism)
    {
        this.fetchParallelism = fetchParallelism;
        return this;
    }

    @Min(1)
    public int getMaxRequestsPerQuery()
    {
        return maxRequestsPerQuery;
    }

    @Config("omnisql.max-requests-per-query")
    @ConfigDescription("Requests that one query may make on a node; a query that is sure to need more is refused before it reads anything")
    public ApiConfig setMaxRequestsPerQuery(int maxRequestsPerQuery)
    {
        this.maxRequestsPerQuery = maxRequestsPerQuery;
        return this;
    }

    @NotNull
    public DataSize getMaxLookupMemory()
    {
        return maxLookupMemory;
    }

    @Config("omnisql.max-lookup-memory")
    @ConfigDescription("Memory for the rows that one join has looked up on a node, which are kept so that none is asked for again while the query runs")
    public ApiConfig setMaxLookupMemory(DataSize maxLookupMemory)
    {
        this.maxLookupMemory = maxLookupMemory;
        return this;
    }

    @MinDuration("1ms")
    @MaxDuration("1h")
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

    @MinDuration("1ms")
    public Duration getRequestDeadline()
    {
        return requestDeadline;
    }

    @Config("omnisql.request-deadline")
    @ConfigDescription("Time that a request may take in all, with its further attempts and the waits between them, but without those for the source's rate limit")
    public ApiConfig setRequestDeadline(Duration requestDeadline)
    {
        this.requestDeadline = requestDeadline;
        return this;
    }

    @AssertTrue(message = "omnisql.request-deadline must not be shorter than omnisql.request-timeout")
    public boolean isRequestDeadlineLongEnough()
    {
        return requestDeadline.compareTo(requestTimeout) >= 0;
    }

    public boolean isPaced()
    {
        return paced;
    }

    @Config("omnisql.rate-limit.paced")
    @ConfigDescription("Whether requests are kept under the limits of which the source reports nothing, such as GitHub's points in a minute; false for a server of your own that has none")
    public ApiConfig setPaced(boolean paced)
    {
        this.paced = paced;
        return this;
    }

    public boolean isCacheEnabled()
    {
        return cacheEnabled;
    }

    @Config("omnisql.cache.enabled")
    @ConfigDescription("Whether answers of the source are kept in memory, so that what has not changed is not sent again")
    public ApiConfig setCacheEnabled(boolean cacheEnabled)
    {
        this.cacheEnabled = cacheEnabled;
        return this;
    }

    @NotNull
    public DataSize getCacheMaxSize()
    {
        return cacheMaxSize;
    }

    @Config("omnisql.cache.max-size")
    @ConfigDescription("Memory for the answers that a node keeps, of which there is never used more than an eighth; 0B keeps none")
    public ApiConfig setCacheMaxSize(DataSize cacheMaxSize)
    {
        this.cacheMaxSize = cacheMaxSize;
        return this;
    }

    @MinDuration("1ms")
    public Duration getCacheMaxAge()
    {
        return cacheMaxAge;
    }

    @Config("omnisql.cache.max-age")
    @ConfigDescription("Time after which an answer is read again, however often the source has said that it has not changed")
    public ApiConfig setCacheMaxAge(Duration cacheMaxAge)
    {
        this.cacheMaxAge = cacheMaxAge;
        return this;
    }

    @NotNull
    public Duration getMaxStaleness()
    {
        return maxStaleness;
    }

    @Config("omnisql.cache.max-staleness")
    @ConfigDescription("Age up to which rows may be read from answers that were kept, without asking the source; 0s has it asked always whether they have changed")
    public ApiConfig setMaxStaleness(Duration maxStaleness)
    {
        this.maxStaleness = maxStaleness;
        return this;
    }

    CacheSettings cache()
    {
        return new CacheSettings(tenant, cacheEnabled ? CacheSettings.bounded(cacheMaxSize.toBytes(), Runtime.getRuntime().maxMemory()) : 0, cacheMaxAge.toJavaTime());
    }

    public Optional<String> getProxyUri()
    {
        return proxyUri;
    }

    @Config("omnisql.proxy-uri")
    @ConfigDescription("HTTP proxy through which the source is reached, as http://HOST:PORT")
    public ApiConfig setProxyUri(String proxyUri)
    {
        this.proxyUri = Optional.ofNullable(proxyUri);
        return this;
    }

    /**
     * Where the proxy is. The setting is text, for a message about a URI that is none would quote what it holds, and that may be a password.
     */
    Optional<HostAndPort> proxy()
    {
        return proxyUri.flatMap(ApiConfig::address);
    }

    private static Optional<HostAndPort> address(String text)
    {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535 || !uri.equals(URI.create("http://%s:%s".formatted(uri.getHost(), uri.getPort())))) {
                return Optional.empty();
            }
            return Optional.of(HostAndPort.fromParts(uri.getHost(), uri.getPort()));
        }
        catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    @AssertTrue(message = "omnisql.proxy-uri must be http://HOST:PORT, without a user, a path or anything else")
    public boolean isProxyUriPlain()
    {
        return proxyUri.isEmpty() || proxy().isPresent();
    }

    public Optional<@FileExists File> getTrustStore()
    {
        return trustStore;
    }

    @Config("omnisql.trust-store")
    @ConfigDescription("Authorities to trust in place of the JDK's: a PKCS #12 or JKS store, or PEM where no password is given")
    public ApiConfig setTrustStore(File trustStore)
    {
        this.trustStore = Optional.ofNullable(trustStore);
        return this;
    }

    public Optional<String> getTrustStorePassword()
    {
        return trustStorePassword;
    }

    @Config("omnisql.trust-store-password")
    @ConfigDescription("Password of the trust store")
    @ConfigSecuritySensitive
    public ApiConfig setTrustStorePassword(String trustStorePassword)
    {
        this.trustStorePassword = Optional.ofNullable(trustStorePassword);
        return this;
    }

    @AssertTrue(message = "omnisql.trust-store-password is set, but omnisql.trust-store is not")
    public boolean isTrustStorePasswordNeeded()
    {
        return trustStorePassword.isEmpty() || trustStore.isPresent();
    }
}
