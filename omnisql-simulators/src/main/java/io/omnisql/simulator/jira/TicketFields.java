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
import com.google.common.collect.ImmutableSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.simulator.jira.CustomFieldKind.GROUP;
import static io.omnisql.simulator.jira.CustomFieldKind.GROUPS;
import static io.omnisql.simulator.jira.CustomFieldKind.PROJECT;
import static io.omnisql.simulator.jira.CustomFieldKind.VERSION;
import static io.omnisql.simulator.jira.CustomFieldKind.VERSIONS;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Objects.requireNonNull;

/**
 * Fills the custom fields of an issue, and leaves each empty now and then.
 */
record TicketFields(JiraSite site, JiraProject project, Random random)
{
    private static final Set<CustomFieldKind> LATER = ImmutableSet.of(GROUP, GROUPS, VERSION, VERSIONS, PROJECT);

    TicketFields
    {
        requireNonNull(site, "site is null");
        requireNonNull(project, "project is null");
        requireNonNull(random, "random is null");
    }

    void fill(JiraIssueBuilder issue, Instant created, int number)
    {
        for (CustomField field : site.fields()) {
            // other values stay as they were before these kinds came
            TicketFields own = LATER.contains(field.kind()) ? new TicketFields(site, project, new Random(field.id() * 1_000_003 + number)) : this;
            own.fill(field, issue, created, number);
        }
    }

    private void fill(CustomField field, JiraIssueBuilder issue, Instant created, int number)
    {
        if (field.isOf(project.key()) && random.nextInt(3) > 0) {
            value(field, created, number).ifPresent(value -> issue.custom(field, value));
        }
    }

    private Optional<CustomValue> value(CustomField field, Instant created, int number)
    {
        TicketText text = new TicketText(random);
        return switch (field.kind()) {
            case NUMBER -> Optional.of(new CustomValue.OfNumber(random.nextInt(4) == 0 ? random.nextInt(100) / 8.0 : random.nextInt(14) - 1));
            case TEXT -> Optional.of(new CustomValue.OfText(text.summary()));
            case LONG_TEXT -> Optional.of(new CustomValue.OfDocument(Adf.plain(text.sentence())));
            case SELECT -> Optional.of(new CustomValue.OfOption(pick(field.options())));
            case MULTI_SELECT -> Optional.of(new CustomValue.OfOptions(field.options().stream().filter(_ -> random.nextBoolean()).collect(toImmutableList())))
                    .filter(value -> !value.values().isEmpty())
                    .map(CustomValue.class::cast);
            case USER -> Optional.of(new CustomValue.OfUser(pick(site.users()).accountId()));
            case USERS -> Optional.of(new CustomValue.OfUsers(ImmutableList.of(site.users().get(random.nextInt(3)).accountId(), site.users().get(3 + random.nextInt(3)).accountId())));
            case DATE -> Optional.of(new CustomValue.OfDate(LocalDate.ofInstant(created, ZoneOffset.UTC).plusDays(random.nextInt(90))));
            case DATE_TIME -> Optional.of(new CustomValue.OfTime(created.plus(random.nextInt(90), DAYS).plusMillis(random.nextInt(1_000_000))));
            case LABELS -> Optional.of(new CustomValue.OfLabels(ImmutableList.copyOf(text.labels(1 + random.nextInt(2)))));
            case CASCADING -> Optional.of(cascade(field));
            case URL -> Optional.of(new CustomValue.OfText("https://crm.acme.example/lightning/r/Account/001%012d/view".formatted(random.nextInt(50))));
            case GROUP -> Optional.of(new CustomValue.OfGroup(pick(site.groups())));
            case GROUPS -> Optional.of(new CustomValue.OfGroups(some(site.groups())));
            case VERSION -> Optional.of(project.versions()).filter(versions -> !versions.isEmpty()).map(versions -> new CustomValue.OfVersion(pick(versions)));
            case VERSIONS -> Optional.of(new CustomValue.OfVersions(some(project.versions())));
            case PROJECT -> Optional.of(new CustomValue.OfProject(pick(site.projects().stream().filter(other -> other.state() == JiraProject.State.LIVE).toList()).key()));
            case SPRINT -> sprints();
            case RANK -> Optional.of(new CustomValue.OfText("0|i%05d:".formatted(number)));
            case DEVELOPMENT -> Optional.of(new CustomValue.OfText("{}"));
        };
    }

    private CustomValue cascade(CustomField field)
    {
        FieldOption option = pick(field.options());
        Optional<FieldOption> parent = option.parent().flatMap(id -> field.options().stream().filter(candidate -> candidate.id() == id).findFirst());
        return parent.map(above -> new CustomValue.OfCascade(above, Optional.of(option))).orElseGet(() -> new CustomValue.OfCascade(option, Optional.empty()));
    }

    private Optional<CustomValue> sprints()
    {
        List<JiraSprint> own = site.boards().stream()
                .filter(board -> board.project().equals(project.key()))
                .flatMap(board -> site.sprints().stream().filter(sprint -> sprint.board() == board.id()))
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        int first = random.nextInt(own.size());
        return Optional.of(new CustomValue.OfSprints(ImmutableList.copyOf(own.subList(first, Math.min(own.size(), first + 1 + random.nextInt(2))))));
    }

    private <T> ImmutableList<T> some(List<T> values)
    {
        return values.stream().filter(_ -> random.nextBoolean()).collect(toImmutableList());
    }

    private <T> T pick(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
