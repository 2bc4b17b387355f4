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

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The issues that hurt, written by hand: everything at once, nothing at all, hostile texts, moved keys, edges of time, and lists longer than what is embedded.
 */
final class RocketTickets
{
    private static final Instant START = Instant.parse("2020-02-29T23:59:59.999Z");

    /**
     * The minutes around which clocks are set in the zones of interest, and some that are hard without that.
     */
    private static final ImmutableList<String> EDGES = ImmutableList.of(
            "2024-03-31T00:59:59.999Z",
            "2024-03-31T01:00:00.000Z",
            "2024-10-27T00:30:00.001Z",
            "2024-10-27T01:30:30.500Z",
            "2024-03-10T05:29:59.999Z",
            "2024-11-03T03:45:00.000Z",
            "2024-11-03T04:45:59.999Z",
            "2024-06-30T18:14:59.999Z",
            "2024-06-30T18:15:00.000Z",
            "2024-12-31T23:59:59.999Z");

    private final JiraSite site;
    private final JiraProject project;
    private final IdSequence issueIds;
    private final IdSequence partIds;
    private final String ada;
    private final List<JiraIssueBuilder> issues = new ArrayList<>();

    RocketTickets(JiraSite site, IdSequence issueIds, IdSequence partIds)
    {
        this.site = requireNonNull(site, "site is null");
        this.project = site.project("ROCKET");
        this.issueIds = requireNonNull(issueIds, "issueIds is null");
        this.partIds = requireNonNull(partIds, "partIds is null");
        this.ada = site.users().getFirst().accountId();
    }

    ImmutableList<JiraIssue> issues()
    {
        long epicId = issueIds.next();
        issues.add(new FullTicket(site, partIds).fill(builder(epicId, "Epic", "Land a rocket on its tail")));
        add("Task", "");
        add("Task", "\"; DROP TABLE issues; --").labels("a\"b", "back\\slash", "'single'");
        add("Task", "日本語 🚀 ünïcödé   non-breaking").labels("日本語");
        long longId = issueIds.next();
        issues.add(crowded(builder(longId, "Story", "Talked about for years").parent(epicId)));
        add("Sub-task", "A part of it").parent(longId).assignee(Optional.of(ada));
        add("Bug", "Moved from elsewhere").formerKey("PAYROL-901").formerKey("ROCKET-900").security(Optional.empty());
        add("Bug", "Seen by the board only").security(Optional.of(site.vocabulary().securityLevels().getFirst()));
        add("Bug", "Fixed at last").fixVersions(project.versions()).affectedVersions(project.versions().subList(0, 1)).status(site.vocabulary().status(10_002))
                .resolved(site.vocabulary().resolutions().getFirst(), START.plusSeconds(600)).due(LocalDate.of(2020, 3, 29));
        add("Bug", "Not in Review, won't do").status(site.vocabulary().status(10_003)).resolved(site.vocabulary().resolutions().get(1), START.plusSeconds(700));
        for (String edge : EDGES) {
            issues.add(builder(issueIds.next(), "Task", "Filed at " + edge, Instant.parse(edge)).due(LocalDate.parse(edge.substring(0, 10))));
        }
        add("Task", "Nobody reported it").reporter(Optional.empty());
        add("Task", "Reported by one who left").reporter(site.users().stream().filter(user -> !user.active()).map(JiraUser::accountId).findFirst());
        link();
        return issues.stream().map(JiraIssueBuilder::build).collect(toImmutableList());
    }

    private JiraIssueBuilder add(String type, String summary)
    {
        JiraIssueBuilder issue = builder(issueIds.next(), type, summary);
        issues.add(issue);
        return issue;
    }

    private JiraIssueBuilder builder(long id, String type, String summary)
    {
        return builder(id, type, summary, START.plusMillis(1_001L * issues.size()));
    }

    private JiraIssueBuilder builder(long id, String type, String summary, Instant created)
    {
        return new JiraIssueBuilder(id, "ROCKET-" + (issues.size() + 1), site.vocabulary().issueType(type), site.vocabulary().status(10_000), summary, ada, created);
    }

    /**
     * More of everything than an answer embeds.
     */
    private JiraIssueBuilder crowded(JiraIssueBuilder issue)
    {
        Instant now = START;
        for (int i = 0; i < 130; i++) {
            now = now.plusSeconds(3_601);
            String author = site.users().get(i % 5).accountId();
            issue.comment(new JiraComment(partIds.next(), author, author, Adf.plain("Comment " + i), now, now.plusMillis(i), i % 50 == 7 ? Optional.of("former-staff") : Optional.empty()));
            if (i < 45) {
                issue.worklog(new JiraWorklog(partIds.next(), author, Optional.of(Adf.plain("Work " + i)), now, now, now.minusSeconds(60), 60L * (i + 1)));
            }
            Optional<String> before = i == 0 ? Optional.empty() : Optional.of("x".repeat(i % 7));
            issue.change(new JiraChange(partIds.next(), Optional.of(author), now, ImmutableList.of(
                    new JiraChange.Item("labels", false, i % 3 == 0 ? Optional.empty() : Optional.of("labels"), Optional.empty(), before, Optional.empty(), Optional.of("x".repeat((i + 1) % 7))),
                    new JiraChange.Item("Story Points", true, Optional.of("customfield_10028"), Optional.empty(), Optional.of(String.valueOf(i)), Optional.empty(), Optional.of(String.valueOf(i + 1))))));
        }
        return issue.updated(now.isAfter(Company.TODAY) ? Company.TODAY : now).crowd(site.users().stream().map(JiraUser::accountId).toList(), List.of(ada));
    }

    private void link()
    {
        JiraLinkType blocks = site.vocabulary().linkTypes().getFirst();
        long id = partIds.next();
        issues.get(0).link(new JiraLink(id, blocks, true, issues.get(2).build().id()));
        issues.get(2).link(new JiraLink(id, blocks, false, issues.get(0).build().id()));
        long other = partIds.next();
        issues.get(0).link(new JiraLink(other, site.vocabulary().linkTypes().get(2), false, issues.get(8).build().id()));
        issues.get(8).link(new JiraLink(other, site.vocabulary().linkTypes().get(2), true, issues.get(0).build().id()));
    }
}
