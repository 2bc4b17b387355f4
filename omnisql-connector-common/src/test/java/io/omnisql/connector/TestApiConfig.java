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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.net.HostAndPort;
import com.google.inject.ConfigurationException;
import io.airlift.configuration.ConfigurationFactory;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.omnisql.connector.cache.CacheSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static io.airlift.units.DataSize.Unit.PETABYTE;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestApiConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(ApiConfig.class)
                .setTenant(null)
                .setMaxConcurrentRequests(10)
                .setFetchParallelism(4)
                .setMaxRequestsPerQuery(5_000)
                .setMaxLookupMemory(DataSize.of(64, MEGABYTE))
                .setRequestTimeout(new Duration(30, SECONDS))
                .setRequestDeadline(new Duration(120, SECONDS))
                .setPaced(true)
                .setCacheEnabled(true)
                .setCacheMaxSize(DataSize.of(256, MEGABYTE))
                .setCacheMaxAge(new Duration(1, DAYS))
                .setMaxStaleness(new Duration(0, SECONDS))
                .setProxyUri(null)
                .setTrustStore(null)
                .setTrustStorePassword(null));
    }

    @Test
    void testExplicitPropertyMappings(@TempDir Path directory)
            throws IOException
    {
        Path trustStore = Files.createFile(directory.resolve("trust.p12"));
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.max-concurrent-requests", "3")
                .put("omnisql.fetch-parallelism", "2")
                .put("omnisql.max-requests-per-query", "70")
                .put("omnisql.max-lookup-memory", "3MB")
                .put("omnisql.request-timeout", "7s")
                .put("omnisql.request-deadline", "11s")
                .put("omnisql.rate-limit.paced", "false")
                .put("omnisql.cache.enabled", "false")
                .put("omnisql.cache.max-size", "5MB")
                .put("omnisql.cache.max-age", "2h")
                .put("omnisql.cache.max-staleness", "5m")
                .put("omnisql.proxy-uri", "http://proxy.example.com:3128")
                .put("omnisql.trust-store", trustStore.toString())
                .put("omnisql.trust-store-password", "changeit")
                .buildOrThrow();
        assertFullMapping(properties, new ApiConfig()
                .setTenant("acme")
                .setMaxConcurrentRequests(3)
                .setFetchParallelism(2)
                .setMaxRequestsPerQuery(70)
                .setMaxLookupMemory(DataSize.of(3, MEGABYTE))
                .setRequestTimeout(new Duration(7, SECONDS))
                .setRequestDeadline(new Duration(11, SECONDS))
                .setPaced(false)
                .setCacheEnabled(false)
                .setCacheMaxSize(DataSize.of(5, MEGABYTE))
                .setCacheMaxAge(new Duration(2, HOURS))
                .setMaxStaleness(new Duration(5, MINUTES))
                .setProxyUri("http://proxy.example.com:3128")
                .setTrustStore(trustStore.toFile())
                .setTrustStorePassword("changeit"));
    }

    /**
     * Whoever writes a file of settings learns all that is wrong with it at once.
     */
    @Test
    void testEveryProblemIsNamed()
    {
        assertThat(problems(ImmutableMap.of(
                "omnisql.max-concurrent-requests", "0",
                "omnisql.request-timeout", "30d",
                "omnisql.proxy-uri", "http://proxy.example.com:65536",
                "omnisql.trust-store-password", "changeit")))
                .contains("omnisql.tenant", "omnisql.max-concurrent-requests", "omnisql.request-timeout", "omnisql.proxy-uri must be", "omnisql.trust-store-password is set")
                .doesNotContain("65536", "changeit");
        assertThat(problems(ImmutableMap.of("omnisql.request-timeout", "3m"))).contains("omnisql.request-deadline must not be shorter than omnisql.request-timeout");
        assertThat(problems(ImmutableMap.of("omnisql.trust-store", "/nowhere/trust.p12"))).contains("omnisql.tenant", "omnisql.trust-store");
    }

    /**
     * What is kept takes an eighth of the memory at most, and nothing where it is switched off.
     */
    @Test
    void testCache()
    {
        ApiConfig config = new ApiConfig().setTenant("acme").setCacheMaxSize(DataSize.of(1, MEGABYTE)).setCacheMaxAge(new Duration(2, HOURS));
        assertThat(config.cache()).isEqualTo(new CacheSettings("acme", 1 << 20, java.time.Duration.ofHours(2)));
        assertThat(config.setCacheMaxSize(DataSize.of(1, PETABYTE)).cache().maxBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 8);
        assertThat(config.setCacheMaxSize(DataSize.ofBytes(0)).cache().isEnabled()).isFalse();
        assertThat(new ApiConfig().setTenant("acme").setCacheEnabled(false).cache().isEnabled()).isFalse();
    }

    private static String problems(Map<String, String> properties)
    {
        return catchThrowableOfType(ConfigurationException.class, () -> new ConfigurationFactory(properties).build(ApiConfig.class)).getMessage();
    }

    @Test
    void testProxyUri()
    {
        assertThat(new ApiConfig().setProxyUri("http://127.0.0.1:3128").proxy()).contains(HostAndPort.fromParts("127.0.0.1", 3128));
        assertThat(new ApiConfig().setProxyUri("http://[::1]:65535").proxy()).contains(HostAndPort.fromParts("::1", 65535));
        for (String uri : ImmutableList.of("http://proxy.example.com:3128", "http://[::1]:65535")) {
            assertThat(new ApiConfig().setProxyUri(uri).isProxyUriPlain()).describedAs(uri).isTrue();
        }
        assertThat(new ApiConfig().isProxyUriPlain()).isTrue();
        for (String uri : ImmutableList.of(
                "",
                "http://proxy.example.com",
                "https://proxy.example.com:3128",
                "http://ada:secret@proxy.example.com:3128",
                "http://ada:secret@proxy example.com:3128",
                "http://proxy.example.com:3128/path",
                "http://proxy.example.com:0",
                "http://proxy.example.com:65536",
                "http://proxy.example.com:99999999999",
                "proxy.example.com:3128")) {
            assertThat(new ApiConfig().setProxyUri(uri).isProxyUriPlain()).describedAs(uri).isFalse();
        }
    }
}
