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

import com.google.common.base.Throwables;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Why no answer came. Keeps the kind of an exception and not the exception: OkHttp quotes what the source sent.
 *
 * @param description what happened, in words that go behind "GET /route"
 */
record ConnectionFailure(Kind kind, String description)
{
    enum Kind
    {
        /**
         * May be over a moment later.
         */
        NETWORK,
        /**
         * Nobody whom the catalog trusts says who the host is.
         */
        UNTRUSTED_CERTIFICATE,
        /**
         * What the host shows has expired, or is not valid yet.
         */
        CERTIFICATE_OUT_OF_TIME,
        /**
         * The host proves to be another one.
         */
        OTHER_HOST,
        /**
         * Both sides have no way in common to talk over TLS.
         */
        TLS,
    }

    ConnectionFailure
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(description, "description is null");
    }

    static ConnectionFailure of(IOException failure)
    {
        return new ConnectionFailure(kind(failure), "failed (%s)".formatted(failure.getClass().getSimpleName()));
    }

    private static Kind kind(IOException failure)
    {
        if (failure instanceof SSLPeerUnverifiedException) {
            return Kind.OTHER_HOST;
        }
        if (!(failure instanceof SSLException)) {
            return Kind.NETWORK;
        }
        List<Throwable> causes = Throwables.getCausalChain(failure);
        // the innermost cause of one that looks like an unknown authority
        if (causes.stream().anyMatch(cause -> cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException)) {
            return Kind.CERTIFICATE_OUT_OF_TIME;
        }
        for (Throwable cause : causes) {
            switch (cause) {
                case CertificateException _, CertPathBuilderException _, CertPathValidatorException _ -> {
                    return Kind.UNTRUSTED_CERTIFICATE;
                }
                case EOFException _, SocketException _, SocketTimeoutException _ -> {
                    return Kind.NETWORK;
                }
                default -> {}
            }
        }
        return Kind.TLS;
    }

    boolean passes()
    {
        return kind == Kind.NETWORK;
    }
}
