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
package io.omnisql.connector.http;

import com.google.common.net.HostAndPort;
import io.omnisql.connector.testing.TestingServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNTRUSTED;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A host that cannot prove who it is is asked for nothing, once; a trust store brings authorities of one's own.
 */
@Timeout(60)
final class TestSecureConnections
{
    private static final HeldCertificate LOCALHOST = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HeldCertificate ELSEWHERE = new HeldCertificate.Builder().addSubjectAlternativeName("elsewhere.example").build();

    @TempDir
    private Path directory;

    @Test
    void testCertificateOfUnknownAuthority()
    {
        try (TestingCalls calls = calls(LOCALHOST, Optional.empty())) {
            assertThat(calls.failure(calls.books(), SOURCE_UNTRUSTED)).contains("localhost", "trust store");
            assertThat(calls.timing().waits()).isEmpty();
            assertThat(calls.server().requests()).isEmpty();
        }
    }

    @Test
    void testCertificateOfAnotherHost()
            throws IOException
    {
        try (TestingCalls calls = calls(ELSEWHERE, Optional.of(TrustStore.read(pem(ELSEWHERE).toFile(), Optional.empty())))) {
            assertThat(calls.failure(calls.books(), SOURCE_UNTRUSTED)).contains("localhost", "another host").doesNotContain("elsewhere");
            assertThat(calls.server().requests()).isEmpty();
        }
    }

    /**
     * F30: to trust such a certificate is no remedy.
     */
    @Test
    void testCertificateOutOfTime()
            throws IOException
    {
        HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        TrustStore store = TrustStore.read(pem(authority).toFile(), Optional.empty());
        Instant now = Instant.now();
        assertOutOfTime(authority, store, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)));
        assertOutOfTime(authority, store, now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(9)));
    }

    private static void assertOutOfTime(HeldCertificate authority, TrustStore store, Instant from, Instant until)
    {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .validityInterval(from.toEpochMilli(), until.toEpochMilli())
                .build();
        try (TestingCalls calls = calls(certificate, Optional.of(store))) {
            assertThat(calls.failure(calls.books(), SOURCE_UNTRUSTED)).contains("localhost", "expired", "clock").doesNotContain("trust store");
            assertThat(calls.timing().waits()).isEmpty();
            assertThat(calls.server().requests()).isEmpty();
        }
    }

    @Test
    void testTrustStore()
            throws IOException, GeneralSecurityException
    {
        for (TrustStore store : new TrustStore[] {
                TrustStore.read(pem(LOCALHOST).toFile(), Optional.empty()),
                TrustStore.read(pkcs12(LOCALHOST).toFile(), Optional.of("changeit")),
        }) {
            try (TestingCalls calls = calls(LOCALHOST, Optional.of(store))) {
                calls.server().answers(200, "[]");
                assertThat(TestingCalls.await(calls.execute(calls.books())).meaning()).isEqualTo(SUCCESS);
            }
        }
    }

    @Test
    void testTrustStoreThatCannotBeRead()
            throws IOException, GeneralSecurityException
    {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        assertThatThrownBy(() -> TrustStore.read(empty.toFile(), Optional.empty())).hasMessageContaining("holds no certificate");
        Path nobody = pkcs12();
        assertThatThrownBy(() -> TrustStore.read(nobody.toFile(), Optional.of("changeit"))).hasMessageContaining("holds no certificate").hasMessageContaining("marked as trusted");
        Path store = pkcs12(LOCALHOST);
        assertThatThrownBy(() -> TrustStore.read(store.toFile(), Optional.of("wrong"))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> TrustStore.read(store.toFile(), Optional.empty())).hasMessageContaining("cannot be read");
    }

    /**
     * The testing server as a proxy: it is asked for a host that is nowhere.
     */
    @Test
    void testProxy()
    {
        try (TestingServer proxy = new TestingServer()) {
            proxy.answers(200, "[]");
            ConnectionSettings settings = new ConnectionSettings(1, Duration.ofSeconds(30), Optional.of(HostAndPort.fromParts("localhost", proxy.port())), Optional.empty());
            try (TestingCalls calls = new TestingCalls(new TestingServer(settings))) {
                assertThat(TestingCalls.await(calls.execute(calls.books())).meaning()).isEqualTo(SUCCESS);
                assertThat(calls.server().requests()).isEmpty();
                assertThat(proxy.targets()).singleElement().asString().startsWith(calls.server().url("/cities").toString());
            }
        }
    }

    /**
     * A proxy that moves to another address is found there: its name is kept, although it can be resolved.
     */
    @Test
    void testProxyIsLookedUpAgain()
    {
        ConnectionSettings settings = new ConnectionSettings(1, Duration.ofSeconds(30), Optional.of(HostAndPort.fromParts("localhost", 3128)), Optional.empty());
        try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
            assertThat(settings.client(executor).proxy()).isEqualTo(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("localhost", 3128)));
        }
    }

    private static TestingCalls calls(HeldCertificate certificate, Optional<TrustStore> trustStore)
    {
        return new TestingCalls(new TestingServer(
                new ConnectionSettings(1, Duration.ofSeconds(30), Optional.empty(), trustStore),
                Optional.of(new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslSocketFactory())));
    }

    private Path pem(HeldCertificate certificate)
            throws IOException
    {
        return Files.writeString(directory.resolve("authorities.pem"), certificate.certificatePem());
    }

    private Path pkcs12(HeldCertificate... certificates)
            throws IOException, GeneralSecurityException
    {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (HeldCertificate certificate : certificates) {
            store.setCertificateEntry("authority", certificate.certificate());
        }
        Path file = directory.resolve("authorities.p12");
        try (OutputStream output = Files.newOutputStream(file)) {
            store.store(output, "changeit".toCharArray());
        }
        return file;
    }
}
