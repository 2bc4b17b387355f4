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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import io.trino.testing.QueryFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Rows of the fault matrix through a running server, in the middle of a scan: what comes of it is what the page source is required to give. Each row has a catalog and a token of its own,
 * as a credential that was refused is left alone.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubFaultQueries
{
    private final TestingGitHub github;
    private GitHubSimulator simulator;

    TestGitHubFaultQueries(TestingGitHub github)
    {
        this.github = github;
    }

    static ImmutableList<FaultRow> rows()
    {
        return FaultRows.ALL.stream().filter(FaultRow::served).collect(toImmutableList());
    }

    @BeforeAll
    void start()
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder().company(Company.generate(1, 0.4));
        rows().forEach(row -> builder.token(new GitHubToken(catalog(row), secret(row), "ada", Visibility.everything(), 1_000_000)));
        simulator = builder.start();
        rows().forEach(row -> github.queryRunner().createCatalog(catalog(row), "omnisql_github", TestingGitHub.catalog(simulator, secret(row))));
    }

    @AfterAll
    void stop()
    {
        rows().forEach(row -> github.queryRunner().execute("DROP CATALOG " + catalog(row)));
        simulator.close();
    }

    @Test
    void testTwentyRows()
    {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(row -> assertThat(row.credential()).isEqualTo(FaultCredential.TOKEN));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void testQuery(FaultRow row)
    {
        assumeTrue(row.scan() != FaultScan.QUERIES || GitHubContract.find().isPresent(), "GraphQL is not simulated without the official schema in ../shared/contracts");
        FaultOutcome outcome = row.outcomes().get(FaultPlace.MIDDLE);
        simulator.journal().clear();
        simulator.faults().clear();
        simulator.faults().add(row.fault(row.scan() == FaultScan.QUERIES ? 1 : 2));
        Session session = Session.builder(github.session()).setCatalog(catalog(row)).build();
        try {
            List<List<Object>> rows = PlainRows.of(github.queryRunner().execute(session, row.scan().sql()));
            assertThat(outcome.rows()).isTrue();
            assertThat(rows).containsExactlyInAnyOrderElementsOf(row.scan().expected(simulator.data()).stream().map(expected -> expected.project(row.scan().columns())).toList());
        }
        catch (QueryFailedException e) {
            Failure failure = Failure.of(e, ImmutableList.of());
            assertThat(outcome.codes().stream().map(ApiErrorCode::name)).describedAs(failure.message()).contains(failure.errorName());
            assertThat(failure.message()).containsPattern("\\(table %s, page \\d+; trying again (may help|does not help)\\)$".formatted(row.scan().table()));
            assertThat(Throwables.getStackTraceAsString(e)).doesNotContain("-canary");
        }
        assertThat(simulator.journal().entries()).anyMatch(JournalEntry::scripted);
    }

    private static String catalog(FaultRow row)
    {
        return "fault_" + rows().indexOf(row);
    }

    private static String secret(FaultRow row)
    {
        return "github_pat_%s-canary".formatted(catalog(row));
    }
}
