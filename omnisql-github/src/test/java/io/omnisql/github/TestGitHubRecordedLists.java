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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.http.RequestJournal;
import io.omnisql.simulator.http.Scripts;
import io.omnisql.simulator.http.SimulatorHttpServer;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Scans over lists that were recorded from the real GitHub: every page is read, every record is a row with all its values, and pull requests are none of issues.
 */
@TestInstance(PER_CLASS)
@EnabledIf(value = "io.omnisql.github.TestGitHubRecordings#isRecordingAtHand", disabledReason = "there are no recorded responses: name their folder with -Domnisql.contracts=")
final class TestGitHubRecordedLists
{
    private RecordedGitHub recorded;
    private RequestJournal journal;
    private SimulatorHttpServer server;
    private QueryRunner queryRunner;

    @BeforeAll
    void start()
            throws Exception
    {
        recorded = new RecordedGitHub(
                ImmutableMap.of("/orgs/jenkinsci/repos", "/organizations/107424/repos"),
                "hub4j/AppTest.testGetIssues.json",
                "hub4j/AppTest.testOrgRepositories.json",
                "hub4j/GHMilestoneTest.testListMilestonesWithSort.json",
                "octokit/labels.json",
                "octokit/paginate-issues.json");
        journal = new RequestJournal(Clock.systemUTC());
        server = SimulatorHttpServer.start(0, Optional.empty(), recorded, journal, Scripts.empty(), (_, _, _) -> {});
        queryRunner = GitHubQueryRunner.create(ImmutableMap.of("github", ImmutableMap.of(
                "omnisql.tenant", "recorded",
                "github.api-uri", server.uri().toString(),
                "github.token", "recorded-token")));
    }

    @AfterAll
    void stop()
    {
        if (queryRunner != null) {
            queryRunner.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /**
     * Sixteen pages, of whose 471 records 278 are pull requests.
     */
    @Test
    void testIssues()
    {
        List<JsonNode> records = recorded.records("/repos/hub4j/github-api/issues").toList();
        List<JsonNode> issues = records.stream().filter(record -> !record.has("pull_request")).toList();
        assertThat(records).hasSize(471);
        assertThat(issues).hasSize(193);
        assertRows(ISSUES, "SELECT * FROM issues WHERE owner = 'hub4j' AND repo = 'github-api'", issues, RecordedRows::issue);
        assertThat(pages()).hasSize(16);
        // the recording holds closed ones only, whatever it is asked for
        assertThat(queryRunner.execute("SELECT count(*) FROM issues WHERE owner = 'hub4j' AND repo = 'github-api' AND state = 'open'").getOnlyValue()).isEqualTo(0L);
    }

    @Test
    void testIssuesWithoutPullRequests()
    {
        List<JsonNode> issues = recorded.records("/repos/octokit-fixture-org/paginate-issues/issues").toList();
        assertThat(issues).hasSize(13);
        assertRows(ISSUES, "SELECT * FROM issues WHERE owner = 'octokit-fixture-org' AND repo = 'paginate-issues'", issues, RecordedRows::issue);
        assertThat(pages()).hasSize(5);
    }

    /**
     * The pages of the last query, whose addresses have numbers: then each of them was asked for once more, as recordings have no tags.
     */
    private Set<String> pages()
    {
        return journal.entries().stream().map(entry -> entry.path() + "?" + entry.queryString()).collect(toImmutableSet());
    }

    /**
     * Of 23 recorded pages, the last is at hand.
     */
    @Test
    void testRepositories()
    {
        List<JsonNode> repositories = recorded.records("/organizations/107424/repos").toList();
        assertThat(repositories).hasSize(4);
        assertRows(REPOSITORIES, "SELECT * FROM repositories WHERE owner = 'jenkinsci'", repositories, RecordedRepositoryRows::repository);
    }

    /**
     * The repository is called "labels", so its labels are at {@code /labels/labels}.
     */
    @Test
    void testLabels()
    {
        List<JsonNode> labels = recorded.records("/repos/octokit-fixture-org/labels/labels").toList();
        assertThat(labels).hasSize(9);
        assertRows(LABELS, "SELECT * FROM labels WHERE owner = 'octokit-fixture-org' AND repo = 'labels'", labels, RecordedListRows::label);
    }

    @Test
    void testMilestones()
    {
        List<JsonNode> milestones = recorded.records("/repos/hub4j-test-org/github-api/milestones").toList();
        assertThat(milestones).hasSize(3);
        assertRows(MILESTONES, "SELECT * FROM milestones WHERE owner = 'hub4j-test-org' AND repo = 'github-api'", milestones, RecordedListRows::milestone);
        assertThat(journal.entries()).hasSize(1);
    }

    private void assertRows(TableDefinition table, String sql, List<JsonNode> records, Function<JsonNode, ExpectedRow> expected)
    {
        journal.clear();
        List<ColumnDefinition> columns = table.columns().stream().filter(column -> !column.hidden()).toList();
        List<String> names = columns.stream().map(ColumnDefinition::name).toList();
        List<List<Object>> rows = PlainRows.of(queryRunner.execute(sql)).stream().map(row -> withDocuments(columns, row)).toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(records.stream().map(record -> expected.apply(record).project(names)).toList());
    }

    /**
     * The same row, with JSON as a document: blanks and the order of members do not count.
     */
    private static List<Object> withDocuments(List<ColumnDefinition> columns, List<Object> row)
    {
        List<Object> values = new ArrayList<>(row);
        for (int i = 0; i < values.size(); i++) {
            if (columns.get(i).type().equals(ColumnType.JSON) && values.get(i) != null) {
                values.set(i, RecordedRecords.parse((String) values.get(i)));
            }
        }
        return values;
    }
}
