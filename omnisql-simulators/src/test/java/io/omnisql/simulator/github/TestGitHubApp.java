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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.TestingContract;
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * As the documentation of GitHub Apps has it, and the description of the endpoints.
 */
final class TestGitHubApp
{
    private static final KeyPair KEY = generate();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CLIENT_ID = "Iv23liTESTING";
    private static final AppInstallation ON_ACME = new AppInstallation(7, CLIENT_ID, (RSAPublicKey) KEY.getPublic(), 70, "acme", Visibility.only("acme/rocket", "acme/vault"), 100);
    private static final AppInstallation ON_ADA = new AppInstallation(7, CLIENT_ID, (RSAPublicKey) KEY.getPublic(), 71, "ada", Visibility.everything(), 100);

    private final ManualClock clock = new ManualClock(START);
    private final GitHubSimulator simulator = GitHubSimulator.builder()
            .company(Company.generate(1, 0.1))
            .token("full", "secret-full")
            .installation(ON_ACME)
            .installation(ON_ADA)
            .clock(clock)
            .contract(TestingContract.github())
            .start();

    @AfterEach
    void stop()
    {
        assertThat(simulator.violations()).isEmpty();
        simulator.close();
    }

    @Test
    void testToken()
    {
        for (String issuer : ImmutableList.of("7", CLIENT_ID)) {
            Reply issued = ask(70, jwt(claims(-60, 540, issuer)));
            assertThat(issued.status()).isEqualTo(201);
            assertThat(issued.json().path("expires_at").asText()).isEqualTo("2026-03-01T13:00:00Z");
            assertThat(issued.json().path("repository_selection").asText()).isEqualTo("selected");
            assertThat(issued.header("X-RateLimit-Limit")).isEmpty();
            TestingClient app = client(issued);
            assertThat(app.get("/repos/acme/vault").status()).isEqualTo(200);
            assertThat(app.get("/repos/acme/webapp").status()).isEqualTo(404);
        }
        assertThat(simulator.journal().entries("/app/installations/{installation_id}/access_tokens")).hasSize(2).allMatch(entry -> entry.cost() == 0 && entry.method().equals("POST"));
        // of all its tokens together
        assertThat(simulator.budget("installation-70").reading().used()).isEqualTo(4);
    }

    @Test
    void testClaims()
    {
        assertThat(ask(70, jwt(claims(5, 540, "7"))).status()).isEqualTo(201);
        assertThat(ask(70, jwt(claims(0, 605, "7"))).status()).isEqualTo(201);
        assertRefused(401, "('iat')", claims(6, 540, "7"));
        assertRefused(401, "('iat')", "{\"iat\":\"now\",\"exp\":%s,\"iss\":\"7\"}".formatted(START.plusSeconds(60).getEpochSecond()));
        assertRefused(401, "('exp') must be", claims(-60, 0, "7"));
        assertRefused(401, "('exp') must be", "{\"iat\":%s,\"iss\":\"7\"}".formatted(START.getEpochSecond()));
        assertRefused(401, "('exp') is too far", claims(-60, 606, "7"));
        assertRefused(404, "Integration not found", claims(-60, 540, "8"));
        assertRefused(404, "Integration not found", "{}");
        clock.advance(Duration.ofMinutes(9));
        assertRefused(401, "('exp') must be", claims(-60, 540, "7"));
    }

    private void assertRefused(int status, String message, String claims)
    {
        Reply refused = ask(70, jwt(claims));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().path("message").asText()).contains(message);
    }

    @Test
    void testSignature()
    {
        String claims = claims(-60, 540, "7");
        assertThat(ask(70, jwt("RS256", claims, generate())).status()).isEqualTo(401);
        assertThat(ask(70, jwt("RS512", claims, KEY)).status()).isEqualTo(401);
        assertThat(ask(70, jwt("none", claims, KEY)).status()).isEqualTo(401);
        assertThat(ask(70, jwt(claims).replaceFirst("[^.]*$", "")).status()).isEqualTo(401);
        assertThat(ask(70, "secret-full").status()).isEqualTo(401);
        assertThat(ask(70, "").status()).isEqualTo(401);
        assertThat(ask(72, jwt(claims)).status()).isEqualTo(404);
        assertThat(new TestingClient(simulator.baseUri(), jwt(claims)).get("/repos/acme/rocket").status()).describedAs("where a token belongs").isEqualTo(401);
    }

    @Test
    void testTokensEnd()
    {
        TestingClient first = client(ask(70, jwt(claims(-60, 540, "7"))));
        TestingClient other = client(ask(71, jwt(claims(-60, 540, "7"))));
        simulator.revokeTokens(ON_ACME);
        assertThat(first.get("/repos/acme/rocket").status()).isEqualTo(401);
        assertThat(first.get("/repos/acme/rocket").json().path("message").asText()).isEqualTo("Bad credentials");
        assertThat(other.get("/repos/ada/webapp").status()).isEqualTo(200);

        TestingClient second = client(ask(70, jwt(claims(-60, 540, "7"))));
        assertThat(second.secret()).isNotEqualTo(first.secret());
        clock.advance(Duration.ofMinutes(60).minusSeconds(1));
        assertThat(second.get("/repos/acme/rocket").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(second.get("/repos/acme/rocket").status()).isEqualTo(401);
    }

    /**
     * Endpoints that are no {@code enabledForGitHubApps} in the description refuse Apps; the list of an installation refuses everybody else.
     */
    @Test
    void testEndpointsForApps()
    {
        TestingClient app = client(ask(71, jwt(claims(-60, 540, "7"))));
        assertThat(app.get("/user/repos").status()).isEqualTo(403);
        assertThat(app.get("/user").json().path("message").asText()).isEqualTo("Resource not accessible by integration");
        Reply repositories = app.get("/installation/repositories?per_page=1");
        assertThat(repositories.json().path("total_count").asInt()).isEqualTo(simulator.data().repositories("ada").size());
        assertThat(repositories.json().path("repositories")).hasSize(1);
        assertThat(app.get(repositories.link("next").orElseThrow()).json().path("repositories")).hasSize(1);
        assertThat(names(app.get("/installation/repositories"))).contains("dotfiles", "webapp");
        assertThat(names(client(ask(70, jwt(claims(-60, 540, "7")))).get("/installation/repositories"))).containsExactlyInAnyOrder("rocket", "vault");
        assertThat(new TestingClient(simulator.baseUri(), "secret-full").get("/installation/repositories").status()).isEqualTo(403);
    }

    @Test
    void testInsideOfItsOrganization()
    {
        TestingClient app = client(ask(70, jwt(claims(-60, 540, "7"))));
        TestingClient stranger = new TestingClient(simulator.baseUri(), "secret-full");
        int all = simulator.data().findOrganization("acme").orElseThrow().members().size();
        assertThat(app.rows("/orgs/acme/members?per_page=100")).hasSize(all);
        assertThat(app.rows("/orgs/acme/teams?per_page=100")).hasSize(simulator.data().findOrganization("acme").orElseThrow().teams().size());
        assertThat(app.get("/orgs/globex/teams").status()).isEqualTo(403);
        assertThat(stranger.get("/orgs/globex/teams").status()).isEqualTo(403);
    }

    private static List<String> names(Reply reply)
    {
        return Streams.stream(reply.json().path("repositories")).map(row -> row.path("name").asText()).toList();
    }

    private TestingClient client(Reply issued)
    {
        JsonNode token = issued.json().path("token");
        assertThat(token.asText()).startsWith("ghs_7_").hasSizeGreaterThan(40);
        return new TestingClient(simulator.baseUri(), token.asText());
    }

    private Reply ask(long installation, String jwt)
    {
        return new TestingClient(simulator.baseUri(), jwt).send("POST", "/app/installations/%s/access_tokens".formatted(installation), "");
    }

    private static String claims(int issuedAt, int expiresAt, String issuer)
    {
        return "{\"iat\":%s,\"exp\":%s,\"iss\":\"%s\"}".formatted(START.plusSeconds(issuedAt).getEpochSecond(), START.plusSeconds(expiresAt).getEpochSecond(), issuer);
    }

    private static String jwt(String claims)
    {
        return jwt("RS256", claims, KEY);
    }

    private static String jwt(String algorithm, String claims, KeyPair key)
    {
        try {
            Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
            String text = encoder.encodeToString("{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm).getBytes(UTF_8)) + "." + encoder.encodeToString(claims.getBytes(UTF_8));
            Signature signature = Signature.getInstance(algorithm.equals("RS512") ? "SHA512withRSA" : "SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + encoder.encodeToString(signature.sign());
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate()
    {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
