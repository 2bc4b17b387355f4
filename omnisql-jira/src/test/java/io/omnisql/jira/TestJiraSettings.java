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
package io.omnisql.jira;

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraFeature;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sites without votes, watchers, links or tracked time: Jira answers as if there were no issue, or refuses, and there are no rows.
 */
final class TestJiraSettings
{
    private static final String SETTINGS = "/rest/api/3/configuration";

    @Test
    void testFeaturesThatAreOff()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().company(Company.generate(1, 0.02)).token("settings", "a-token").without(JiraFeature.VOTING).without(JiraFeature.WATCHING).start();
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")))) {
            int issues = jira.query("SELECT key FROM issues").rows().size();
            for (String table : List.of("issue_votes", "issue_watchers")) {
                TestingJira.Answer one = jira.query("SELECT account_id FROM %s WHERE issue_key = 'ROCKET-1'".formatted(table));
                assertThat(one.rows()).as(table).isEmpty();
                assertThat(one.asked()).as(table).hasSize(3).last().isEqualTo(SETTINGS);
                TestingJira.Answer all = jira.query("SELECT account_id FROM " + table);
                assertThat(all.rows()).as(table).isEmpty();
                assertThat(all.asked()).as(table).filteredOn(SETTINGS::equals).hasSize(1);
                // where one issue is asked after the other, nothing is asked behind the first one
                TestingJira.Answer some = jira.query("SELECT account_id FROM %s LIMIT %s".formatted(table, 10 * issues));
                assertThat(some.rows()).as(table).isEmpty();
                assertThat(some.requests()).as(table).filteredOn(request -> request.status() == 404).hasSize(1);
                // and nothing at all where that would be too much
                TestingJira.Answer few = jira.queryWith("jira", ImmutableMap.of("max_requests_per_query", "3"), "SELECT account_id FROM " + table);
                assertThat(few.rows()).as(table).isEmpty();
                assertThat(few.requests()).as(table).extracting(JournalEntry::status).containsOnly(200);
            }
        }
    }

    @Test
    void testLinksAndWorkThatAreOff()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().company(Company.generate(1, 0.02)).token("settings", "a-token").without(JiraFeature.ISSUE_LINKING).without(JiraFeature.TIME_TRACKING).start();
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")))) {
            assertThat(jira.query("SELECT name FROM issue_link_types").rows()).isEmpty();
            // of these, Jira says that they are refused
            TestingJira.Answer links = jira.query("SELECT id FROM issue_remote_links");
            assertThat(links.rows()).isEmpty();
            assertThat(links.requests()).filteredOn(request -> request.status() == 403).isNotEmpty();
            assertThat(links.asked()).filteredOn(SETTINGS::equals).hasSize(1);
            assertThat(jira.query("SELECT id FROM issue_worklogs WHERE issue_key = 'ROCKET-1'").rows()).isEmpty();
            assertThat(jira.query("SELECT id FROM issue_worklogs").rows()).isEmpty();
            assertThat(jira.query("SELECT id FROM issue_worklogs WHERE id = '10000'").rows()).isEmpty();
            assertThat(jira.query("SELECT id FROM issue_links").rows()).isEmpty();
            assertThat(jira.query("SELECT issue_id FROM board_issues").rows()).isNotEmpty();
        }
    }

    @Test
    void testLinksThatAreRefused()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().company(Company.generate(1, 0.02)).token("settings", "a-token").start();
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")))) {
            simulator.faults().add(Fault.status(403).on("/rest/api/3/issue/{issueIdOrKey}/remotelink"));
            assertThat(jira.failure("SELECT id FROM issue_remote_links WHERE issue_key = 'ROCKET-1'")).contains("the source refuses 'ROCKET-1' to the catalog's credential");
        }
    }

    /**
     * Where they are on, an issue that was found and is not there any more is no issue without votes.
     */
    @Test
    void testIssuesThatAreGone()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().company(Company.generate(1, 0.02)).token("settings", "a-token").without(JiraFeature.VOTING).start();
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")))) {
            simulator.faults().add(Fault.status(404).on("/rest/api/3/issue/{issueIdOrKey}/watchers"));
            assertThat(jira.failure("SELECT account_id FROM issue_watchers WHERE issue_key = 'ROCKET-1'")).contains("the source has listed 'ROCKET-1' and does not show it now");
            // and so is one of which nobody can say why it is not told
            simulator.faults().add(Fault.status(404).on("/rest/api/3/issue/{issueIdOrKey}/votes"));
            simulator.faults().add(Fault.status(404).on(SETTINGS));
            assertThat(jira.failure("SELECT account_id FROM issue_votes WHERE issue_key = 'ROCKET-1'")).contains("the source has listed 'ROCKET-1' and does not show it now");
            assertThat(jira.query("SELECT account_id FROM issue_votes WHERE issue_key = 'ROCKET-1'").rows()).isEmpty();
        }
    }
}
