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
import static java.util.concurrent.TimeUnit.DAYS;

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
        return of(loopback());
    }

    /**
     * One that has not been renewed in time.
     */
    public static ServerCertificate expired()
    {
        return of(loopback().validityInterval(0, 1));
    }

    /**
     * One that proves the server to be another host.
     */
    public static ServerCertificate ofHost(String host)
    {
        return of(new HeldCertificate.Builder().addSubjectAlternativeName(host).duration(365, DAYS));
    }

    private static HeldCertificate.Builder loopback()
    {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("localhost")
                .duration(365, DAYS);
    }

    private static ServerCertificate of(HeldCertificate.Builder server)
    {
        HeldCertificate authority = new HeldCertificate.Builder()
                .commonName("Simulated authority")
                .certificateAuthority(0)
                // a server for hands-on work may stand for long
                .duration(365, DAYS)
                .build();
        return new ServerCertificate(authority, server.signedBy(authority).build());
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
