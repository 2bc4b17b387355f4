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
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.omnisql.connector.testing.differential.BaseDifferentialTest;
import io.omnisql.connector.testing.differential.DifferentialSource;
import io.omnisql.connector.testing.differential.SentRequest;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@EnabledIf(value = "io.omnisql.github.TestGitHubRecordings#isRecordingAtHand", disabledReason = "GraphQL is not simulated without the official schema: name its folder with -Domnisql.contracts=")
@TestInstance(PER_CLASS)
final class TestGitHubDifferential
        extends BaseDifferentialTest
{
    /**
     * Repositories that are named and such that are listed, of organizations and of a user, with more issues than a page holds.
     */
    private static final String SCOPE = "acme/rocke*,acme/atti*,acme/web*,globex/*,ada/*,zoe/observatory";

    /**
     * The list of the private repositories of users leaves them out, see the limitations in the connector's documentation.
     */
    private static final Set<String> TOLD_BY_SINGLE_RECORDS = ImmutableSet.of(
            "repositories.security_and_analysis",
            "repositories.custom_properties");

    private final GitHubSimulator simulator = GitHubSimulator.builder()
            .company(Company.generate(1, 1))
            .token(new GitHubToken("insider", TestingGitHub.INSIDER_SECRET, TestingGitHub.INSIDER_LOGIN, Visibility.everything(), 1_000_000))
            .start();
    private final Map<String, String> catalog = ImmutableMap.<String, String>builder()
            .putAll(TestingGitHub.catalog(simulator, TestingGitHub.INSIDER_SECRET))
            .put("github.repositories", SCOPE)
            .buildOrThrow();
    private final QueryRunner queryRunner;
    private final DifferentialSource source;

    TestGitHubDifferential()
            throws Exception
    {
        queryRunner = GitHubQueryRunner.createOneNode(ImmutableMap.of("github", catalog));
        String logins = simulator.data().accounts().stream().map(account -> "'" + account.login() + "'").collect(joining(", "));
        source = new DifferentialSource(GitHubSource.SOURCE, queryRunner, "github", ImmutableMap.of("users", "login IN (%s)".formatted(logins)), TOLD_BY_SINGLE_RECORDS, this::createRestricted, this::requests);
    }

    @Override
    protected DifferentialSource source()
    {
        return source;
    }

    private void createRestricted(String name, Path sharedProperties)
    {
        queryRunner.createCatalog(name, "omnisql_github", ImmutableMap.<String, String>builder()
                .putAll(catalog)
                .put("omnisql.shared-properties", sharedProperties.toString())
                .buildOrThrow());
    }

    private List<SentRequest> requests()
    {
        ImmutableList<JournalEntry> entries = simulator.journal().entries();
        simulator.journal().clear();
        return entries.stream().map(entry -> new SentRequest(entry.path(), parameters(entry), entry.body())).collect(toImmutableList());
    }

    private static Map<String, String> parameters(JournalEntry entry)
    {
        return Maps.transformValues(entry.query().values().asMap(), values -> String.join(",", values));
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
        simulator.close();
    }
}
