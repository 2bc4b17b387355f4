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
package io.omnisql.tests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.demo.ShowcaseQuery;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraVersion;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Joins of GitHub and Jira, against what both simulators hold of the same company, and what each of them was asked.
 */
@Test(singleThreaded = true)
public class TestSourcesJoined
        extends BaseProductTest
{
    private static final Pattern KEY = Pattern.compile("^([A-Z]+)-[0-9]+");
    private static final String ISSUES_OF_KEYS = "/rest/api/3/issue/bulkfetch";
    private static final String ISSUE_SEARCH = "/rest/api/3/search/jql";

    private final GitHubDataset gitHub = GitHubDataset.of(Company.generate(1, 1));
    private final JiraDataset jira = JiraDataset.of(gitHub.company());
    private JdbcClient jdbc;

    @BeforeClass(timeOut = START_TIMEOUT)
    public void startProcesses()
            throws IOException, InterruptedException
    {
        ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly")));
        simulators = SimulatorProcess.start(assembly, token);
        server = ProductServer.start(assembly, Files.createTempDirectory(Path.of("target"), "joined"), simulators, token);
        // scans wait for one another however busy the machine is
        jdbc = new JdbcClient(server.uri()).with("jira.dynamic_filtering_wait_timeout", "2m");
    }

    @Test(timeOut = TIMEOUT)
    public void testDemoAsksEachSourceForWhatTheOtherNames()
            throws SQLException
    {
        ShowcaseQuery query = ShowcaseQuery.acrossSources();
        List<Work> expected = unreleased("monolith");
        assertThat(expected).hasSizeGreaterThan(3);

        assertThat(run(query.sql())).containsExactlyInAnyOrderElementsOf(expected.stream().map(Work::row).toList());

        assertThat(simulators.requests()).extracting(JournaledRequest::path).containsExactly("/repos/acme/monolith/pulls");
        // a project tells its versions
        assertThat(simulators.requestsOfJira()).extracting(JournaledRequest::path).containsExactlyInAnyOrder(ISSUES_OF_KEYS, "/rest/api/3/project/MONOLI");
        assertThat(query.leastRequests()).containsEntry("github", simulators.requests().size()).containsEntry("jira", simulators.requestsOfJira().size());
    }

    /**
     * The projects of which versions are read are those of the issues that were found, and issues are fetched a hundred at a time.
     */
    @Test(timeOut = TIMEOUT)
    public void testAllRepositories()
            throws SQLException
    {
        List<String> repositories = gitHub.repositories("acme").stream().map(GitHubRepository::name).toList();
        List<Work> expected = repositories.stream().flatMap(repository -> unreleased(repository).stream()).toList();
        ImmutableSet<String> keys = repositories.stream().flatMap(this::named).collect(toImmutableSet());
        ImmutableSet<String> projects = keys.stream()
                .flatMap(key -> jira.findIssue(key).stream())
                .map(issue -> jira.site().project(issue.projectKey()))
                .filter(project -> project.state() == JiraProject.State.LIVE)
                .map(JiraProject::key)
                .collect(toImmutableSet());
        assertThat(projects).hasSizeGreaterThan(10);

        assertThat(run(ShowcaseQuery.acrossSources().sql().replace(" AND p.repo = 'monolith'", ""))).containsExactlyInAnyOrderElementsOf(expected.stream().map(Work::row).toList());

        List<String> paths = simulators.requestsOfJira().stream().map(JournaledRequest::path).toList();
        assertThat(paths).filteredOn(ISSUES_OF_KEYS::equals).hasSizeLessThanOrEqualTo((keys.size() + 99) / 100);
        assertThat(paths).doesNotContain(ISSUE_SEARCH)
                // the list of projects, and what each tells of its versions
                .hasSizeLessThanOrEqualTo((keys.size() + 99) / 100 + 1 + projects.size());
    }

    private ImmutableList<String> run(String sql)
            throws SQLException
    {
        // where the tables have to be found first, that is asked for once
        jdbc.query("DESCRIBE jira.default.issues");
        simulators.clearJournal();
        return jdbc.query(sql);
    }

    private Stream<GitHubPullRequest> open(String repository)
    {
        return gitHub.pullRequests("acme", repository).stream().filter(request -> request.issue().isOpen());
    }

    private Stream<String> named(String repository)
    {
        return open(repository).map(request -> KEY.matcher(request.head().ref())).filter(Matcher::find).map(Matcher::group);
    }

    /**
     * What the query finds in one repository.
     */
    private List<Work> unreleased(String repository)
    {
        ImmutableList.Builder<Work> found = ImmutableList.builder();
        open(repository).forEach(request -> {
            Matcher key = KEY.matcher(request.head().ref());
            if (key.find()) {
                Optional<JiraIssue> issue = jira.findIssue(key.group()).filter(candidate -> jira.site().project(candidate.projectKey()).state() == JiraProject.State.LIVE);
                issue.ifPresent(named -> named.facts().fixVersions().stream()
                        .filter(version -> !version.released())
                        .forEach(version -> found.add(new Work(request, named, version))));
            }
        });
        return found.build();
    }

    private record Work(GitHubPullRequest request, JiraIssue issue, JiraVersion version)
    {
        String row()
        {
            return String.join(
                    ",",
                    String.valueOf(request.number()),
                    request.head().ref(),
                    issue.facts().status().name(),
                    version.name(),
                    version.releaseDate().map(LocalDate::toString).orElse("null"));
        }
    }
}
