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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.AppInstallation;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.ManualClock;
import io.omnisql.simulator.http.ServerCertificate;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A simulator that is reached by https, and Trino catalogs that ask it as an App: {@code app}, whose scope is acme, on which the App is installed; {@code user}, which is open, of what is installed on ada;
 * {@code broken} with a key that is not the App's; {@code stranger}, which does not know the authority; and {@code token} as a user.
 */
final class TestingGitHubApp
        implements AutoCloseable
{
    static final String TOKEN_ROUTE = "/app/installations/{installation_id}/access_tokens";
    static final String TOKEN_SECRET = "github_pat_beside-canary";
    static final TestingAppKey KEY = TestingAppKey.generate("RSA", 2048);
    static final AppInstallation ON_ACME = installation(70, "acme");
    static final AppInstallation ON_ADA = installation(71, "ada");

    private final ManualClock clock;
    private final GitHubSimulator simulator;
    private final QueryRunner queryRunner;

    private TestingGitHubApp(ManualClock clock, GitHubSimulator simulator, QueryRunner queryRunner)
    {
        this.clock = requireNonNull(clock, "clock is null");
        this.simulator = requireNonNull(simulator, "simulator is null");
        this.queryRunner = requireNonNull(queryRunner, "queryRunner is null");
    }

    private static AppInstallation installation(long id, String account)
    {
        return new AppInstallation(7, "Iv23liTESTING", KEY.publicKey(), id, account, Visibility.everything(), 1_000_000);
    }

    /**
     * @param directory for keys and certificates
     */
    static TestingGitHubApp start(Path directory)
    {
        ManualClock clock = new ManualClock(Instant.now());
        ServerCertificate certificate = ServerCertificate.create();
        GitHubSimulatorBuilder builder = GitHubSimulator.builder()
                .company(Company.generate(1, 1))
                .token(new GitHubToken("beside", TOKEN_SECRET, "ada", Visibility.everything(), 1_000_000))
                .installation(ON_ACME)
                .installation(ON_ADA)
                .certificate(certificate)
                .clock(clock);
        GitHubContract.find().ifPresent(builder::contract);
        GitHubSimulator simulator = builder.start();
        try {
            Path key = KEY.writePkcs1(directory.resolve("app.pem"));
            Path otherKey = TestingAppKey.generate("RSA", 2048).writePkcs8(directory.resolve("other.pem"));
            Path authority = Files.writeString(directory.resolve("authority.pem"), certificate.authorityPem());
            Map<String, String> trusting = ImmutableMap.of("omnisql.trust-store", authority.toString());
            return new TestingGitHubApp(clock, simulator, GitHubQueryRunner.create(ImmutableMap.of(
                    "app", catalog(simulator, app(ON_ACME, key), trusting, ImmutableMap.of("github.organizations", "acme")),
                    "user", catalog(simulator, app(ON_ADA, key), trusting),
                    "broken", catalog(simulator, app(ON_ACME, otherKey), trusting),
                    "stranger", catalog(simulator, app(ON_ACME, key)),
                    "token", catalog(simulator, ImmutableMap.of("github.token", TOKEN_SECRET), trusting))));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (Exception e) {
            simulator.close();
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    private static Map<String, String> catalog(GitHubSimulator simulator, Map<String, String>... settings)
    {
        ImmutableMap.Builder<String, String> catalog = ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                // tests count the requests of one query after the other
                .put("omnisql.cache.enabled", "false")
                .put("github.api-uri", simulator.baseUri().toString());
        for (Map<String, String> setting : settings) {
            catalog.putAll(setting);
        }
        return catalog.buildOrThrow();
    }

    private static Map<String, String> app(AppInstallation installation, Path key)
    {
        return ImmutableMap.of(
                "github.app-id", String.valueOf(installation.appId()),
                "github.app-installation-id", String.valueOf(installation.installationId()),
                "github.app-private-key-file", key.toString());
    }

    ManualClock clock()
    {
        return clock;
    }

    GitHubSimulator simulator()
    {
        return simulator;
    }

    QueryRunner queryRunner()
    {
        return queryRunner;
    }

    Answer query(String sql)
    {
        simulator.journal().clear();
        QueryRunner.MaterializedResultWithPlan result = queryRunner.executeWithPlan(queryRunner.getDefaultSession(), sql);
        return new Answer(result.queryId().toString(), PlainRows.of(result.result()), Answer.nodes(result.queryPlan().orElseThrow().getRoot()), simulator.journal().entries());
    }

    Failure failure(String sql)
    {
        simulator.journal().clear();
        try {
            queryRunner.execute(sql);
        }
        catch (QueryFailedException e) {
            return Failure.of(e, simulator.journal().entries());
        }
        return fail("query has not failed: " + sql);
    }

    /**
     * How often a query has asked for a token, on all nodes.
     */
    long tokenRequests(String catalog, String queryId)
    {
        return (long) query("SELECT coalesce(sum(token_requests), 0) FROM %s.system.query_status WHERE query_id = '%s'".formatted(catalog, queryId)).column().getFirst();
    }

    /**
     * The texts of which nothing may be seen: tokens of users and Apps, what an App says to get one, and its key.
     */
    static ImmutableList<String> canaries()
    {
        String key = Base64.getEncoder().encodeToString(KEY.pair().getPrivate().getEncoded());
        return ImmutableList.of("github_pat_", "-canary", "ghs_", "eyJhbGci", key.substring(200, 240), "PRIVATE KEY");
    }

    @Override
    public void close()
    {
        queryRunner.close();
        simulator.close();
        if (GitHubContract.find().isPresent()) {
            assertThat(simulator.violations()).describedAs("against the official specification").isEmpty();
        }
    }
}
