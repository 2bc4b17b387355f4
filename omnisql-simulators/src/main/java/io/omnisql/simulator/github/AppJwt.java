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
package io.omnisql.simulator.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import okio.ByteString;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * What an App says of itself: a JSON Web Token (RFC 7519) with the claims that GitHub asks for.
 */
record AppJwt(String signed, ByteString signature, JsonNode header, JsonNode claims)
{
    // beside this, clocks have to agree
    private static final long TOLERANCE_SECONDS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    AppJwt
    {
        requireNonNull(signed, "signed is null");
        requireNonNull(signature, "signature is null");
        requireNonNull(header, "header is null");
        requireNonNull(claims, "claims is null");
    }

    static AppJwt parse(String text)
    {
        List<String> parts = Splitter.on('.').splitToList(text);
        if (parts.size() != 3) {
            throw GitHubRefusal.noJsonWebToken();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            ObjectMapper mapper = new ObjectMapper();
            return new AppJwt(
                    parts.get(0) + "." + parts.get(1),
                    ByteString.of(decoder.decode(parts.get(2))),
                    mapper.readTree(new String(decoder.decode(parts.get(0)), UTF_8)),
                    mapper.readTree(new String(decoder.decode(parts.get(1)), UTF_8)));
        }
        catch (IllegalArgumentException | JsonProcessingException _) {
            throw GitHubRefusal.noJsonWebToken();
        }
    }

    String issuer()
    {
        return claims.path("iss").asText("");
    }

    /**
     * Refuses it unless the owner of the key has signed it, a moment ago and for a short time.
     */
    void verify(RSAPublicKey key, Instant now)
    {
        if (!header.path("alg").asText().equals("RS256") || !isSignedBy(key)) {
            throw GitHubRefusal.noJsonWebToken();
        }
        JsonNode issuedAt = claims.path("iat");
        if (!issuedAt.isIntegralNumber() || issuedAt.asLong() > now.getEpochSecond() + TOLERANCE_SECONDS) {
            throw GitHubRefusal.badIssuedAt();
        }
        JsonNode expiresAt = claims.path("exp");
        if (!expiresAt.isIntegralNumber() || expiresAt.asLong() <= now.getEpochSecond()) {
            throw GitHubRefusal.badExpiration();
        }
        if (expiresAt.asLong() > now.plus(LONGEST).getEpochSecond() + TOLERANCE_SECONDS) {
            throw GitHubRefusal.expirationTooFar();
        }
    }

    private boolean isSignedBy(RSAPublicKey key)
    {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed.getBytes(UTF_8));
            return verifier.verify(signature.toByteArray());
        }
        catch (GeneralSecurityException _) {
            return false;
        }
    }
}
