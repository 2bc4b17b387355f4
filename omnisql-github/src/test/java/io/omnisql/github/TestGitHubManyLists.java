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
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What becomes of the lists of many repositories when an answer to their query tells only a part, or nothing: the rows are the same.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubManyLists
{
    private static final String EMPTY_PAGE = "{'pageInfo': {'hasNextPage': false, 'endCursor': null}, 'nodes': []}";
    private static final ImmutableList<ManyLists> TABLES = ImmutableList.of(
            new ManyLists("labels", "name, color", "{'labels': %s}"),
            new ManyLists("branches", "name, commit_sha", "{'refs': %s}"),
            new ManyLists("releases", "id, tag_name", "{'releases': %s}"),
            new ManyLists("commits", "sha, message", "{'defaultBranchRef': {'target': {'history': %s}}}"));

    private final TestingGitHub github;

    TestGitHubManyLists(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @AfterEach
    void restore()
    {
        github.simulator().faults().clear();
    }

    @Test
    void testAnswersInPart()
    {
        for (ManyLists table : TABLES) {
            for (String list : ImmutableList.of(
                    "null",
                    "{'pageInfo': {'hasNextPage': false, 'endCursor': null}, 'nodes': [null]}",
                    "{'pageInfo': {'hasNextPage': false, 'endCursor': null}, 'nodes': [{'__typename': 'Other', 'name': 'x', 'tagName': 'x', 'oid': 'x', 'databaseId': 1}]}")) {
                assertReadElsewhere(table, "{'data': {'k0': %s, 'k1': %s}}".formatted(table.found("rocket", list), table.found("webapp", list)));
            }
            String nothing = "{'k0': %s, 'k1': %s}".formatted(table.found("rocket", EMPTY_PAGE), table.found("webapp", EMPTY_PAGE));
            assertReadElsewhere(table, "{'data': %s, 'errors': [{'message': 'Something went wrong'}]}".formatted(nothing));
            assertReadElsewhere(table, "{'data': %s, 'errors': [{'type': 'INTERNAL', 'path': ['k0']}, {'type': 'INTERNAL', 'path': ['k1']}]}".formatted(nothing));
            assertReadElsewhere(table, "{'data': null, 'errors': [{'message': 'Something went wrong'}]}");
        }
    }

    /**
     * What a branch points to, or the default one does, is not there, or is not what it should be.
     */
    @Test
    void testObjectsThatAreMissing()
    {
        ManyLists commits = TABLES.getLast();
        for (String branch : ImmutableList.of("null", "{'target': null}", "{'target': {}}")) {
            String found = "{'owner': {'login': 'acme'}, 'name': '%s', 'defaultBranchRef': %s}";
            assertReadElsewhere(commits, "{'data': {'k0': %s, 'k1': %s}}".formatted(found.formatted("rocket", branch), found.formatted("webapp", branch)));
        }
        String branches = "{'pageInfo': {'hasNextPage': false, 'endCursor': null}, 'nodes': [{'__typename': 'Ref', 'name': 'x', 'target': null}]}";
        assertReadElsewhere(TABLES.get(1), "{'data': {'k0': %s, 'k1': %s}}".formatted(TABLES.get(1).found("rocket", branches), TABLES.get(1).found("webapp", branches)));
        String releases = "{'pageInfo': {'hasNextPage': false, 'endCursor': null}, 'nodes': [{'__typename': 'Release', 'databaseId': null, 'tagName': 'x'}]}";
        assertReadElsewhere(TABLES.get(2), "{'data': {'k0': %s, 'k1': %s}}".formatted(TABLES.get(2).found("rocket", releases), TABLES.get(2).found("webapp", releases)));
    }

    private void assertReadElsewhere(ManyLists table, String body)
    {
        Answer whole = github.query(table.sql("acme", "rocket", "webapp"));
        assertThat(whole.requests()).extracting(JournalEntry::path).containsExactly("/graphql");
        respond(body, 1);
        Answer answer = github.query(table.sql("acme", "rocket", "webapp"));
        github.simulator().faults().clear();
        assertThat(answer.rows()).describedAs(body).isNotEmpty().containsExactlyInAnyOrderElementsOf(whole.rows());
        assertThat(answer.requests()).describedAs(body).extracting(JournalEntry::path).contains("/graphql", "/repos/acme/rocket/" + table.name(), "/repos/acme/webapp/" + table.name());
    }

    /**
     * A query that is too large is asked in smaller ones, and one that failed once more.
     */
    @Test
    void testQueriesThatAreAskedAgain()
    {
        for (ManyLists table : TABLES) {
            String sql = table.sql("acme", "rocket", "webapp");
            List<List<Object>> rows = github.query(sql).rows();
            respond("{'errors': [{'type': 'RESOURCE_LIMITS_EXCEEDED'}]}", 1);
            Answer smaller = github.query(sql);
            assertThat(smaller.rows()).describedAs(table.name()).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(smaller.requests()).describedAs(table.name()).extracting(JournalEntry::path).containsExactly("/graphql", "/graphql", "/graphql");
            for (Fault fault : ImmutableList.of(Fault.status(502), Fault.reset(), Fault.fault(new Fault.CutBody()))) {
                github.simulator().faults().add(fault.on("/graphql").times(1));
                Answer again = github.query(sql);
                assertThat(again.rows()).describedAs("%s: %s", table.name(), fault).containsExactlyInAnyOrderElementsOf(rows);
                assertThat(again.requests()).describedAs("%s: %s", table.name(), fault).extracting(JournalEntry::path).containsExactly("/graphql", "/graphql");
            }
        }
    }

    /**
     * A list that a later answer does not go on with is read anew in the other form; what was read before is no row again.
     */
    @Test
    void testLaterPagesThatAreMissing()
    {
        for (ManyLists table : TABLES.subList(0, 3)) {
            String sql = table.sql("jose-n", "haystack", "nowhere");
            List<List<Object>> rows = github.query(github.session("missing_resource", "EMPTY"), sql).rows();
            assertThat(rows).describedAs(table.name()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
            String body = "{'data': {'k0': %s}}".formatted(table.found("haystack", "null").replace("acme", "jose-n"));
            respond(body, 2);
            Answer answer = github.query(github.session("missing_resource", "EMPTY"), sql);
            assertThat(github.simulator().faults().pending()).isEmpty();
            assertThat(answer.rows()).describedAs(table.name()).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(answer.requests()).describedAs(table.name()).extracting(JournalEntry::path).contains("/repos/jose-n/haystack/" + table.name());
        }
    }

    private void respond(String body, int request)
    {
        github.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), body.replace('\'', '"'))).on("/graphql").atRequest(request));
    }

    /**
     * @param place the members of the repository's object that lead to the list
     */
    private record ManyLists(String name, String columns, String place)
    {
        String sql(String owner, String repo, String other)
        {
            return "SELECT repo, %s FROM %s WHERE owner = '%s' AND repo IN ('%s', '%s')".formatted(columns, name, owner, repo, other);
        }

        /**
         * The object of a repository with this list.
         */
        String found(String repo, String list)
        {
            return "{'owner': {'login': 'acme'}, 'name': '%s', %s".formatted(repo, place.formatted(list).substring(1));
        }
    }
}
