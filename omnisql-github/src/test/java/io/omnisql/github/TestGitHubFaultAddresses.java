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
package io.omnisql.github;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.testing.VirtualTiming;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.http.ServerCertificate;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNTRUSTED;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Sources to which no request comes: F13, F29 and F30.
 */
@Timeout(value = 2, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubFaultAddresses
{
    private static final String SECRET = "github_pat_nowhere-canary";

    @TempDir
    private Path directory;

    @Test
    void testNobodyListens()
            throws IOException, InterruptedException
    {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertFailure("http://127.0.0.1:" + port, ImmutableMap.of(), SOURCE_UNAVAILABLE, "failed (ConnectException) 4 times", "trying again may help");
    }

    /**
     * No name ends so, by RFC 6761.
     */
    @Test
    void testHostWithoutAnAddress()
            throws IOException, InterruptedException
    {
        assertFailure("https://github.invalid", ImmutableMap.of(), SOURCE_UNAVAILABLE, "failed (UnknownHostException) 4 times", "trying again may help");
    }

    @Test
    void testCertificates()
            throws IOException, InterruptedException
    {
        for (ServerCertificate certificate : ImmutableList.of(ServerCertificate.expired(), ServerCertificate.ofHost("elsewhere.example"))) {
            assertUntrusted(certificate, ImmutableMap.of("omnisql.trust-store", authority(certificate)));
        }
        assertUntrusted(ServerCertificate.create(), ImmutableMap.of());
        assertUntrusted(ServerCertificate.create(), ImmutableMap.of("omnisql.trust-store", authority(ServerCertificate.create())));
    }

    private String authority(ServerCertificate certificate)
            throws IOException
    {
        return Files.writeString(directory.resolve("authority.pem"), certificate.authorityPem()).toString();
    }

    private static void assertUntrusted(ServerCertificate certificate, Map<String, String> properties)
            throws IOException, InterruptedException
    {
        try (GitHubSimulator simulator = GitHubSimulator.builder().company(Company.generate(1, 0.1)).certificate(certificate).start()) {
            assertFailure(simulator.baseUri().toString(), properties, SOURCE_UNTRUSTED, "127.0.0.1", "trying again does not help");
            assertThat(simulator.journal().size()).isZero();
        }
    }

    private static void assertFailure(String uri, Map<String, String> properties, ApiErrorCode code, String... parts)
            throws IOException, InterruptedException
    {
        VirtualTiming timing = new VirtualTiming();
        Map<String, String> all = ScannedCatalog.properties(uri, ImmutableMap.<String, String>builder().put("github.token", SECRET).putAll(properties).buildOrThrow());
        try (ScannedCatalog catalog = ScannedCatalog.open("nowhere", timing, all); ScannedCatalog.Scan scan = catalog.scan(catalog.session(ImmutableMap.of()), FaultScan.CURSORS)) {
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> scan.rows(timing));
            assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
            assertThat(failure.getMessage()).contains(parts).contains("table issues, page 1");
            assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(SECRET, "elsewhere");
        }
    }
}
