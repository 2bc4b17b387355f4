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
import com.google.common.collect.Lists;
import com.google.common.collect.Streams;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.simulator.jira.JqlDomain.Kind.ISSUE_TYPE;
import static io.omnisql.simulator.jira.JqlDomain.Kind.OTHER;
import static java.time.temporal.ChronoUnit.SECONDS;

/**
 * The fields that JQL knows by a name of the system, and those of the site.
 */
final class JqlFields
{
    static final JqlDomain USER = new NamedDomain<>(
            JqlDomain.Kind.USER,
            context -> context.site().users().stream().filter(context.viewer().visibility()::shows).toList(),
            JiraUser::accountId,
            user -> Streams.concat(ImmutableList.of(user.displayName()).stream(), user.email().stream()).toList(),
            false);

    static final JqlDomain PROJECT = new NamedDomain<JiraProject>(
            JqlDomain.Kind.PROJECT,
            context -> context.site().projects().stream().filter(context.viewer()::searches).toList(),
            project -> String.valueOf(project.id()),
            ImmutableList.of(project -> ImmutableList.of(project.key()), JiraProject::formerKeys, project -> ImmutableList.of(project.name())),
            false);

    private static final JqlDomain COMPONENT = new NamedDomain<>(JqlDomain.Kind.COMPONENT, context -> ofProjects(context, JiraProject::components), component -> String.valueOf(component.id()), component -> ImmutableList.of(component.name()), false);
    static final JqlDomain VERSION = new NamedDomain<>(JqlDomain.Kind.VERSION, context -> ofProjects(context, JiraProject::versions), version -> String.valueOf(version.id()), version -> ImmutableList.of(version.name()), true);
    private static final JqlDomain STATUS = new NamedDomain<>(OTHER, context -> context.site().vocabulary().statuses(), status -> String.valueOf(status.id()), status -> ImmutableList.of(status.name()), false);
    private static final JqlDomain CATEGORY = new NamedDomain<>(OTHER, _ -> List.of(StatusCategory.values()), category -> String.valueOf(category.id()), category -> ImmutableList.of(category.title(), category.key()), false);
    private static final JqlDomain TYPE = new NamedDomain<>(ISSUE_TYPE, context -> context.site().vocabulary().issueTypes(), type -> String.valueOf(type.id()), type -> ImmutableList.of(type.name()), false);
    private static final JqlDomain PRIORITY = new NamedDomain<>(OTHER, context -> context.site().vocabulary().priorities().reversed(), priority -> String.valueOf(priority.id()), priority -> ImmutableList.of(priority.name()), true);
    private static final JqlDomain RESOLUTION = new NamedDomain<>(OTHER, context -> context.site().vocabulary().resolutions(), resolution -> String.valueOf(resolution.id()), resolution -> ImmutableList.of(resolution.name()), false);
    private static final JqlDomain LEVEL = new NamedDomain<>(OTHER, context -> context.site().vocabulary().securityLevels(), level -> String.valueOf(level.id()), level -> ImmutableList.of(level.name()), false);

    private JqlFields() {}

    /**
     * The fields of this name: one of the system, or else all custom fields that are called so and can be searched. None where there is no such field.
     */
    static ImmutableList<JqlField> find(String name, JqlContext context)
    {
        Optional<JqlField> system = system(name.toLowerCase(Locale.ROOT), context);
        if (system.isPresent()) {
            return ImmutableList.of(system.get());
        }
        return context.site().fields().stream()
                .filter(field -> field.searchable() && (field.clause().equalsIgnoreCase(name) || field.name().equalsIgnoreCase(name)))
                .map(field -> CustomJqlFields.field(field, context))
                .collect(toImmutableList());
    }

    private static Optional<JqlField> system(String name, JqlContext context)
    {
        return Optional.ofNullable(switch (name) {
            case "project" -> value(issue -> ImmutableList.of(String.valueOf(context.site().project(issue.projectKey()).id())), PROJECT);
            case "key", "issuekey", "issue", "id" -> value(issue -> ImmutableList.of(String.valueOf(issue.id())), new IssueDomain());
            case "parent" -> value(issue -> issue.parent().map(String::valueOf).stream().toList(), new IssueDomain());
            case "issuetype", "type" -> value(issue -> ImmutableList.of(String.valueOf(issue.facts().type().id())), TYPE);
            case "status" -> past(issue -> ImmutableList.of(String.valueOf(issue.facts().status().id())), STATUS, "status");
            case "statuscategory" -> value(issue -> ImmutableList.of(String.valueOf(issue.facts().status().category().id())), CATEGORY);
            case "priority" -> past(issue -> issue.facts().priority().map(priority -> String.valueOf(priority.id())).stream().toList(), PRIORITY, "priority");
            case "resolution" -> past(issue -> issue.facts().resolution().map(resolution -> String.valueOf(resolution.id())).stream().toList(), RESOLUTION, "resolution");
            case "level" -> value(issue -> issue.facts().security().map(level -> String.valueOf(level.id())).stream().toList(), LEVEL);
            case "component" -> value(issue -> Lists.transform(issue.facts().components(), component -> String.valueOf(component.id())), COMPONENT);
            case "fixversion" -> value(issue -> Lists.transform(issue.facts().fixVersions(), version -> String.valueOf(version.id())), VERSION);
            case "affectedversion" -> value(issue -> Lists.transform(issue.facts().affectedVersions(), version -> String.valueOf(version.id())), VERSION);
            case "labels" -> value(issue -> Lists.transform(issue.facts().labels(), label -> label.toLowerCase(Locale.ROOT)), new TextDomain());
            case "assignee" -> past(issue -> issue.people().assignee().stream().toList(), USER, "assignee");
            case "reporter" -> past(issue -> issue.people().reporter().stream().toList(), USER, "reporter");
            case "creator" -> value(issue -> ImmutableList.of(issue.people().creator()), USER);
            case "watcher" -> value(issue -> issue.people().watchers(), USER);
            case "voter" -> value(issue -> issue.people().voters(), USER);
            case "worklogauthor" -> value(issue -> Lists.transform(issue.activity().worklogs(), JiraWorklog::author), USER);
            case "summary" -> new TextJqlField((issue, _) -> ImmutableList.of(issue.facts().summary()), true);
            case "description" -> new TextJqlField((issue, _) -> issue.facts().description().map(Adf::words).stream().toList(), true);
            case "environment" -> new TextJqlField((issue, _) -> issue.facts().environment().map(Adf::words).stream().toList(), true);
            case "comment" -> new TextJqlField(JqlFields::comments, false);
            case "text" -> new TextJqlField(JqlFields::everything, false);
            case "created", "createddate" -> newestFirst(issue -> issue.times().created());
            case "updated", "updateddate" -> newestFirst(issue -> issue.times().updated());
            case "resolved", "resolutiondate" -> time(issue -> issue.times().resolved());
            case "statuscategorychangeddate" -> time(issue -> Optional.of(issue.times().categoryChanged()));
            case "due", "duedate" -> new OrderedJqlField<>(issue -> issue.times().due(), JqlTimes::date, UnaryOperator.identity());
            case "votes" -> number(issue -> Optional.of((double) issue.people().voters().size()));
            case "watchers" -> number(issue -> Optional.of((double) issue.people().watchers().size()));
            case "originalestimate", "timeoriginalestimate" -> length(issue -> issue.times().originalEstimate());
            case "remainingestimate", "timeestimate" -> length(issue -> issue.times().remainingEstimate());
            case "timespent" -> length(issue -> Optional.of(issue.activity().secondsWorked()).filter(seconds -> seconds > 0));
            default -> null;
        });
    }

    static JqlField time(Function<JiraIssue, Optional<Instant>> value)
    {
        return time(value, false);
    }

    /**
     * Moments are sorted as the index has them, to the second.
     */
    private static JqlField time(Function<JiraIssue, Optional<Instant>> value, boolean isDescending)
    {
        return new OrderedJqlField<>(value, JqlTimes::instant, JqlTimes::minute, moment -> moment.truncatedTo(SECONDS), isDescending);
    }

    private static JqlField newestFirst(Function<JiraIssue, Instant> value)
    {
        return time(value.andThen(Optional::of), true);
    }

    static JqlField number(Function<JiraIssue, Optional<Double>> value)
    {
        return new OrderedJqlField<>(value, JqlNumbers::number, UnaryOperator.identity());
    }

    static JqlField value(Function<JiraIssue, List<String>> values, JqlDomain domain)
    {
        return new ValueJqlField(values, domain, Optional.empty());
    }

    private static JqlField length(Function<JiraIssue, Optional<Long>> value)
    {
        return new OrderedJqlField<>(issue -> value.apply(issue).map(Long::doubleValue), JqlNumbers::length, UnaryOperator.identity());
    }

    private static JqlField past(Function<JiraIssue, List<String>> values, JqlDomain domain, String history)
    {
        return new ValueJqlField(values, domain, Optional.of(history));
    }

    private static <T> List<T> ofProjects(JqlContext context, Function<JiraProject, List<T>> parts)
    {
        return context.site().projects().stream().filter(context.viewer()::searches).flatMap(project -> parts.apply(project).stream()).toList();
    }

    private static List<String> comments(JiraIssue issue, Viewer viewer)
    {
        return issue.activity().comments().stream().filter(comment -> comment.visibleTo().map(viewer::isIn).orElse(true)).map(comment -> Adf.words(comment.body())).toList();
    }

    private static List<String> everything(JiraIssue issue, Viewer viewer)
    {
        ImmutableList.Builder<String> texts = ImmutableList.<String>builder().add(issue.facts().summary()).addAll(comments(issue, viewer));
        issue.facts().description().map(Adf::words).ifPresent(texts::add);
        issue.facts().environment().map(Adf::words).ifPresent(texts::add);
        issue.custom().values().forEach(value -> CustomJqlFields.texts(value).forEach(texts::add));
        return texts.build();
    }
}
