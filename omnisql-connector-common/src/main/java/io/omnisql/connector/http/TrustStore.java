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

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The authorities whose certificates a catalog accepts, in place of those that the JDK knows.
 */
public record TrustStore(X509TrustManager authorities)
{
    private static final String FIRST_ALIAS = "authority-";

    public TrustStore
    {
        requireNonNull(authorities, "authorities is null");
    }

    /**
     * Reads a PKCS #12 or JKS store, or, where there is no password, certificates in PEM.
     */
    public static TrustStore read(File file, Optional<String> password)
    {
        try {
            X509TrustManager authorities = authorities(password.isPresent() ? KeyStore.getInstance(file, password.get().toCharArray()) : pem(file));
            checkArgument(authorities.getAcceptedIssuers().length > 0, "The trust store %s holds no certificate of an authority. In a PKCS #12 store they have to be marked as trusted, as keytool -importcert does", file);
            return new TrustStore(authorities);
        }
        catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The trust store %s cannot be read. It has to be a PKCS #12 or JKS store with its password, or PEM without one".formatted(file), e);
        }
    }

    private static KeyStore pem(File file)
            throws GeneralSecurityException, IOException
    {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream input = Files.newInputStream(file.toPath())) {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509").generateCertificates(input);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(FIRST_ALIAS + store.size(), certificate);
            }
        }
        return store;
    }

    private static X509TrustManager authorities(KeyStore store)
            throws GeneralSecurityException
    {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    SSLSocketFactory sockets()
    {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {authorities}, null);
            return context.getSocketFactory();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no TLS", e);
        }
    }
}
