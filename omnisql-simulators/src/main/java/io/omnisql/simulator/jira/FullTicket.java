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

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Fills an issue with one of everything.
 */
record FullTicket(JiraSite site, IdSequence partIds)
{
    private static final Instant WHEN = Instant.parse("2020-03-01T10:20:30.456Z");

    FullTicket
    {
        requireNonNull(site, "site is null");
        requireNonNull(partIds, "partIds is null");
    }

    JiraIssueBuilder fill(JiraIssueBuilder issue)
    {
        JiraProject project = site.project("ROCKET");
        String ada = site.users().getFirst().accountId();
        String grace = site.users().get(1).accountId();
        issue.assignee(Optional.of(grace))
                .priority(site.vocabulary().priorities().get(1))
                .status(site.vocabulary().status(3))
                .description(AdfShowcase.showcase(ada))
                .environment(Adf.plain("Launch pad 39A"))
                .labels("Backend", "customer", "größe")
                .components(project.components())
                .fixVersions(project.versions().subList(2, 4))
                .affectedVersions(project.versions().subList(0, 2))
                .security(Optional.of(site.vocabulary().securityLevels().get(1)))
                .due(LocalDate.of(2026, 12, 31))
                .estimates(28_800, 7_200)
                .crowd(ImmutableList.of(ada, grace), ImmutableList.of(grace))
                .updated(WHEN)
                .comment(new JiraComment(partIds.next(), grace, ada, AdfShowcase.showcase(grace), WHEN.minusSeconds(60), WHEN, Optional.empty()))
                .comment(new JiraComment(partIds.next(), ada, ada, Adf.plain("Only for administrators"), WHEN, WHEN, Optional.of("jira-administrators")))
                .worklog(new JiraWorklog(partIds.next(), grace, Optional.of(Adf.plain("Lit the fuse")), WHEN, WHEN, WHEN.minusSeconds(5_400), 5_400))
                .attachment(new JiraAttachment(partIds.next(), "plan, \"v2\" – été.pdf", ada, WHEN, 123_456, "application/pdf"))
                .remoteLink(new JiraRemoteLink(partIds.next(), Optional.of("system=https://wiki.acme.example&id=1"), "https://wiki.acme.example/landing?x=1&y=2", "How to land", Optional.of("In four steps"), Optional.of("explained by"), Optional.of("Wiki"), true))
                .remoteLink(new JiraRemoteLink(partIds.next(), Optional.empty(), "https://acme.example/", "Bare", Optional.empty(), Optional.empty(), Optional.empty(), false))
                .change(new JiraChange(partIds.next(), Optional.of(grace), WHEN.minusSeconds(90), ImmutableList.of(
                        new JiraChange.Item("status", false, Optional.of("status"), Optional.of("10000"), Optional.of("To Do"), Optional.of("3"), Optional.of("In Progress")),
                        new JiraChange.Item("assignee", false, Optional.of("assignee"), Optional.of(ada), Optional.of("Ada Quill"), Optional.of(grace), Optional.of("Grace \"Gigi\" O'Hollow")))))
                .change(new JiraChange(partIds.next(), Optional.empty(), WHEN, ImmutableList.of(
                        new JiraChange.Item("Severity", true, Optional.of("customfield_10032"), Optional.empty(), Optional.empty(), Optional.of("100321"), Optional.of("Major")))));
        return custom(issue, grace);
    }

    private JiraIssueBuilder custom(JiraIssueBuilder issue, String grace)
    {
        CustomField severity = site.field(10_032);
        CustomField platforms = site.field(10_033);
        CustomField region = site.field(10_039);
        return issue.custom(site.field(10_000), new CustomValue.OfText("{}"))
                .custom(site.field(10_019), new CustomValue.OfText("0|i0000f:"))
                .custom(site.field(10_020), new CustomValue.OfSprints(site.sprints()))
                .custom(site.field(10_028), new CustomValue.OfNumber(8))
                .custom(site.field(10_029), new CustomValue.OfNumber(0.1))
                .custom(site.field(10_030), new CustomValue.OfText("Globex, \"the\" customer"))
                .custom(site.field(10_031), new CustomValue.OfDocument(AdfShowcase.showcase(grace)))
                .custom(severity, new CustomValue.OfOption(severity.options().get(1)))
                .custom(platforms, new CustomValue.OfOptions(platforms.options()))
                .custom(site.field(10_034), new CustomValue.OfUser(grace))
                .custom(site.field(10_035), new CustomValue.OfUsers(ImmutableList.of(grace, site.users().getFirst().accountId())))
                .custom(site.field(10_036), new CustomValue.OfDate(LocalDate.of(2024, 2, 29)))
                .custom(site.field(10_037), new CustomValue.OfTime(Instant.parse("2024-03-31T01:30:00.000Z")))
                .custom(site.field(10_038), new CustomValue.OfLabels(ImmutableList.of("alpha", "Beta")))
                .custom(region, new CustomValue.OfCascade(region.options().getFirst(), Optional.of(region.options().get(1))))
                .custom(site.field(10_040), new CustomValue.OfText("https://crm.acme.example/lightning/r/Account/001000000000001AAA/view"))
                .custom(site.field(10_041), new CustomValue.OfText("asc"))
                .custom(site.field(10_042), new CustomValue.OfText("cv"))
                .custom(site.field(10_043), new CustomValue.OfNumber(42))
                .custom(site.field(10_045), new CustomValue.OfText("not the summary"))
                .custom(site.field(10_046), new CustomValue.OfGroup(site.groups().getFirst()))
                .custom(site.field(10_047), new CustomValue.OfGroups(site.groups()))
                .custom(site.field(10_048), new CustomValue.OfVersion(site.project("ROCKET").versions().getFirst()))
                .custom(site.field(10_049), new CustomValue.OfVersions(site.project("ROCKET").versions()))
                .custom(site.field(10_050), new CustomValue.OfProject("LAUNCH"));
    }
}
