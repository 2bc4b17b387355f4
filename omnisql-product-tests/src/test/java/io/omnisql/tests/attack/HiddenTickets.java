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
package io.omnisql.tests.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.CustomField;
import io.omnisql.simulator.jira.CustomValue;
import io.omnisql.simulator.jira.IssueActivity;
import io.omnisql.simulator.jira.IssueFacts;
import io.omnisql.simulator.jira.IssuePeople;
import io.omnisql.simulator.jira.IssueTimes;
import io.omnisql.simulator.jira.JiraBoard;
import io.omnisql.simulator.jira.JiraChange;
import io.omnisql.simulator.jira.JiraComment;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraLink;
import io.omnisql.simulator.jira.JiraLinkType;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraSite;
import io.omnisql.simulator.jira.JiraStatus;
import io.omnisql.simulator.jira.JiraVersion;
import io.omnisql.simulator.jira.JiraVocabulary;
import io.omnisql.simulator.jira.StatusCategory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Issues of Jira of which a policy hides some, because of their project or of who works on them, in a site with everything and in one with what is visible. Their numbers are their original estimates as well.
 */
final class HiddenTickets
{
    static final String SECRET = "ATATT-attacked-canary";
    static final String HIDDEN_PROJECT = "TUNNEL";
    /**
     * Hidden as well, and once called {@code PAD}, by which its source still knows it.
     */
    static final String RENAMED_PROJECT = "LAUNCH";
    static final List<String> HIDDEN_PROJECTS = ImmutableList.of(HIDDEN_PROJECT, RENAMED_PROJECT);
    static final String VISIBLE_ACCOUNT = "5b10ac8d82e05b22cc7d0001";
    static final String HIDDEN_ACCOUNT = "5b10ac8d82e05b22cc7d0003";

    private static final long FIRST_ID = 10_000;
    private static final Instant FIRST = Instant.parse("2024-04-01T11:00:00Z");
    private static final JiraStatus OPEN = new JiraStatus(10_200, "open", "", StatusCategory.NEW, Optional.empty());
    private static final JiraDataset COMPANY = JiraDataset.of(Company.generate(1, 1));
    private static final CustomField CUSTOMER = COMPANY.site().field(10_030);

    private static final List<JiraProject> VISIBLE_PROJECTS = ImmutableList.of(project(10_000, "ROCKET", "Rocket"), project(10_001, "INFRA", "Infrastructure"));
    private static final List<JiraBoard> VISIBLE_BOARDS = ImmutableList.of(board(1, "ROCKET"), board(2, "ROCKET"), board(3, "ROCKET"), board(6, "ROCKET"), board(11, "INFRA"), board(20, "INFRA"));

    private HiddenTickets() {}

    static JiraSimulator everything()
    {
        return simulator(
                both(VISIBLE_PROJECTS, ImmutableList.of(project(10_002, HIDDEN_PROJECT, "TOPSECRET tunnel"), project(10_003, RENAMED_PROJECT, "TOPSECRET pad", "PAD"))),
                both(VISIBLE_BOARDS, ImmutableList.of(board(777, HIDDEN_PROJECT), board(40, RENAMED_PROJECT), board(41, RENAMED_PROJECT))),
                Stream.concat(visibleTickets().map(HiddenTickets::withLinks), hiddenTickets()));
    }

    /**
     * Without what the policy hides, and without texts where it masks them.
     */
    static JiraSimulator visible()
    {
        return visible(HiddenTickets::withoutDescription);
    }

    /**
     * Without the rows that the policy hides, and with all that the others say.
     */
    static JiraSimulator visibleWithTexts()
    {
        return visible(UnaryOperator.identity());
    }

    private static JiraSimulator visible(UnaryOperator<JiraIssue> masks)
    {
        return simulator(VISIBLE_PROJECTS, VISIBLE_BOARDS, visibleTickets().map(masks));
    }

    private static JiraSimulator simulator(List<JiraProject> projects, List<JiraBoard> boards, Stream<JiraIssue> issues)
    {
        JiraSite site = COMPANY.site();
        JiraVocabulary words = site.vocabulary();
        JiraVocabulary vocabulary = new JiraVocabulary(words.issueTypes(), both(words.statuses().stream().filter(status -> status.project().isEmpty()).toList(), ImmutableList.of(OPEN)), words.priorities(), words.resolutions(), words.linkTypes(), words.securityLevels());
        return JiraSimulator.builder()
                .data(COMPANY.withSite(
                        new JiraSite(vocabulary, site.users(), site.groups(), ImmutableList.copyOf(projects), site.fields().stream().filter(field -> field.projects().isEmpty()).collect(toImmutableList()), ImmutableList.copyOf(boards), ImmutableList.of(), ImmutableList.of(), ImmutableList.of()),
                        issues.collect(toImmutableList())))
                .token("attacked", SECRET)
                .start();
    }

    private static <T> ImmutableList<T> both(List<T> first, List<T> more)
    {
        return ImmutableList.<T>builder().addAll(first).addAll(more).build();
    }

    private static Stream<JiraIssue> visibleTickets()
    {
        return Stream.of(
                ticket(1, "ROCKET-1", "11", Optional.of("111-11-1111"), Optional.of(VISIBLE_ACCOUNT), 10),
                ticket(8, "ROCKET-8", "12", Optional.of("222-22-2222"), Optional.of(VISIBLE_ACCOUNT), 20),
                ticket(6, "ROCKET-6", "16", Optional.empty(), Optional.of(VISIBLE_ACCOUNT), 25),
                ticket(7, "INFRA-7", "13", Optional.empty(), Optional.of(VISIBLE_ACCOUNT), 30));
    }

    private static Stream<JiraIssue> hiddenTickets()
    {
        return Stream.of(
                ticket(3, "ROCKET-3", "TOPSECRET-ROCKET", Optional.of("333-33-3333"), Optional.of(HIDDEN_ACCOUNT), 777),
                ticket(4, "ROCKET-4", "14", Optional.of("666-66-6666"), Optional.of(HIDDEN_ACCOUNT), 3),
                ticket(5, "ROCKET-5", "15", Optional.of("777-77-7777"), Optional.empty(), 50),
                // it was in a visible project before
                ticket(2, "TUNNEL-2", "TOPSECRET-TUNNEL", Optional.of("444-44-4444"), Optional.of(VISIBLE_ACCOUNT), 666, "ROCKET-2"),
                ticket(9, "TUNNEL-9", "19", Optional.of("555-55-5555"), Optional.of(HIDDEN_ACCOUNT), 2),
                ticket(10, "LAUNCH-1", "TOPSECRET-PAD", Optional.empty(), Optional.of(VISIBLE_ACCOUNT), 40));
    }

    private static JiraIssue ticket(int number, String key, String summary, Optional<String> description, Optional<String> assignee, long remaining, String... formerKeys)
    {
        Instant created = FIRST.plus(Duration.ofDays(number));
        Instant updated = FIRST.plus(Duration.ofDays(number * 2L));
        boolean isOfAda = assignee.equals(Optional.of(VISIBLE_ACCOUNT));
        JiraComment comment = new JiraComment(20_000 + number, VISIBLE_ACCOUNT, VISIBLE_ACCOUNT, text("On " + key), created, created, Optional.empty());
        JiraChange change = new JiraChange(30_000 + number, Optional.of(VISIBLE_ACCOUNT), updated, ImmutableList.of(new JiraChange.Item("summary", false, Optional.of("summary"), Optional.empty(), Optional.of("On " + key), Optional.empty(), Optional.of(summary))));
        return new JiraIssue(
                FIRST_ID + number,
                key,
                ImmutableList.copyOf(formerKeys),
                Optional.empty(),
                new IssueFacts(
                        COMPANY.site().vocabulary().issueTypes().get(2),
                        OPEN,
                        Optional.empty(),
                        Optional.empty(),
                        summary,
                        description.map(HiddenTickets::text),
                        Optional.empty(),
                        isOfAda ? ImmutableList.of("flight") : ImmutableList.of(),
                        ImmutableList.of(),
                        ImmutableList.of(),
                        ImmutableList.of(),
                        Optional.empty()),
                new IssuePeople(VISIBLE_ACCOUNT, Optional.of(VISIBLE_ACCOUNT), assignee, ImmutableList.of(), ImmutableList.of()),
                new IssueTimes(created, updated, Optional.empty(), created, Optional.empty(), Optional.of((long) number), Optional.of(remaining)),
                new IssueActivity(ImmutableList.of(comment), ImmutableList.of(), ImmutableList.of(change), ImmutableList.of(), ImmutableList.of(), ImmutableList.of()),
                ImmutableMap.of(CUSTOMER.id(), new CustomValue.OfText("Customer of " + key)));
    }

    /**
     * The first issue has links to issues of hidden projects.
     */
    private static JiraIssue withLinks(JiraIssue issue)
    {
        if (issue.id() != FIRST_ID + 1) {
            return issue;
        }
        JiraLinkType blocks = COMPANY.site().vocabulary().linkTypes().getFirst();
        IssueActivity activity = issue.activity();
        ImmutableList<JiraLink> links = ImmutableList.of(new JiraLink(40_001, blocks, true, FIRST_ID + 2), new JiraLink(40_002, blocks, false, FIRST_ID + 10));
        IssueActivity linked = new IssueActivity(activity.comments(), activity.worklogs(), activity.changes(), activity.attachments(), links, activity.remoteLinks());
        return new JiraIssue(issue.id(), issue.key(), issue.formerKeys(), issue.parent(), issue.facts(), issue.people(), issue.times(), linked, issue.custom());
    }

    private static JiraIssue withoutDescription(JiraIssue issue)
    {
        IssueFacts facts = issue.facts();
        IssueFacts masked = new IssueFacts(
                facts.type(), facts.status(), facts.priority(), facts.resolution(), facts.summary(), Optional.empty(), facts.environment(), facts.labels(), facts.components(), facts.fixVersions(), facts.affectedVersions(), facts.security());
        return new JiraIssue(issue.id(), issue.key(), issue.formerKeys(), issue.parent(), masked, issue.people(), issue.times(), issue.activity(), issue.custom());
    }

    private static JsonNode text(String text)
    {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        document.putArray("content").addObject().put("type", "paragraph").putArray("content").addObject().put("type", "text").put("text", text);
        return document;
    }

    private static JiraProject project(long id, String key, String name, String... formerKeys)
    {
        JiraVersion version = new JiraVersion(id, key + " 1.0", Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty());
        return new JiraProject(id, key, ImmutableList.copyOf(formerKeys), name, "", VISIBLE_ACCOUNT, false, JiraProject.State.LIVE, Optional.empty(), ImmutableList.of(version), ImmutableList.of(), ImmutableSet.of());
    }

    private static JiraBoard board(long id, String project)
    {
        return new JiraBoard(id, project + " board " + id, project, false);
    }
}
