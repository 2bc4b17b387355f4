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
import io.omnisql.simulator.jira.jql.Operand;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.simulator.jira.JqlDomain.Kind.COMPONENT;
import static io.omnisql.simulator.jira.JqlDomain.Kind.ISSUE;
import static io.omnisql.simulator.jira.JqlDomain.Kind.ISSUE_TYPE;
import static io.omnisql.simulator.jira.JqlDomain.Kind.OPTION;
import static io.omnisql.simulator.jira.JqlDomain.Kind.PROJECT;
import static io.omnisql.simulator.jira.JqlDomain.Kind.SPRINT;
import static io.omnisql.simulator.jira.JqlDomain.Kind.USER;
import static io.omnisql.simulator.jira.JqlDomain.Kind.VERSION;
import static java.util.Objects.requireNonNull;

/**
 * The functions of JQL that give things; those that give times are with the times.
 */
record JqlFunctions(JqlContext context)
{
    JqlFunctions
    {
        requireNonNull(context, "context is null");
    }

    ImmutableSet<String> values(Operand.Function function, JqlDomain domain, String field)
    {
        List<String> arguments = function.arguments();
        return switch (function.name().toLowerCase(Locale.ROOT)) {
            case "currentuser" -> of(function, domain, field, USER, Stream.of(context.viewer().accountId()));
            case "membersof" -> of(function, domain, field, USER, members(function));
            case "standardissuetypes" -> of(function, domain, field, ISSUE_TYPE, types(false));
            case "subtaskissuetypes" -> of(function, domain, field, ISSUE_TYPE, types(true));
            case "releasedversions" -> of(function, domain, field, VERSION, versions(arguments, true).map(version -> String.valueOf(version.id())));
            case "unreleasedversions" -> of(function, domain, field, VERSION, versions(arguments, false).map(version -> String.valueOf(version.id())));
            case "latestreleasedversion" -> of(function, domain, field, VERSION, versions(arguments, true).reduce((_, last) -> last).stream().map(version -> String.valueOf(version.id())));
            case "earliestunreleasedversion" -> of(function, domain, field, VERSION, versions(arguments, false).limit(1).map(version -> String.valueOf(version.id())));
            case "opensprints" -> of(function, domain, field, SPRINT, sprints(JiraSprint.State.ACTIVE));
            case "closedsprints" -> of(function, domain, field, SPRINT, sprints(JiraSprint.State.CLOSED));
            case "futuresprints" -> of(function, domain, field, SPRINT, sprints(JiraSprint.State.FUTURE));
            case "projectsleadbyuser" -> of(function, domain, field, PROJECT, projects().filter(project -> project.lead().equals(user(arguments))).map(project -> String.valueOf(project.id())));
            case "componentsleadbyuser" -> of(function, domain, field, COMPONENT, projects()
                    .flatMap(project -> project.components().stream())
                    .filter(component -> component.lead().filter(user(arguments)::equals).isPresent())
                    .map(component -> String.valueOf(component.id())));
            case "linkedissues" -> of(function, domain, field, ISSUE, linked(function, field));
            case "watchedissues" -> of(function, domain, field, ISSUE, issues().filter(issue -> issue.people().watchers().contains(context.viewer().accountId())).map(issue -> String.valueOf(issue.id())));
            case "votedissues" -> of(function, domain, field, ISSUE, issues().filter(issue -> issue.people().voters().contains(context.viewer().accountId())).map(issue -> String.valueOf(issue.id())));
            case "cascadeoption" -> of(function, domain, field, OPTION, arguments.stream().skip(Math.max(0, arguments.size() - 1)).flatMap(name -> domain.find(name, context).stream()));
            default -> {
                context.refuse("Unable to find JQL function '%s(%s)'.".formatted(function.name(), String.join(", ", arguments)));
                yield ImmutableSet.of();
            }
        };
    }

    private ImmutableSet<String> of(Operand.Function function, JqlDomain domain, String field, JqlDomain.Kind kind, Stream<String> ids)
    {
        if (domain.kind() != kind) {
            context.refuse("A value provided by the function '%s' is invalid for the field '%s'.".formatted(function.name(), field));
            return ImmutableSet.of();
        }
        return ids.collect(toImmutableSet());
    }

    private String user(List<String> arguments)
    {
        return arguments.isEmpty() ? context.viewer().accountId() : arguments.getFirst();
    }

    private Stream<String> members(Operand.Function function)
    {
        String name = function.arguments().isEmpty() ? "" : function.arguments().getFirst();
        List<String> members = context.site().findGroup(name).map(JiraGroup::members).orElseGet(() -> {
            context.refuse("Function 'membersOf' can not generate a list of usernames for group '%s'; the group does not exist.".formatted(name));
            return ImmutableList.of();
        });
        return members.stream();
    }

    private Stream<String> types(boolean subtask)
    {
        return context.site().vocabulary().issueTypes().stream().filter(type -> type.isSubtask() == subtask).map(type -> String.valueOf(type.id()));
    }

    private Stream<JiraVersion> versions(List<String> projects, boolean released)
    {
        return projects()
                .filter(project -> projects.isEmpty() || projects.stream().anyMatch(name -> project.isCalled(name) || project.name().equalsIgnoreCase(name)))
                .flatMap(project -> project.versions().stream())
                .filter(version -> version.released() == released);
    }

    private Stream<String> sprints(JiraSprint.State state)
    {
        return context.site().sprints().stream().filter(sprint -> sprint.state() == state).map(sprint -> String.valueOf(sprint.id()));
    }

    private Stream<String> linked(Operand.Function function, String field)
    {
        String key = function.arguments().isEmpty() ? "" : function.arguments().getFirst();
        if (new IssueDomain().find(key, context).isEmpty()) {
            context.errors().add(new IssueDomain().unknown(key, field));
            return Stream.of();
        }
        List<String> words = function.arguments().stream().skip(1).toList();
        return context.viewer().data().issue(key).activity().links().stream()
                .filter(link -> words.isEmpty() || words.stream().anyMatch((link.outward() ? link.type().outward() : link.type().inward())::equalsIgnoreCase))
                .map(link -> String.valueOf(link.issue()));
    }

    private Stream<JiraProject> projects()
    {
        return context.site().projects().stream().filter(context.viewer()::searches);
    }

    private Stream<JiraIssue> issues()
    {
        return context.viewer().data().issues().stream();
    }
}
