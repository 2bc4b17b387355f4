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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Queries take the issues that a condition on the typed data takes.
 */
final class TestJqlSearch
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.2));
    private static final String ADA = DATA.site().users().getFirst().accountId();
    private static final Viewer VIEWER = new Viewer(DATA, ADA, JiraVisibility.everything(), Company.TODAY);

    @Test
    void testNames()
    {
        check("status = done", issue -> issue.facts().status().name().equals("Done"));
        check("status = 10002", issue -> issue.facts().status().id() == 10_002);
        check("status in (\"In PROGRESS\", \"Won't \\\"Do\\\" \\\\ ever\")", issue -> issue.facts().status().id() == 3 || issue.facts().status().id() == 10_003);
        check("statusCategory = Done", issue -> issue.facts().status().category() == StatusCategory.DONE);
        check("project = rocket", issue -> issue.projectKey().equals("ROCKET"));
        check("project in (PAD, " + DATA.site().project("VAULT").id() + ")", issue -> issue.projectKey().equals("LAUNCH") || issue.projectKey().equals("VAULT"));
        check("issuetype = bug AND project != WEBAPP", issue -> issue.facts().type().name().equals("Bug") && !issue.projectKey().equals("WEBAPP"));
        check("fixVersion = \"2.0\"", issue -> issue.facts().fixVersions().stream().anyMatch(version -> version.name().equals("2.0")));
        check("labels = BACKEND", issue -> issue.facts().labels().stream().anyMatch("backend"::equalsIgnoreCase));
        check("labels = unheard-of", _ -> false);
        check("level = \"Board only\"", issue -> issue.facts().security().filter(level -> level.name().equals("Board only")).isPresent());
        check("assignee = \"" + ADA + "\"", issue -> issue.people().assignee().filter(ADA::equals).isPresent());
        check("assignee = \"ada quill\" OR assignee = \"ADA@acme.example\"", issue -> issue.people().assignee().filter(ADA::equals).isPresent());
    }

    /**
     * A text is a name first, and a number an id.
     */
    @Test
    void testNamesThatAreIdsOfOthers()
    {
        JiraVersion version = DATA.issues("ROCKET").stream().flatMap(issue -> issue.facts().fixVersions().stream()).findFirst().orElseThrow();
        JiraProject launch = DATA.site().project("LAUNCH").withVersion(new JiraVersion(99_999, String.valueOf(version.id()), Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty()));
        JiraProject vault = DATA.site().project("VAULT").withName("rocket");
        JiraDataset data = DATA.withSite(DATA.site().withProject(launch).withProject(vault));
        Viewer viewer = new Viewer(data, ADA, JiraVisibility.everything(), Company.TODAY);
        List<String> ofVersion = data.issues().stream().filter(viewer::searches).filter(issue -> issue.facts().fixVersions().contains(version)).map(JiraIssue::key).toList();
        assertThat(ofVersion).isNotEmpty();
        assertThat(search("fixVersion = " + version.id(), viewer)).containsExactlyInAnyOrderElementsOf(ofVersion);
        assertThat(search("fixVersion = \"%s\"".formatted(version.id()), viewer)).isEmpty();
        assertThat(search("fixVersion = \"%s\"".formatted(version.id()), VIEWER)).containsExactlyInAnyOrderElementsOf(ofVersion);
        assertThat(search("project = \"Rocket\"", viewer)).isNotEmpty().allMatch(key -> key.startsWith("ROCKET-"));
    }

    @Test
    void testNegationsLeaveOutWhatIsEmpty()
    {
        check("priority != Highest", issue -> issue.facts().priority().filter(priority -> priority.id() != 1).isPresent());
        check("NOT priority = Highest", issue -> issue.facts().priority().filter(priority -> priority.id() != 1).isPresent());
        check("NOT (priority = Highest OR labels = ui)", issue -> issue.facts().priority().filter(priority -> priority.id() != 1).isPresent()
                && !issue.facts().labels().isEmpty() && !issue.facts().labels().contains("ui"));
        check("labels not in (ui, customer)", issue -> !issue.facts().labels().isEmpty() && !issue.facts().labels().contains("ui") && !issue.facts().labels().contains("customer"));
        check("priority is EMPTY", issue -> issue.facts().priority().isEmpty());
        check("priority is not EMPTY", issue -> issue.facts().priority().isPresent());
        check("NOT priority is EMPTY", issue -> issue.facts().priority().isPresent());
        check("resolution = null", issue -> issue.facts().resolution().isEmpty());
        check("assignee in (EMPTY, \"" + ADA + "\")", issue -> issue.people().assignee().map(ADA::equals).orElse(true));
        check("component != Engine", issue -> !issue.facts().components().isEmpty() && issue.facts().components().stream().noneMatch(component -> component.name().equals("Engine")));
        check("duedate != 2020-03-29", issue -> issue.times().due().filter(date -> !date.equals(LocalDate.of(2020, 3, 29))).isPresent());
    }

    /**
     * A field that a project does not have is not empty there.
     */
    @Test
    void testFieldsThatAProjectHides()
    {
        JiraDataset data = DATA.withSite(DATA.site().withProject(DATA.site().project("WEBAPP").withoutFields("resolution", "duedate")));
        Viewer viewer = new Viewer(data, ADA, JiraVisibility.everything(), Company.TODAY);
        assertThat(search("project = WEBAPP AND resolution is EMPTY", VIEWER)).isNotEmpty();
        assertThat(search("project = WEBAPP AND resolution is EMPTY", viewer)).isEmpty();
        assertThat(search("project = WEBAPP AND duedate is EMPTY", VIEWER)).isNotEmpty();
        assertThat(search("project = WEBAPP AND duedate is EMPTY", viewer)).isEmpty();
        assertThat(search("project = WEBAPP AND priority is EMPTY", viewer)).isEqualTo(search("project = WEBAPP AND priority is EMPTY", VIEWER));
        assertThat(search("resolution is EMPTY", viewer)).containsExactlyElementsOf(search("project != WEBAPP AND resolution is EMPTY", VIEWER));
    }

    @Test
    void testOrderOfTheSite()
    {
        List<Long> urgent = ImmutableList.of(1L, 2L);
        check("priority > Medium", issue -> issue.facts().priority().filter(priority -> urgent.contains(priority.id()) || priority.name().equals("order")).isPresent());
        check("priority <= Low", issue -> issue.facts().priority().filter(priority -> priority.id() == 4 || priority.id() == 5).isPresent());
        check("key >= ROCKET-5 AND key < ROCKET-9", issue -> issue.projectKey().equals("ROCKET") && issue.number() >= 5 && issue.number() < 9);
    }

    @Test
    void testTexts()
    {
        check("summary ~ \"FUEL gauge\"", issue -> issue.facts().summary().contains("fuel gauge"));
        check("summary ~ \"fue*\"", issue -> issue.facts().summary().contains("fuel"));
        check("summary ~ \"\\\"gauge the fuel\\\"\"", _ -> false);
        check("summary ~ \"!!!\"", _ -> false);
        check("description ~ friday", issue -> issue.facts().description().map(Adf::words).filter(words -> words.contains("Friday")).isPresent());
        check("description !~ friday", issue -> issue.facts().description().map(Adf::words).filter(words -> !words.contains("Friday")).isPresent());
        check("description is EMPTY", issue -> issue.facts().description().isEmpty());
        check("summary is EMPTY", issue -> issue.facts().summary().isEmpty());
        check("text ~ \"lit\" OR comment ~ \"administrators\"", issue -> issue.key().equals("ROCKET-1"));
    }

    @Test
    void testKeys()
    {
        check("key in (rocket-1, \"PAYROL-901\")", issue -> issue.key().equals("ROCKET-1") || issue.key().equals("ROCKET-7"));
        check("id = " + DATA.issue("ROCKET-3").id(), issue -> issue.key().equals("ROCKET-3"));
        check("parent = ROCKET-1", issue -> issue.parent().filter(id -> id == DATA.issue("ROCKET-1").id()).isPresent());
        check("issue in linkedIssues(ROCKET-1)", issue -> issue.key().equals("ROCKET-3") || issue.key().equals("ROCKET-9"));
        check("issue in linkedIssues(ROCKET-1, blocks)", issue -> issue.key().equals("ROCKET-3"));
    }

    @Test
    void testFunctions()
    {
        check("assignee = currentUser()", issue -> issue.people().assignee().filter(ADA::equals).isPresent());
        check("fixVersion in unreleasedVersions(ROCKET)", issue -> issue.projectKey().equals("ROCKET") && issue.facts().fixVersions().stream().anyMatch(version -> !version.released()));
        check("reporter in membersOf(\"former-staff\")", issue -> issue.people().reporter().filter(id -> !DATA.site().user(id).active()).isPresent());
        check("issuetype in subtaskIssueTypes()", issue -> issue.facts().type().isSubtask());
        check("sprint in openSprints() AND project = ROCKET", issue -> issue.key().equals("ROCKET-1"));
    }

    @Test
    void testCustomFields()
    {
        check("cf[10028] > 5", issue -> number(issue, 10_028) > 5);
        check("cf[10028] = -1", issue -> number(issue, 10_028) == -1);
        check("\"story points\" = 8", issue -> number(issue, 10_028) == 8 || number(issue, 10_029) == 8);
        check("cf[10032] = major", issue -> issue.custom(DATA.site().field(10_032)).filter(value -> ((CustomValue.OfOption) value).value().value().equals("Major")).isPresent());
        check("cf[10033] = BeOS", issue -> issue.custom(DATA.site().field(10_033)).filter(value -> ((CustomValue.OfOptions) value).values().stream().anyMatch(option -> option.value().equals("BeOS"))).isPresent());
        check("cf[10039] = Europe", issue -> issue.custom(DATA.site().field(10_039)).filter(value -> ((CustomValue.OfCascade) value).parent().value().equals("Europe")).isPresent());
        check("cf[10036] >= 2024-02-29", issue -> issue.custom(DATA.site().field(10_036)).filter(value -> !((CustomValue.OfDate) value).value().isBefore(LocalDate.of(2024, 2, 29))).isPresent());
        check("cf[10041] ~ asc", issue -> issue.key().equals("ROCKET-1"), "reserved");
        check("cf[10038] = ALPHA", issue -> issue.key().equals("ROCKET-1"));
        check("cf[10034] is not EMPTY", issue -> issue.custom(DATA.site().field(10_034)).isPresent());
        check("summary ~ \"not the summary\"", _ -> false);
    }

    @Test
    void testPast()
    {
        check("status was \"To Do\" AND key = ROCKET-1", issue -> issue.key().equals("ROCKET-1"));
        check("status was not \"In Progress\" AND project = ROCKET", issue -> issue.projectKey().equals("ROCKET") && !issue.key().equals("ROCKET-1"));
        check("assignee was \"ada quill\" AND project = ROCKET", issue -> issue.key().equals("ROCKET-1") || (issue.projectKey().equals("ROCKET") && issue.people().assignee().filter(ADA::equals).isPresent()));
        check("status changed to Done", issue -> issue.activity().changes().stream().flatMap(change -> change.items().stream())
                .anyMatch(item -> item.field().equals("status") && (item.to().orElse("").equals("10002") || item.to().orElse("").equals("10101"))));
        check("status changed AFTER 2027-01-01", _ -> false);
    }

    @Test
    void testOrder()
    {
        assertThat(search("project = ROCKET ORDER BY key DESC")).isEqualTo(DATA.issues("ROCKET").stream().sorted(comparing(JiraIssue::number, reverseOrder())).map(JiraIssue::key).toList());
        assertThat(search("project = MONOLI ORDER BY created ASC, key")).isEqualTo(DATA.issues("MONOLI").stream().sorted(comparing((JiraIssue issue) -> issue.times().created().truncatedTo(SECONDS)).thenComparingInt(JiraIssue::number)).map(JiraIssue::key).toList());
        assertThat(search("project = MONOLI")).isEqualTo(DATA.issues("MONOLI").stream().sorted(comparing(JiraIssue::id, reverseOrder())).map(JiraIssue::key).toList());
        // where no direction is written, each field has its own
        assertThat(search("project = MONOLI ORDER BY created, key")).isEqualTo(DATA.issues("MONOLI").stream().sorted(comparing((JiraIssue issue) -> issue.times().created().truncatedTo(SECONDS)).reversed().thenComparingInt(JiraIssue::number)).map(JiraIssue::key).toList());
        assertThat(search("project = MONOLI ORDER BY updated, key")).isEqualTo(search("project = MONOLI ORDER BY updated DESC, key ASC"));
        // moments of one second are as good as each other
        Instant second = Company.TODAY.truncatedTo(SECONDS);
        JiraDataset data = DATA.edit("ROCKET-2", issue -> issue.updated(second.plusMillis(700))).edit("ROCKET-3", issue -> issue.updated(second.plusMillis(200)));
        assertThat(search("key in (ROCKET-2, ROCKET-3) ORDER BY updated ASC, key ASC", new Viewer(data, ADA, JiraVisibility.everything(), Company.TODAY))).containsExactly("ROCKET-2", "ROCKET-3");
        List<String> byDue = search("project = ROCKET ORDER BY due ASC");
        assertThat(byDue.getFirst()).isEqualTo("ROCKET-9");
        assertThat(byDue.getLast()).isEqualTo("ROCKET-2");
    }

    @Test
    void testInvisibleThingsAreNotThere()
    {
        Viewer half = new Viewer(DATA, ADA, JiraVisibility.withoutProjects("ROCKET"), Company.TODAY);
        assertThatThrownBy(() -> JqlSearch.compile("project = ROCKET", half)).hasMessage("The value 'ROCKET' does not exist for the field 'project'.");
        assertThatThrownBy(() -> JqlSearch.compile("key = ROCKET-1", half)).hasMessage("An issue with key 'ROCKET-1' does not exist for field 'key'.");
        assertThatThrownBy(() -> JqlSearch.compile("project = ATTIC", VIEWER)).hasMessageContaining("does not exist");
    }

    @Test
    void testErrors()
    {
        assertRefused("order by key", "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        assertRefused("", "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        assertRefused("status = Resolved", "The value 'Resolved' does not exist for the field 'status'.");
        assertRefused("status in (Done, Nope, \"No \\\"way\\\"\")", "The value 'Nope' does not exist for the field 'status'. The value 'No \"way\"' does not exist for the field 'status'.");
        assertRefused("key in (ROCKET-1, DELETED-1)", "An issue with key 'DELETED-1' does not exist for field 'key'.");
        assertRefused("key = nonsense", "The issue key 'nonsense' for field 'key' is invalid.");
        assertRefused("id = 99", "A value with ID '99' does not exist for the field 'id'.");
        assertRefused("nothing1 = 1", "Field 'nothing1' does not exist or you do not have permission to view it.");
        assertRefused("cf[10043] > 1", "Field 'cf[10043]' does not exist or you do not have permission to view it.");
        assertRefused("summary = x1", "The operator '=' is not supported by the 'summary' field.");
        assertRefused("cf[10030] in (x1)", "The operator 'IN' is not supported by the 'cf[10030]' field.");
        assertRefused("created > soon", "Date value 'soon' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        assertRefused("created > \"2024-02-30\"", "Date value '2024-02-30' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        assertRefused("status = currentUser()", "A value provided by the function 'currentUser' is invalid for the field 'status'.");
        assertRefused("assignee = whoever(1, 2)", "Unable to find JQL function 'whoever(1, 2)'.");
        assertRefused("comment is EMPTY", "The operator 'IS' is not supported by the 'comment' field.");
        assertRefused("cf[10028] > x1", "The value for the field 'cf[10028]' is not a number.");
        assertRefused("id = 10000 order by nothing1", "Not able to sort using field 'nothing1'.");
        assertRefused("id = 10000 order by key, created, updated, due, status, priority, summary, votes", "The ORDER BY clause has 8 fields, and 7 are allowed.");
        assertRefused("status = Resolved AND foo1 = 1", "The value 'Resolved' does not exist for the field 'status'. Field 'foo1' does not exist or you do not have permission to view it.");
        assertRefused("status == 1", "Error in the JQL Query: Expecting either a value, list or function but got '='. (line 1, character 9)");
    }

    private static double number(JiraIssue issue, long field)
    {
        return issue.custom(DATA.site().field(field)).map(value -> ((CustomValue.OfNumber) value).value()).orElse(Double.NaN);
    }

    /**
     * A reserved word needs quotes as a value.
     */
    private static void check(String jql, Predicate<JiraIssue> expected, String refused)
    {
        assertThatThrownBy(() -> search(jql)).hasMessageContaining(refused);
        check(jql.replaceAll("(\\S+)$", "\"$1\""), expected);
    }

    private static void check(String jql, Predicate<JiraIssue> expected)
    {
        assertThat(search(jql)).describedAs(jql).containsExactlyInAnyOrderElementsOf(DATA.issues().stream().filter(VIEWER::searches).filter(expected).map(JiraIssue::key).toList());
    }

    private static ImmutableList<String> search(String jql)
    {
        return search(jql, VIEWER);
    }

    private static ImmutableList<String> search(String jql, Viewer viewer)
    {
        JqlSearch search = JqlSearch.compile(jql, viewer);
        return viewer.data().issues().stream().filter(viewer::searches).filter(search.where()).sorted(search.order()).map(JiraIssue::key).collect(toImmutableList());
    }

    private static void assertRefused(String jql, String message)
    {
        assertThatThrownBy(() -> JqlSearch.compile(jql, VIEWER)).isInstanceOf(JiraRefusal.class).hasMessage(message);
    }
}
