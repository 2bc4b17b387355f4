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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.airlift.log.Logger;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A scan of eight of 150 columns asks for the fields of these and no others, so that an issue costs a fraction of its bytes. {@code ./omnisql bench jira-scan} measures the same of 100,000 issues.
 */
@TestInstance(PER_CLASS)
final class TestJiraWideScan
{
    private static final Logger log = Logger.get(TestJiraWideScan.class);

    private static final String TOKEN = "a-token";
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4), 62);
    private static final ImmutableList<String> FIELDS = ImmutableList.of("assignee", "created", "issuetype", "labels", "priority", "status", "summary", "updated");

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("wide", TOKEN).start();
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, TOKEN)));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testFieldsOfEightColumns()
    {
        assertThat(jira.query("SELECT count(*) FROM information_schema.columns WHERE table_name = 'issues'").column()).allSatisfy(columns -> assertThat((Long) columns).isGreaterThanOrEqualTo(150));
        TestingJira.Answer answer = jira.query("SELECT summary, status, issue_type, priority, assignee, labels, created_at, updated_at FROM issues");
        List<JsonNode> bodies = answer.bodies(SEARCH).stream().map(TestJiraWideScan::json).toList();
        assertThat(answer.rows()).hasSize((int) TestingJira.found(DATA).count());
        assertThat(bodies).hasSize(Math.ceilDiv(answer.rows().size(), 100)).hasSizeGreaterThan(1);
        assertThat(bodies).allSatisfy(body -> assertThat(body.get("fields").valueStream().map(JsonNode::textValue)).containsExactlyElementsOf(FIELDS));
        assertThat(answer.requests()).extracting(JournalEntry::path).filteredOn(path -> path.startsWith("/rest/api/3/issue")).isEmpty();

        RawJira raw = RawJira.of(jira.simulator(), TOKEN);
        List<JsonNode> read = raw.search(RawJira.EVERY_ISSUE, FIELDS.toArray(String[]::new));
        List<JsonNode> whole = raw.search(RawJira.EVERY_ISSUE, "*all");
        assertThat(read).hasSameSizeAs(whole).hasSameSizeAs(answer.rows());
        long needed = answer.rows().stream().flatMap(List::stream).mapToLong(TestJiraWideScan::size).sum();
        log.info("Bytes of an issue: %s of eight columns, %s of their fields, %s of all fields", needed / read.size(), bytes(read) / read.size(), bytes(whole) / read.size());
        // what comes beside the values is what the fields have beside them, such as addresses and icons
        assertThat(bytes(read)).isLessThan(bytes(whole) / 2);
        assertThat(read).allSatisfy(issue -> assertThat(ImmutableList.copyOf(issue.get("fields").fieldNames())).hasSameElementsAs(FIELDS));
    }

    private static long bytes(List<JsonNode> issues)
    {
        return issues.stream().mapToLong(issue -> issue.toString().getBytes(UTF_8).length).sum();
    }

    /**
     * What a value takes in a block: a time eight bytes, a text those of its characters.
     */
    private static long size(Object value)
    {
        return switch (value) {
            case null -> 0;
            case String text -> text.getBytes(UTF_8).length;
            case List<?> list -> list.stream().mapToLong(TestJiraWideScan::size).sum();
            default -> Long.BYTES;
        };
    }

    private static JsonNode json(String body)
    {
        try {
            return JSON.readTree(body);
        }
        catch (IOException e) {
            throw new IllegalStateException("not JSON: " + body, e);
        }
    }
}
