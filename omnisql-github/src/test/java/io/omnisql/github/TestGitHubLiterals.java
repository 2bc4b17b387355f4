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

import com.google.common.base.Predicates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Literals that the source reads otherwise than SQL: they are not sent, or what comes back is checked again. Rows are SQL's in any case.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubLiterals
{
    private static final String ISSUES = "issues WHERE owner = 'acme' AND repo = 'rocket' AND ";
    private static final String PULL_REQUESTS = "pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND ";

    private static final Predicate<ExpectedRow> NONE = Predicates.alwaysFalse();

    private final TestingGitHub github;

    TestGitHubLiterals(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testLogins()
    {
        // a word for "nobody", and a login
        assertIssues("author = 'none'", row -> row.is("author", "none"), "creator", "");
        assertIssues("assignee = 'none'", row -> row.is("assignee", "none"), "assignee", "");
        assertIssues("contains(assignees, 'none')", row -> row.contains("assignees", "none"), "assignee", "");
        // what deleted accounts are shown as
        assertIssues("author = 'ghost'", NONE, "creator", "");
        assertIssues("author = 'Ghost'", NONE, "creator", "");
        // apps have brackets
        assertIssues("author = 'acme-ci[bot]'", row -> row.is("author", "acme-ci[bot]"), "creator", "");
        assertIssues("author = 'dependabot[bot]'", NONE, "creator", "");
        assertIssues("assignee = '*'", NONE, "assignee", "");
        assertIssues("author = ''", NONE, "creator", "");
        assertIssues("author = 'null'", row -> row.is("author", "null"), "creator", "null");
    }

    /**
     * The source ignores the case of logins, labels and types; SQL does not.
     */
    @Test
    void testCase()
    {
        assertIssues("author = 'Ada'", NONE, "creator", "Ada");
        assertIssues("author = 'grace-h'", NONE, "creator", "grace-h");
        assertIssues("author = 'Grace-H'", row -> row.is("author", "Grace-H"), "creator", "Grace-H");
        assertIssues("assignee = 'ZOE'", NONE, "assignee", "ZOE");
        assertIssues("contains(assignees, 'ZOE')", NONE, "assignee", "ZOE");
        assertIssues("contains(labels, 'BUG')", NONE, "labels", "BUG");
        assertIssues("contains(labels, 'help wanted')", NONE, "labels", "help wanted");
        assertIssues("contains(labels, 'Help Wanted')", row -> row.contains("labels", "Help Wanted"), "labels", "Help Wanted");
        assertIssues("type = 'bug'", NONE, "type", "bug");
        assertIssues("state = 'OPEN'", NONE, "state", "");
    }

    @Test
    void testLabels()
    {
        assertIssues("contains(labels, 'urgent, really')", row -> row.contains("labels", "urgent, really"), "labels", "");
        assertIssues("contains(labels, 'urgent')", NONE, "labels", "urgent");
        assertIssues("contains(labels, 'none')", row -> row.contains("labels", "none"), "labels", "");
        assertIssues("contains(labels, 'área/motor')", row -> row.contains("labels", "área/motor"), "labels", "área/motor");
        assertIssues("contains(labels, ' bug')", NONE, "labels", "");
        assertIssues("contains(labels, '')", NONE, "labels", "");
        assertIssues("contains(labels, 'no such label')", NONE, "labels", "no such label");
        // of several labels one is sent, and all are checked
        assertIssues(
                "contains(labels, 'bug') AND contains(labels, 'enhancement')",
                row -> row.contains("labels", "bug") && row.contains("labels", "enhancement"),
                "labels",
                "bug");
        assertIssues("(contains(labels, 'bug') OR contains(labels, 'none'))", row -> row.contains("labels", "bug") || row.contains("labels", "none"), "labels", "");
        assertIssues("NOT contains(labels, 'bug')", row -> !row.contains("labels", "bug"), "labels", "");
    }

    /**
     * A name that the source does not know is refused with 422: the query is asked again without the filter.
     */
    @Test
    void testUnknownNames()
    {
        for (String condition : List.of("author = 'nobody-at-all'", "assignee = 'nobody-at-all'", "contains(assignees, 'nobody-at-all')", "milestone_number = 99")) {
            Answer answer = github.query("SELECT number FROM " + ISSUES + condition);
            assertThat(answer.rows()).isEmpty();
            assertThat(answer.requests()).extracting(entry -> entry.status()).containsExactly(422, 200);
            assertThat(answer.requests().getLast().query().names()).containsExactlyInAnyOrder("state", "sort", "direction", "per_page");
        }
        assertIssues("type = 'No such type'", NONE, "type", "No such type");
        assertIssues("milestone_number = -1", NONE, "milestone", "");
        assertIssues("milestone_number IN (1, 2)", row -> row.is("milestone_number", 1L) || row.is("milestone_number", 2L), "milestone", "");
    }

    /**
     * A filter that holds at the source goes on holding where another one is refused.
     */
    @Test
    void testUnknownNameBesideExactFilter()
    {
        Answer answer = github.query("SELECT number FROM " + ISSUES + "author = 'nobody-at-all' AND state = 'open'");
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.requests()).extracting(entry -> entry.query().value("state").orElseThrow()).containsExactly("open", "open");
        assertThat(answer.requests()).extracting(entry -> entry.query().value("creator").isPresent()).containsExactly(true, false);
    }

    @Test
    void testBranches()
    {
        assertPullRequests("head_label = 'fork-branch'", NONE, "head", "");
        assertPullRequests("head_label = 'unknown repository'", row -> row.is("head_label", "unknown repository"), "head", "");
        assertPullRequests("head_label = 'acme:fix/engine'", row -> row.is("head_label", "acme:fix/engine"), "head", "acme:fix/engine");
        assertPullRequests("head_label = 'ACME:fix/engine'", NONE, "head", "ACME:fix/engine");
        assertPullRequests("head_label = 'acme:draft/Ünïcode#1'", row -> row.is("head_label", "acme:draft/Ünïcode#1"), "head", "acme:draft/Ünïcode#1");
        assertPullRequests("head_ref = 'fix/engine'", row -> row.is("head_ref", "fix/engine"), "head", "");
        assertPullRequests("base_ref = 'main'", row -> row.is("base_ref", "main"), "base", "main");
        assertPullRequests("base_ref = 'Main'", row -> row.is("base_ref", "Main"), "base", "Main");
        assertPullRequests("base_ref = 'release/1.x ' ", NONE, "base", "");
    }

    /**
     * REST knows open and closed only, so another state costs nothing.
     */
    @Test
    void testValuesOutsideClosedDomain()
    {
        for (String table : List.of(ISSUES, PULL_REQUESTS)) {
            for (String condition : List.of("state = 'merged'", "state IN ('merged', 'OPEN')", "state = ''", "state IS NULL AND state = 'open'", "state > 'opened'")) {
                Answer answer = github.query("SELECT number FROM " + table + condition);
                assertThat(answer.rows()).isEmpty();
                assertThat(answer.requests()).describedAs(condition).isEmpty();
            }
        }
        assertIssues("state IN ('open', 'merged')", row -> row.is("state", "open"), "state", "open");
        assertIssues("state <> 'open'", row -> row.is("state", "closed"), "state", "closed");
        assertIssues("state IN ('open', 'closed')", _ -> true, "state", "all");
        assertIssues("state LIKE 'cl%'", row -> row.is("state", "closed"), "state", "closed");
    }

    private void assertIssues(String condition, Predicate<ExpectedRow> expected, String parameter, String sent)
    {
        assertRows(ISSUES + condition, github.issues("acme", "rocket"), expected, parameter, sent);
    }

    private void assertPullRequests(String condition, Predicate<ExpectedRow> expected, String parameter, String sent)
    {
        assertRows(PULL_REQUESTS + condition, github.pullRequests("acme", "rocket"), expected, parameter, sent);
    }

    /**
     * @param sent the value of the parameter, empty where it has to be left out
     */
    private void assertRows(String from, List<ExpectedRow> all, Predicate<ExpectedRow> expected, String parameter, String sent)
    {
        List<Object> numbers = all.stream().filter(expected).map(row -> row.get("number")).collect(toImmutableList());
        assertThat(numbers.isEmpty()).describedAs("%s shows nothing", from).isEqualTo(expected.equals(NONE));
        Answer answer = github.query("SELECT number FROM " + from);
        assertThat(answer.column()).describedAs(from).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(github.queryWithoutPushdown("SELECT number FROM " + from).column()).describedAs(from).containsExactlyInAnyOrderElementsOf(numbers);
        answer.requests().forEach(entry -> assertThat(entry.query().value(parameter).orElse("")).describedAs(from).isEqualTo(sent));
    }
}
