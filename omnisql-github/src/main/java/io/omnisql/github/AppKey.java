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

import io.airlift.security.pem.PemReader;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The private key of an App, with which it says who it is. What it is made of leaves it only as a signature.
 */
final class AppKey
{
    private static final int LEAST_BITS = 2048;
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    // GitHub's advice, as its clock may be behind
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    // GitHub takes ten minutes at most
    private static final Duration VALIDITY = Duration.ofMinutes(9);

    private final RSAPrivateKey key;

    private AppKey(RSAPrivateKey key)
    {
        this.key = requireNonNull(key, "key is null");
    }

    /**
     * Reads a key in PEM, of PKCS #1, as GitHub gives it, or PKCS #8. Empty where the file holds no such key: whatever the reason, it may quote what the file holds.
     */
    static Optional<AppKey> read(File file)
    {
        try {
            PrivateKey key = PemReader.loadPrivateKey(file, Optional.empty());
            return key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS ? Optional.of(new AppKey(rsa)) : Optional.empty();
        }
        catch (IOException | GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /**
     * A JSON Web Token (RFC 7519) that proves for some minutes to be the App.
     *
     * @param now the moment by GitHub's clock
     */
    String token(String appId, Instant now)
    {
        String claims = "{\"iat\":%s,\"exp\":%s,\"iss\":\"%s\"}".formatted(now.minus(BACKDATED).getEpochSecond(), now.plus(VALIDITY).getEpochSecond(), appId);
        String text = encode(HEADER.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
        return text + "." + encode(sign(text));
    }

    private byte[] sign(String text)
    {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        }
        catch (GeneralSecurityException _) {
            throw new IllegalStateException("The JDK cannot sign with the App's key");
        }
    }

    private static String encode(byte[] bytes)
    {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString()
    {
        return "RSA key";
    }
}
