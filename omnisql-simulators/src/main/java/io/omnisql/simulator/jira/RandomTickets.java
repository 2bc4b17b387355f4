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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static java.util.Objects.requireNonNull;

/**
 * Makes up the issues of one project: the same for the same seed, wherever the project stands.
 */
final class RandomTickets
{
    private static final Instant START = Instant.parse("2021-02-01T08:00:00Z");

    private final JiraSite site;
    private final JiraProject project;
    private final IdSequence issueIds;
    private final IdSequence partIds;
    private final Random random;
    private final TicketText text;
    private final List<String> staff;

    RandomTickets(JiraSite site, JiraProject project, long seed, IdSequence issueIds, IdSequence partIds)
    {
        this.site = requireNonNull(site, "site is null");
        this.project = requireNonNull(project, "project is null");
        this.issueIds = requireNonNull(issueIds, "issueIds is null");
        this.partIds = requireNonNull(partIds, "partIds is null");
        this.random = new Random(seed * 31 + project.key().hashCode());
        this.text = new TicketText(random);
        this.staff = site.users().stream().filter(user -> user.kind() == JiraUser.Kind.ATLASSIAN).map(JiraUser::accountId).toList();
    }

    ImmutableList<JiraIssue> issues(int count)
    {
        List<JiraIssue> issues = new ArrayList<>();
        long step = Duration.between(START, Company.TODAY).toMillis() / (count + 1);
        for (int number = 1; number <= count; number++) {
            // issue keys follow the order of creation
            Instant created = START.plusMillis(step * number + random.nextInt((int) Math.min(step, Integer.MAX_VALUE)) / 2);
            issues.add(issue(number, created, issues));
        }
        return ImmutableList.copyOf(issues);
    }

    private JiraIssue issue(int number, Instant created, List<JiraIssue> earlier)
    {
        JiraVocabulary words = site.vocabulary();
        Optional<JiraIssue> epic = earlier.stream().filter(issue -> issue.facts().type().hierarchyLevel() == 1).reduce((_, last) -> last);
        String type = number % 20 == 1 ? "Epic" : ImmutableList.of("Story", "Task", "Bug", "Bug", "Incident: \"sev 1\"").get(random.nextInt(5));
        Optional<JiraIssue> whole = earlier.isEmpty() || number % 9 != 0 ? Optional.empty() : Optional.of(earlier.getLast()).filter(issue -> issue.facts().type().hierarchyLevel() == 0);
        JiraIssueBuilder issue = new JiraIssueBuilder(
                issueIds.next(),
                project.key() + "-" + number,
                words.issueType(whole.isPresent() ? "Sub-task" : type),
                words.status(project.simplified() ? 10_100 : 10_000),
                text.summary(),
                someone(),
                created);
        whole.or(() -> epic.filter(_ -> !type.equals("Epic") && random.nextBoolean())).ifPresent(parent -> issue.parent(parent.id()));
        issue.assignee(chance(3) ? Optional.empty() : Optional.of(someone()));
        if (!chance(12)) {
            issue.priority(words.priorities().get(random.nextInt(words.priorities().size())));
        }
        if (!chance(5)) {
            issue.description(Adf.plain(text.sentence(), text.sentence()));
        }
        issue.labels(text.labels(random.nextInt(3)));
        if (chance(2)) {
            issue.fixVersions(ImmutableList.of(project.versions().get(random.nextInt(project.versions().size()))));
        }
        if (chance(4)) {
            issue.affectedVersions(project.versions().subList(0, 1 + random.nextInt(2)));
        }
        if (chance(2)) {
            issue.components(project.components().subList(0, 1 + random.nextInt(project.components().size())));
        }
        if (chance(3)) {
            issue.due(LocalDate.ofInstant(created, ZoneOffset.UTC).plusDays(random.nextInt(60)));
        }
        if (chance(15)) {
            issue.security(Optional.of(words.securityLevels().get(random.nextInt(2))));
        }
        if (chance(3)) {
            issue.estimates(3_600L * (1 + random.nextInt(20)), 1_800L * random.nextInt(10));
        }
        issue.crowd(staff.subList(0, random.nextInt(4)), staff.subList(3, 3 + random.nextInt(3)));
        new TicketStory(site, project, random, partIds).tell(issue, created, staff);
        new TicketFields(site, project, random).fill(issue, created, number);
        return issue.build();
    }

    private String someone()
    {
        return staff.get(random.nextInt(staff.size()));
    }

    private boolean chance(int oneIn)
    {
        return random.nextInt(oneIn) == 0;
    }
}
