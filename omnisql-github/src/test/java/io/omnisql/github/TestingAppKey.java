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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

/**
 * Keys as an App's owner may have them.
 */
record TestingAppKey(KeyPair pair)
{
    TestingAppKey
    {
        requireNonNull(pair, "pair is null");
    }

    static TestingAppKey generate(String algorithm, int bits)
    {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return new TestingAppKey(generator.generateKeyPair());
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAPublicKey publicKey()
    {
        return (RSAPublicKey) pair.getPublic();
    }

    /**
     * As GitHub gives it: PKCS #1, which is the last part of PKCS #8.
     */
    Path writePkcs1(Path file)
    {
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        // version, algorithm and the header of the octets that the key is in
        return write(file, "RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
    }

    Path writePkcs8(Path file)
    {
        return write(file, "PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static Path write(Path file, String kind, byte[] encoded)
    {
        String text = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(encoded));
        try {
            return Files.writeString(file, text);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString()
    {
        return pair.getPublic().getAlgorithm();
    }
}
