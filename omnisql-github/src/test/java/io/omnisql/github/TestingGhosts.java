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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.github.Ghost;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.testing.QueryRunner;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulated GitHub with deleted accounts, and catalogs over it that have learned nothing yet: {@code ghosts}, and {@code listed} without GraphQL.
 */
final class TestingGhosts
        implements AutoCloseable
{
    private static final String SECRET = "github_pat_ghosts-canary";
    private static final ImmutableSet<Object> GHOST = ImmutableSet.of(Ghost.GHOST.login(), Ghost.GHOST.id());

    private final QueryRunner servers;
    private final Shown shown;
    private final GitHubSimulator simulator;

    TestingGhosts(QueryRunner servers, GitHubDataset data, Shown shown)
    {
        this.servers = requireNonNull(servers, "servers is null");
        this.shown = requireNonNull(shown, "shown is null");
        GitHubSimulatorBuilder builder = GitHubSimulator.builder().data(data).token(new GitHubToken("ghosts", SECRET, "ada", Visibility.everything(), 1_000_000));
        GitHubContract.find().ifPresent(builder::contract);
        this.simulator = (shown == Shown.GHOST ? builder.showsGhost() : builder).start();
        servers.createCatalog("ghosts", "omnisql_github", TestingGitHub.catalog(simulator, SECRET));
        servers.createCatalog("listed", "omnisql_github", ImmutableMap.<String, String>builder().putAll(TestingGitHub.catalog(simulator, SECRET)).put("github.graphql-enabled", "false").buildOrThrow());
    }

    List<List<Object>> query(String sql)
    {
        simulator.journal().clear();
        return PlainRows.of(servers.execute(sql));
    }

    /**
     * What was asked for one by one.
     */
    List<String> asked()
    {
        return simulator.journal().entries().stream()
                .map(JournalEntry::path)
                .filter(path -> !path.equals("/graphql") && !path.endsWith("/repos"))
                .collect(toImmutableList());
    }

    /**
     * The rows are those that REST tells, with one request at first, and without any from then on.
     */
    void assertRows(String account, String key, String from)
    {
        String sql = "SELECT owner, repo, %s, %s FROM ghosts.default.%s".formatted(key, account, from);
        List<List<Object>> rows = query(sql);
        assertThat(rows).as("%s, %s", shown, from).filteredOn(row -> row.subList(3, row.size()).stream().allMatch(shown::isOf)).hasSizeGreaterThan(1);
        assertThat(simulator.journal().entries()).as(from).extracting(JournalEntry::path).contains("/graphql");
        assertThat(asked()).as("%s, %s", shown, from).hasSize(1);
        assertThat(query(sql)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(asked()).as("%s, %s, again", shown, from).isEmpty();
        assertThat(query(sql.replace("ghosts.", "listed."))).as("%s, %s by REST", shown, from).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Override
    public void close()
    {
        servers.execute("DROP CATALOG ghosts");
        servers.execute("DROP CATALOG listed");
        simulator.close();
        assertThat(simulator.violations()).isEmpty();
    }

    /**
     * @param author a login or an id
     */
    static boolean isGhost(Object author)
    {
        return author != null && GHOST.contains(author);
    }

    /**
     * What REST shows in place of a deleted account.
     */
    enum Shown
    {
        NOBODY,
        GHOST;

        /**
         * @param author a login or an id
         */
        boolean isOf(Object author)
        {
            return switch (this) {
                case NOBODY -> author == null;
                case GHOST -> isGhost(author);
            };
        }
    }
}
