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
import com.google.common.collect.Sets;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.github.TestingGitHub.FULL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What a repeated question costs, and how old its answer is.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(PER_CLASS)
final class TestGitHubCache
{
    // GraphQL does not tell the ids, so that all of these are read by REST
    private static final String LIST = "SELECT number, title, node_id FROM issues WHERE owner = 'acme' AND repo = 'monolith'";
    private static final String STATUS = "SELECT DISTINCT \"$cache_status\" FROM issues WHERE owner = 'acme' AND repo = 'monolith' AND node_id <> ''";
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final TestingGitHub github;
    private final GitHubDataset data;

    TestGitHubCache(TestingGitHub github)
            throws Exception
    {
        this.github = github.onOneNode();
        this.data = github.data();
    }

    @AfterAll
    void close()
    {
        github.queryRunner().close();
    }

    @BeforeEach
    void createCatalog()
    {
        github.queryRunner().createCatalog("cached", "omnisql_github", ImmutableMap.<String, String>builder()
                .putAll(TestingGitHub.catalog(github.simulator(), FULL_SECRET))
                .put("omnisql.cache.enabled", "true")
                .put("omnisql.cache.max-staleness", "5m")
                .buildKeepingLast());
        // a node may have kept the catalog of the same name and settings
        flush();
    }

    @AfterEach
    void dropCatalog()
    {
        github.simulator().change(_ -> data);
        github.queryRunner().execute("DROP CATALOG cached");
    }

    @Test
    void testListWithinMaxStaleness()
    {
        Answer first = query(LIST);
        assertIssues(first);
        assertThat(first.requests()).hasSizeGreaterThan(2);
        Answer again = query(LIST);
        assertThat(again.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        assertThat(again.journal()).isEmpty();
        assertThat(query(STATUS).column()).containsExactly("hit");
        assertThat(status(again)).containsExactly(0L, 0L, (long) first.requests().size());

        // rows may be as old as that
        change(issue -> issue.number() == anyNumber() ? issue.withTitle("Renamed") : issue);
        assertThat(query(LIST).rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        flush();
        Answer flushed = query(LIST);
        assertIssues(flushed);
        assertThat(statuses(flushed)).hasSameSizeAs(first.requests()).containsOnly(OK);
    }

    @Test
    void testListThatIsAskedForAlways()
    {
        Answer first = query("0s", LIST);
        int requests = first.requests().size();
        long budget = github.simulator().budget("full").reading().remaining();
        Answer again = query("0s", LIST);
        assertThat(again.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        assertThat(statuses(again)).hasSize(requests).containsOnly(NOT_MODIFIED);
        assertThat(github.simulator().budget("full").reading().remaining()).isEqualTo(budget);
        assertThat(status(again)).containsExactly(0L, (long) requests, 0L);
        assertThat(query("0s", STATUS).column()).containsExactly("revalidated");

        change(issue -> issue.number() == anyNumber() ? issue.withTitle("Renamed") : issue);
        Answer changed = query("0s", LIST);
        assertIssues(changed);
        assertThat(changed.rows()).doesNotContainSequence(first.rows());
        assertThat(statuses(changed)).hasSize(requests).containsOnlyOnce(OK);
        assertThat(status(changed)).containsExactly(1L, requests - 1L, 0L);
    }

    /**
     * Pages of two moments are no list: where those that are known end, the last of them has to be what GitHub has.
     */
    @Test
    void testBeginningOfList()
    {
        String few = LIST + " LIMIT 5";
        Answer beginning = query(few);
        assertThat(beginning.requests()).hasSize(1);
        assertThat(query(few).journal()).isEmpty();
        Answer all = query(LIST);
        assertIssues(all);
        assertThat(statuses(all)).startsWith(NOT_MODIFIED, OK).doesNotContainSequence(NOT_MODIFIED, NOT_MODIFIED);
        assertThat(query(LIST).journal()).isEmpty();
    }

    @Test
    void testListThatHasChangedBehindItsBeginning()
    {
        Answer _ = query(LIST + " LIMIT 5");
        int gone = github.data().issues("acme", "monolith").stream().mapToInt(GitHubIssue::number).min().orElseThrow();
        GitHubDataset now = github.data();
        github.simulator().change(current -> current.with(now.repository("acme", "monolith").withIssues(
                now.issues("acme", "monolith").stream().filter(issue -> issue.number() != gone).collect(toImmutableList()))));
        Answer changed = query(LIST);
        // a row of the first page may be as old as that, and no other one is missing or told twice
        assertThat(changed.rows()).doesNotHaveDuplicates();
        assertThat(Sets.symmetricDifference(numbers(changed), expected())).isSubsetOf((long) gone);
        assertThat(statuses(changed)).startsWith(OK);
    }

    /**
     * Pages that are numbered have to fit together, which is not asked again for those that are known.
     */
    @Test
    void testNumberedList()
    {
        String sql = "SELECT id, body, node_id FROM issue_comments WHERE owner = 'acme' AND repo = 'monolith'";
        Answer first = query(sql);
        assertThat(first.requests()).hasSizeGreaterThan(2);
        assertThat(first.unchanged()).isNotEmpty();
        Answer again = query(sql);
        assertThat(again.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        assertThat(again.journal()).isEmpty();
        Answer asked = query("0s", sql);
        assertThat(asked.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        assertThat(asked.requests()).isEmpty();
        assertThat(query(sql).journal()).isEmpty();
    }

    @Test
    void testSingleRecord()
    {
        String sql = "SELECT title, node_id FROM issues WHERE owner = 'acme' AND repo = 'monolith' AND number = " + anyNumber();
        Answer first = query(sql);
        assertThat(first.rows()).hasSize(1);
        assertThat(query(sql).journal()).isEmpty();
        assertThat(statuses(query("0s", sql))).containsExactly(NOT_MODIFIED);
        change(issue -> issue.number() == anyNumber() ? issue.withTitle("Renamed") : issue);
        Answer changed = query("0s", sql);
        assertThat(changed.rows().getFirst().getFirst()).isEqualTo("Renamed");
        assertThat(statuses(changed)).containsExactly(OK);
    }

    @Test
    void testJoin()
    {
        String sql = "SELECT i.number, u.name FROM issues i JOIN users u ON u.login = i.author WHERE i.owner = 'acme' AND i.repo = 'rocket' AND i.node_id <> ''";
        Answer first = query(sql);
        assertThat(first.rows()).isNotEmpty();
        Answer again = query(sql);
        assertThat(again.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        assertThat(again.journal()).isEmpty();
        Answer asked = query("0s", sql);
        assertThat(asked.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        // GraphQL confirms nothing
        assertThat(asked.requests()).allMatch(request -> request.path().equals("/graphql"));
    }

    @Test
    void testBatch()
    {
        String sql = "SELECT id, \"$cache_status\" FROM pull_request_reviews WHERE owner = 'acme' AND repo = 'rocket' AND pull_number IN (5, 8)";
        Answer first = query(sql);
        assertThat(first.requests()).extracting(JournalEntry::path).containsExactly("/graphql");
        assertThat(first.rows()).isNotEmpty().allMatch(row -> row.getLast().equals("miss"));
        Answer again = query(sql);
        assertThat(again.journal()).isEmpty();
        assertThat(again.rows()).hasSameSizeAs(first.rows()).allMatch(row -> row.getLast().equals("hit"));
        assertThat(query("0s", sql).requests()).hasSize(1);
    }

    /**
     * A list that GraphQL tells in several queries is read anew, but for its end.
     */
    @Test
    void testListOfQueries()
    {
        String sql = "SELECT number, title FROM issues WHERE owner = 'acme' AND repo = 'monolith'";
        Answer first = query(sql);
        Answer again = query(sql);
        assertThat(again.rows()).containsExactlyInAnyOrderElementsOf(first.rows());
        assertThat(again.requests()).hasSizeLessThanOrEqualTo(first.requests().size());
    }

    @Test
    void testSelfJoin()
    {
        int requests = github.query(LIST).requests().size();
        Answer joined = query("0s",
                """
                SELECT a.number, b.title
                FROM issues a JOIN issues b ON a.number = b.number AND a.node_id = b.node_id
                WHERE a.owner = 'acme' AND a.repo = 'monolith' AND b.owner = 'acme' AND b.repo = 'monolith'
                """);
        assertThat(joined.rows()).hasSameSizeAs(github.issues("acme", "monolith"));
        assertThat(joined.requests()).hasSize(requests);
        Answer union = query("0s", LIST + " UNION ALL " + LIST);
        assertThat(union.rows()).hasSize(2 * github.issues("acme", "monolith").size());
        assertThat(statuses(union)).hasSize(requests).containsOnly(NOT_MODIFIED);
    }

    /**
     * Rows of related tables that a query tells come from its answer.
     */
    @Test
    void testRelatedRows()
    {
        String sql = "SELECT i.number, i.\"$cache_status\", u.\"$cache_status\" FROM issues i JOIN users u ON u.login = i.author WHERE i.owner = 'acme' AND i.repo = 'rocket' AND u.login = 'ada'";
        Answer first = query(sql);
        Answer again = query(sql);
        assertThat(again.rows()).hasSameSizeAs(first.rows()).allSatisfy(row -> assertThat(row.subList(1, 3)).containsOnly("hit"));
        assertThat(again.journal()).isEmpty();
    }

    private void flush()
    {
        github.queryRunner().execute(session("5m"), "CALL system.flush_cache()");
    }

    private Answer query(String sql)
    {
        return query("5m", sql);
    }

    private Answer query(String maxStaleness, String sql)
    {
        return github.query(session(maxStaleness), sql);
    }

    private Session session(String maxStaleness)
    {
        return Session.builder(github.session()).setCatalog("cached").setCatalogSessionProperty("cached", "max_staleness", maxStaleness).build();
    }

    /**
     * Requests, confirmations and hits of a query.
     */
    private List<Object> status(Answer answer)
    {
        return query("SELECT sum(requests), sum(not_modified), sum(cache_hits) FROM cached.system.query_status WHERE query_id = '%s'".formatted(answer.queryId())).rows().getFirst();
    }

    private static List<Integer> statuses(Answer answer)
    {
        return answer.journal().stream().map(JournalEntry::status).collect(toImmutableList());
    }

    private int anyNumber()
    {
        ImmutableList<GitHubIssue> issues = data.issues("acme", "monolith");
        return issues.get(issues.size() / 2).number();
    }

    private void change(UnaryOperator<GitHubIssue> change)
    {
        github.simulator().change(current -> current.with(current.repository("acme", "monolith").withIssues(
                current.issues("acme", "monolith").stream().map(change).collect(toImmutableList()))));
    }

    private void assertIssues(Answer answer)
    {
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(github.issues("acme", "monolith").stream()
                .map(row -> List.of(row.get("number"), row.get("title"), row.get("node_id")))
                .collect(toImmutableList()));
    }

    private Set<Object> expected()
    {
        return github.issues("acme", "monolith").stream().map(row -> row.get("number")).collect(toImmutableSet());
    }

    private static Set<Object> numbers(Answer answer)
    {
        return answer.rows().stream().map(List::getFirst).collect(toImmutableSet());
    }
}
