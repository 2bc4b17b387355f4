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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.VirtualTiming;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.AppInstallation;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.Objects.requireNonNull;

/**
 * A simulator whose faults are tested, and catalogs over it, each with time of its own that begins anew.
 */
final class FaultBench
        implements AutoCloseable
{
    static final String CATALOG = "faults";
    static final String CANARY = "-canary";
    private static final String SECRET = "github_pat_faults" + CANARY;
    private static final TestingAppKey KEY = TestingAppKey.generate("RSA", 2048);
    private static final AppInstallation INSTALLATION = new AppInstallation(7, "Iv23liFAULTS", KEY.publicKey(), 70, "acme", Visibility.everything(), 1_000_000);

    private final AtomicReference<VirtualTiming> timing = new AtomicReference<>(new VirtualTiming());
    private final GitHubSimulator simulator;
    private final Path key;

    private FaultBench(Path directory)
    {
        this.key = KEY.writePkcs1(requireNonNull(directory, "directory is null").resolve("app.pem"));
        this.simulator = GitHubSimulator.builder()
                // large enough for three pages
                .company(Company.generate(1, 0.4))
                .token(new GitHubToken("faults", SECRET, "ada", Visibility.everything(), 1_000_000))
                .installation(INSTALLATION)
                .clock(clock())
                .start();
    }

    /**
     * @param directory for the key of an App
     */
    static FaultBench start(Path directory)
    {
        return new FaultBench(directory);
    }

    GitHubSimulator simulator()
    {
        return simulator;
    }

    VirtualTiming timing()
    {
        return timing.get();
    }

    /**
     * A catalog that knows nothing yet, at the beginning of time, over a simulator in which nothing goes wrong.
     */
    ScannedCatalog open(FaultCredential credential, Map<String, String> others)
    {
        simulator.faults().clear();
        simulator.changes().clear();
        simulator.journal().clear();
        timing.set(new VirtualTiming());
        Map<String, String> properties = ImmutableMap.<String, String>builder().putAll(credential(credential)).putAll(others).buildOrThrow();
        return ScannedCatalog.open(CATALOG, timing(), ScannedCatalog.properties(simulator.baseUri().toString(), properties));
    }

    private Map<String, String> credential(FaultCredential credential)
    {
        return switch (credential) {
            case TOKEN -> ImmutableMap.of("github.token", SECRET);
            case APP -> ImmutableMap.of(
                    "github.app-id", String.valueOf(INSTALLATION.appId()),
                    "github.app-installation-id", String.valueOf(INSTALLATION.installationId()),
                    "github.app-private-key-file", key.toString());
        };
    }

    private Clock clock()
    {
        return new Clock()
        {
            @Override
            public Instant instant()
            {
                return timing().now();
            }

            @Override
            public ZoneId getZone()
            {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone)
            {
                throw new UnsupportedOperationException("this clock has no zone but UTC");
            }
        };
    }

    @Override
    public void close()
    {
        simulator.close();
    }
}
