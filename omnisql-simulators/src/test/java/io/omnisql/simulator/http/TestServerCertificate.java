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
package io.omnisql.simulator.http;

import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;

import javax.net.ssl.SSLException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestServerCertificate
{
    /**
     * The links of an answer lead to https as well; who does not trust the authority gets no answer.
     */
    @Test
    void testHttps()
            throws IOException
    {
        ServerCertificate certificate = ServerCertificate.create();
        try (GitHubSimulator simulator = GitHubSimulator.builder().company(Company.generate(1, 0.1)).token("full", "secret").certificate(certificate).start()) {
            assertThat(simulator.baseUri()).hasScheme("https");
            TestingClient stranger = new TestingClient(simulator.baseUri(), "secret");
            assertThatThrownBy(() -> stranger.get("/repos/acme/rocket")).isInstanceOf(UncheckedIOException.class);

            HandshakeCertificates trusted = new HandshakeCertificates.Builder().addTrustedCertificate(Certificates.decodeCertificatePem(certificate.authorityPem())).build();
            OkHttpClient client = new OkHttpClient.Builder().sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager()).build();
            Request request = new Request.Builder().url(simulator.baseUri() + "/orgs/acme/repos?per_page=1").header("Authorization", "Bearer secret").build();
            try (Response response = client.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(200);
                assertThat(response.header("Link")).contains("<https://127.0.0.1:");
            }
        }
        assertThat(certificate).asString().doesNotContain("PRIVATE");
    }

    /**
     * Certificates that prove nothing, although the authority is trusted.
     */
    @Test
    void testCertificatesOfNoUse()
    {
        for (ServerCertificate certificate : List.of(ServerCertificate.expired(), ServerCertificate.ofHost("elsewhere.example"))) {
            try (GitHubSimulator simulator = GitHubSimulator.builder().company(Company.generate(1, 0.1)).certificate(certificate).start()) {
                HandshakeCertificates trusted = new HandshakeCertificates.Builder().addTrustedCertificate(certificate.authority().certificate()).build();
                OkHttpClient client = new OkHttpClient.Builder().sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager()).build();
                Request request = new Request.Builder().url(simulator.baseUri() + "/rate_limit").build();
                assertThatThrownBy(() -> client.newCall(request).execute()).isInstanceOf(SSLException.class);
                assertThat(simulator.journal().size()).isZero();
            }
        }
    }
}
