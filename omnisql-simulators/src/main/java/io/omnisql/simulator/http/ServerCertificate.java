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

import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import javax.net.ssl.SSLSocketFactory;

import static java.util.Objects.requireNonNull;

/**
 * What a simulator shows to clients that come by https: a certificate for the loopback interface, of an authority that nobody else trusts.
 */
public record ServerCertificate(HeldCertificate authority, HeldCertificate server)
{
    public ServerCertificate
    {
        requireNonNull(authority, "authority is null");
        requireNonNull(server, "server is null");
    }

    public static ServerCertificate create()
    {
        HeldCertificate authority = new HeldCertificate.Builder().commonName("Simulated authority").certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        return new ServerCertificate(authority, server);
    }

    /**
     * The authority's certificate in PEM, which clients have to trust.
     */
    public String authorityPem()
    {
        return authority.certificatePem();
    }

    SSLSocketFactory sockets()
    {
        return new HandshakeCertificates.Builder()
                .heldCertificate(server, authority.certificate())
                .build()
                .sslSocketFactory();
    }

    @Override
    public String toString()
    {
        return "certificate for the loopback interface";
    }
}
