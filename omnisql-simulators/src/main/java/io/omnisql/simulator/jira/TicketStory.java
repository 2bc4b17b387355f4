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
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static java.util.Objects.requireNonNull;

/**
 * Makes up what happens to an issue after its creation.
 */
record TicketStory(JiraSite site, JiraProject project, Random random, IdSequence partIds)
{
    TicketStory
    {
        requireNonNull(site, "site is null");
        requireNonNull(project, "project is null");
        requireNonNull(random, "random is null");
        requireNonNull(partIds, "partIds is null");
    }

    void tell(JiraIssueBuilder issue, Instant created, List<String> staff)
    {
        Instant now = created;
        TicketText text = new TicketText(random);
        for (int i = random.nextInt(4); i > 0; i--) {
            now = later(now);
            issue.comment(new JiraComment(partIds.next(), someone(staff), someone(staff), Adf.plain(text.sentence()), now, now, random.nextInt(10) == 0 ? Optional.of("jira-administrators") : Optional.empty()));
        }
        JiraVocabulary words = site.vocabulary();
        JiraStatus start = words.status(project.simplified() ? 10_100 : 10_000);
        if (random.nextInt(3) > 0) {
            now = later(now);
            issue.status(words.status(3)).change(moved(now, staff, start, words.status(3)));
            for (int i = random.nextInt(3); i > 0; i--) {
                now = later(now);
                issue.worklog(new JiraWorklog(partIds.next(), someone(staff), random.nextBoolean() ? Optional.of(Adf.plain(text.sentence())) : Optional.empty(), now, now, now.minusSeconds(3_600), 900L * (1 + random.nextInt(12))));
            }
            if (random.nextBoolean()) {
                now = later(now);
                JiraStatus end = words.status(project.simplified() ? 10_101 : random.nextInt(8) == 0 ? 10_003 : 10_002);
                issue.status(end).change(moved(now, staff, words.status(3), end)).resolved(words.resolutions().get(random.nextInt(words.resolutions().size())), now);
            }
        }
        if (random.nextInt(6) == 0) {
            now = later(now);
            issue.attachment(new JiraAttachment(partIds.next(), "log \"" + partIds.next() + "\".txt", someone(staff), now, random.nextInt(100_000), "text/plain"));
        }
        if (random.nextInt(6) == 0) {
            issue.remoteLink(new JiraRemoteLink(partIds.next(), Optional.of("system=https://ci.acme.example&id=" + random.nextInt(1_000)), "https://ci.acme.example/build/" + random.nextInt(1_000), "Build", Optional.empty(), Optional.of("built by"), Optional.of("CI"), random.nextBoolean()));
        }
        issue.updated(now);
    }

    private JiraChange moved(Instant when, List<String> staff, JiraStatus from, JiraStatus to)
    {
        ImmutableList.Builder<JiraChange.Item> items = ImmutableList.builder();
        // records of long ago lack the id of the field
        Optional<String> fieldId = when.isBefore(Instant.parse("2022-01-01T00:00:00Z")) ? Optional.empty() : Optional.of("status");
        items.add(new JiraChange.Item("status", false, fieldId, Optional.of(String.valueOf(from.id())), Optional.of(from.name()), Optional.of(String.valueOf(to.id())), Optional.of(to.name())));
        if (to.category() == StatusCategory.DONE) {
            items.add(new JiraChange.Item("resolution", false, Optional.of("resolution"), Optional.empty(), Optional.empty(), Optional.of("10000"), Optional.of("Done")));
        }
        return new JiraChange(partIds.next(), random.nextInt(10) == 0 ? Optional.empty() : Optional.of(someone(staff)), when, items.build());
    }

    private Instant later(Instant when)
    {
        long room = Duration.between(when, Company.TODAY).toMillis();
        return room <= 1 ? when : when.plusMillis(random.nextInt((int) Math.min(room, 400_000_000L)));
    }

    private String someone(List<String> staff)
    {
        return staff.get(random.nextInt(staff.size()));
    }
}
