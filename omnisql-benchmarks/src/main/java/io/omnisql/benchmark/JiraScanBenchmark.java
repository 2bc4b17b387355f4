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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.omnisql.server.LauncherException;
import io.omnisql.server.QueryAnswer;
import io.omnisql.server.QueryClient;

import java.time.Duration;
import java.util.List;

/**
 * What a scan of eight of about 150 columns of Jira's issues asks for, and how many bytes of each issue come: with the fields of these columns and no others, beside what the columns need, and what all fields are.
 */
final class JiraScanBenchmark
        implements Benchmark
{
    private static final int PAGES = 1_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;
    private static final ImmutableSortedSet<String> FIELDS = ImmutableSortedSet.of("assignee", "created", "issuetype", "labels", "priority", "status", "summary", "updated");
    private static final ImmutableList<String> COLUMNS = ImmutableList.of("issues", "columns", "fields asked for", "server s (min / median / max)", "issues a second", "bytes sent an issue", "unpacked", "of all fields", "in the columns");
    private static final String CATALOG =
            """
            connector.name=omnisql_jira
            omnisql.tenant=acme
            omnisql.rate-limit.paced=false
            omnisql.cache.enabled=false
            omnisql.max-requests-per-query=1000000
            jira.uri=%s
            jira.email=%s
            jira.api-token=%s
            """;
    private static final String SCAN =
            """
            SELECT count(*), sum(length(summary)), sum(length(status)), sum(length(issue_type)), sum(length(priority)), sum(length(assignee)), sum(cardinality(labels)), max(created_at), max(updated_at)
            FROM jira.default.issues""";
    // a time has eight bytes
    private static final String NEEDED =
            """
            SELECT sum(16 + length(to_utf8(summary)) + length(to_utf8(status)) + length(to_utf8(issue_type)) + length(to_utf8(coalesce(priority, '')))
                + length(to_utf8(coalesce(assignee, ''))) + length(to_utf8(array_join(labels, '')))) / count(*)
            FROM jira.default.issues
            WHERE created_at IS NOT NULL AND updated_at IS NOT NULL""";
    private static final String WIDTH = "SELECT count(*) FROM jira.information_schema.columns WHERE table_schema = 'default' AND table_name = 'issues'";

    @Override
    public String name()
    {
        return "jira-scan";
    }

    @Override
    public BenchmarkResult run(BenchmarkEnvironment environment)
            throws InterruptedException
    {
        environment.progress().println("The source of %s issues and the server are starting".formatted(PAGES * JiraIssuePages.PAGE_SIZE));
        try (PreparedJira jira = PreparedJira.start(PAGES);
                BenchmarkServer server = BenchmarkServer.start(environment, ImmutableMap.of("jira", CATALOG.formatted(jira.uri(), JiraIssuePages.USER, JiraIssuePages.TOKEN)), "2g");
                QueryClient client = QueryClient.connect(server.uri(), "scan")) {
            environment.progress().println("Reading them %s times".formatted(WARM_UPS + ROUNDS + 1));
            for (int round = 0; round < WARM_UPS; round++) {
                scan(client);
            }
            jira.sent();
            ImmutableList.Builder<Duration> durations = ImmutableList.builder();
            for (int round = 0; round < ROUNDS; round++) {
                durations.add(scan(client));
            }
            Rounds rounds = new Rounds(durations.build());
            JiraSent sent = jira.sent();
            long issues = sent.pages() * JiraIssuePages.PAGE_SIZE;
            ImmutableList<String> row = ImmutableList.of(
                    Integer.toString(PAGES * JiraIssuePages.PAGE_SIZE),
                    "8 of " + value(client, WIDTH),
                    Integer.toString(sent.fields().size()),
                    rounds.seconds(),
                    Long.toString(PAGES * JiraIssuePages.PAGE_SIZE * 1_000L / rounds.median().toMillis()),
                    Long.toString(sent.bytes() / issues),
                    Long.toString(sent.unpacked() / issues),
                    Integer.toString(jira.wholeIssue()),
                    value(client, NEEDED));
            return new BenchmarkResult(COLUMNS, ImmutableList.of(row), sent.fields().equals(FIELDS) && sent.pages() == (long) ROUNDS * PAGES);
        }
    }

    private static Duration scan(QueryClient client)
    {
        QueryAnswer answer = client.run(SCAN);
        List<String> found = answer.rows().getFirst();
        if (!found.getFirst().equals(Integer.toString(PAGES * JiraIssuePages.PAGE_SIZE))) {
            throw new LauncherException("A round has read %s issues, and not all of %s pages".formatted(found.getFirst(), PAGES));
        }
        return answer.wallTime();
    }

    private static String value(QueryClient client, String sql)
    {
        return client.run(sql).rows().getFirst().getFirst();
    }
}
