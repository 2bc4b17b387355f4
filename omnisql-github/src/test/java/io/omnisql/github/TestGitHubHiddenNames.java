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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.trino.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.util.List;

import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The source answers to names in any case, and to former ones: none of these tells of a key that the policy hides.
 */
@ExtendWith(GitHubExtension.class)
@TestInstance(PER_CLASS)
final class TestGitHubHiddenNames
{
    private final TestingGitHub github;
    private GovernedGitHub governed;

    TestGitHubHiddenNames(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @BeforeAll
    void create()
            throws IOException
    {
        governed = GovernedGitHub.create(github);
    }

    @AfterAll
    void drop()
            throws IOException
    {
        governed.close();
    }

    /**
     * How the source spells the name of a hidden record, and what it is called now, would tell that it is there.
     */
    @Test
    void testOtherNamesOfHiddenKeys()
    {
        Session bob = governed.session("bob", "governed");
        String sql = "SELECT %s FROM repositories WHERE owner = 'acme' AND repo = '%s'";
        for (String name : ImmutableList.of("Attic", "old-launchpad")) {
            for (String columns : ImmutableList.of("description", "node_id", "count(*)")) {
                github.failure(governed.session("steward", "governed"), sql.formatted(columns, name)).is(RESOURCE_MISSING).says(name.equals("Attic") ? "as 'attic'" : "has another name");
                Failure ofHidden = github.failure(bob, sql.formatted(columns, name)).is(RESOURCE_MISSING);
                Failure ofNone = github.failure(bob, sql.formatted(columns, "nowhere")).is(RESOURCE_MISSING);
                assertThat(ofHidden.message().replace(name, "nowhere")).isEqualTo(ofNone.message());
            }
        }
        github.failure(bob, sql.formatted("description", "Rocket")).is(RESOURCE_MISSING).says("as 'rocket'");
    }

    /**
     * What is excluded is excluded in any spelling, as the source would answer to each.
     */
    @Test
    void testExcludedKeysInAnotherSpelling()
    {
        Session erin = governed.session("erin", "governed");
        for (String table : ImmutableList.of("issues", "commits", "repositories")) {
            assertThat(github.query(erin, "SELECT count(*) FROM %s WHERE owner = 'acme' AND repo = 'rocket'".formatted(table)).column()).isNotEqualTo(ImmutableList.of(0L));
            for (String key : ImmutableList.of("acme/launchpad", "acme/LAUNCHPAD", "acme/Attic", "GLOBEX/rocket", "globex/rocket")) {
                List<String> parts = Splitter.on('/').splitToList(key);
                github.failure(erin, "SELECT * FROM %s WHERE owner = '%s' AND repo = '%s'".formatted(table, parts.getFirst(), parts.getLast()))
                        .is(RESOURCE_MISSING)
                        .says("there is no '%s' at the source".formatted(key))
                        .withRequests(0);
            }
        }
    }

    /**
     * Whether a name in another case is one that the policy hides is known only when the source has answered. Then it fails as what is not there.
     */
    @Test
    void testHiddenKeysOfARangeInAnotherSpelling()
    {
        Session frank = governed.session("frank", "governed");
        Session steward = governed.session("steward", "governed");
        String sql = "SELECT %s FROM %s WHERE owner = 'acme' AND repo = '%s'";
        for (String table : ImmutableList.of("issues", "pull_requests", "labels", "repositories")) {
            for (String columns : ImmutableList.of("*", "count(*)")) {
                github.failure(steward, sql.formatted(columns, table, "ROCKET")).is(RESOURCE_MISSING).says("as 'rocket'");
                Failure ofHidden = github.failure(frank, sql.formatted(columns, table, "ROCKET")).is(RESOURCE_MISSING);
                Failure ofNone = github.failure(frank, sql.formatted(columns, table, "NOWHERE")).is(RESOURCE_MISSING);
                assertThat(ofHidden.message().replace("ROCKET", "NOWHERE")).isEqualTo(ofNone.message());
            }
        }
        github.failure(steward, "SELECT * FROM org_members WHERE owner = 'GLOBEX'").is(RESOURCE_MISSING).says("as 'globex'");
        Failure ofHidden = github.failure(frank, "SELECT * FROM org_members WHERE owner = 'GLOBEX'").is(RESOURCE_MISSING);
        Failure ofNone = github.failure(frank, "SELECT * FROM org_members WHERE owner = 'NOBODY'").is(RESOURCE_MISSING);
        assertThat(ofHidden.message().replace("GLOBEX", "NOBODY")).isEqualTo(ofNone.message());
        assertThat(github.query(frank, "SELECT DISTINCT repo FROM issues WHERE owner = 'acme' AND repo IN ('infra', 'launchpad')").column()).isNotEmpty();
    }

    /**
     * The policy is about the source's own spelling of names, which the catalog's scope need not have.
     */
    @Test
    void testScopesInAnotherSpelling()
    {
        Session carol = governed.session("carol", "governed_rocket");
        List<Object> numbers = github.query(governed.session("carol", "governed"), "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket'").column();
        assertThat(numbers).hasSameSizeAs(github.issues("acme", "rocket"));
        Answer ofScope = github.query(carol, "SELECT number FROM issues");
        assertThat(ofScope.column()).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(ofScope.journal()).noneMatch(request -> request.path().toLowerCase(ENGLISH).contains("launchpad"));
        assertThat(github.query(carol, "SELECT repo FROM governed_shouting.default.repositories").column()).contains("rocket").allSatisfy(repo -> assertThat((String) repo).startsWith("rock"));
        assertThat(github.query(carol, "SELECT DISTINCT repo FROM governed_shouting.default.issues WHERE repo <> 'infra'").column()).contains("rocket").allSatisfy(repo -> assertThat((String) repo).startsWith("rock"));
    }
}
