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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Custom fields as JQL sees them, by the searcher of their kind.
 */
final class CustomJqlFields
{
    private CustomJqlFields() {}

    static JqlField field(CustomField field, JqlContext context)
    {
        return switch (field.kind()) {
            case NUMBER -> JqlFields.number(issue -> issue.custom(field).map(value -> ((CustomValue.OfNumber) value).value()));
            case DATE -> new OrderedJqlField<>(issue -> issue.custom(field).map(value -> ((CustomValue.OfDate) value).value()), JqlTimes::date, UnaryOperator.identity());
            case DATE_TIME -> JqlFields.time(issue -> issue.custom(field).map(value -> ((CustomValue.OfTime) value).value()));
            case TEXT, LONG_TEXT -> new TextJqlField((issue, _) -> issue.custom(field).map(CustomJqlFields::texts).orElse(ImmutableList.of()), true);
            case URL, LABELS, RANK, DEVELOPMENT -> JqlFields.value(issue -> whole(issue.custom(field)), new TextDomain());
            case USER, USERS -> JqlFields.value(issue -> users(issue.custom(field)), JqlFields.USER);
            case SELECT, MULTI_SELECT, CASCADING -> JqlFields.value(issue -> options(issue.custom(field)), new NamedDomain<>(
                    JqlDomain.Kind.OPTION,
                    _ -> field.options(),
                    option -> String.valueOf(option.id()),
                    option -> ImmutableList.of(option.value()),
                    false));
            case GROUP, GROUPS -> JqlFields.value(issue -> groups(issue.custom(field)), new NamedDomain<>(
                    JqlDomain.Kind.OTHER,
                    _ -> context.site().groups(),
                    JiraGroup::id,
                    group -> ImmutableList.of(group.name()),
                    false));
            case VERSION, VERSIONS -> JqlFields.value(issue -> versions(issue.custom(field)), JqlFields.VERSION);
            case PROJECT -> JqlFields.value(issue -> projects(issue.custom(field), context.site()), JqlFields.PROJECT);
            case SPRINT -> JqlFields.value(issue -> sprints(issue.custom(field)), new NamedDomain<>(
                    JqlDomain.Kind.SPRINT,
                    _ -> context.site().sprints(),
                    sprint -> String.valueOf(sprint.id()),
                    sprint -> ImmutableList.of(sprint.name()),
                    false));
        };
    }

    /**
     * The words of a value, where it has any.
     */
    static List<String> texts(CustomValue value)
    {
        return switch (value) {
            case CustomValue.OfText(String text) -> ImmutableList.of(text);
            case CustomValue.OfDocument document -> ImmutableList.of(Adf.words(document.value()));
            case CustomValue.OfNumber _, CustomValue.OfOption _, CustomValue.OfOptions _, CustomValue.OfCascade _, CustomValue.OfUser _, CustomValue.OfUsers _, CustomValue.OfGroup _, CustomValue.OfGroups _, CustomValue.OfVersion _, CustomValue.OfVersions _, CustomValue.OfProject _, CustomValue.OfDate _, CustomValue.OfTime _, CustomValue.OfLabels _, CustomValue.OfSprints _ -> ImmutableList.of();
        };
    }

    private static List<String> whole(Optional<CustomValue> value)
    {
        List<String> texts = value.map(found -> found instanceof CustomValue.OfLabels(ImmutableList<String> labels) ? labels : texts(found)).orElse(ImmutableList.of());
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> users(Optional<CustomValue> value)
    {
        return value.map(found -> found instanceof CustomValue.OfUser(String accountId) ? ImmutableList.of(accountId) : ((CustomValue.OfUsers) found).accountIds()).orElse(ImmutableList.of());
    }

    private static List<String> groups(Optional<CustomValue> value)
    {
        return value.map(found -> found instanceof CustomValue.OfGroup(JiraGroup group) ? ImmutableList.of(group) : ((CustomValue.OfGroups) found).values()).orElse(ImmutableList.of()).stream().map(JiraGroup::id).toList();
    }

    private static List<String> versions(Optional<CustomValue> value)
    {
        return value.map(found -> found instanceof CustomValue.OfVersion(JiraVersion version) ? ImmutableList.of(version) : ((CustomValue.OfVersions) found).values()).orElse(ImmutableList.of()).stream().map(version -> String.valueOf(version.id())).toList();
    }

    private static List<String> projects(Optional<CustomValue> value, JiraSite site)
    {
        return value.map(found -> String.valueOf(site.project(((CustomValue.OfProject) found).key()).id())).stream().toList();
    }

    /**
     * An option of a cascading field counts as the one above it too.
     */
    private static List<String> options(Optional<CustomValue> value)
    {
        List<FieldOption> options = value.map(found -> switch (found) {
            case CustomValue.OfOption(FieldOption option) -> ImmutableList.of(option);
            case CustomValue.OfOptions(ImmutableList<FieldOption> several) -> several;
            case CustomValue.OfCascade(FieldOption parent, Optional<FieldOption> child) -> ImmutableList.<FieldOption>builder().add(parent).addAll(child.stream().toList()).build();
            default -> throw new IllegalArgumentException("no option: " + found);
        }).orElse(ImmutableList.of());
        return Lists.transform(options, option -> String.valueOf(option.id()));
    }

    private static List<String> sprints(Optional<CustomValue> value)
    {
        return value.map(found -> Lists.transform(((CustomValue.OfSprints) found).values(), sprint -> String.valueOf(sprint.id()))).orElse(ImmutableList.of());
    }
}
