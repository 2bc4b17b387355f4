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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.omnisql.connector.definition.ColumnDefinition;
import jakarta.validation.constraints.AssertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * Which of the site's custom fields are columns, and what these are called.
 */
public class CustomFieldsConfig
{
    private static final String FIELD = "\\*|customfield_[0-9*]{1,18}";
    private static final Pattern NAMED = Pattern.compile("customfield_([1-9][0-9]{0,17})\\s*:\\s*([a-z][a-z0-9_]*)");
    private static final Set<String> OF_SYSTEM = IssuesTable.ISSUES.columns().stream().map(ColumnDefinition::name).collect(toImmutableSet());

    private Optional<List<String>> included = Optional.empty();
    private Optional<List<String>> excluded = Optional.empty();
    private Optional<List<String>> names = Optional.empty();

    public Optional<List<String>> getIncluded()
    {
        return included;
    }

    @Config("jira.custom-fields.include")
    @ConfigDescription("Custom fields that are columns of issues, by their ids, separated by commas, in which * stands for any text; all of them if it is not set")
    public CustomFieldsConfig setIncluded(List<String> included)
    {
        this.included = Optional.ofNullable(included).map(ImmutableList::copyOf);
        return this;
    }

    public Optional<List<String>> getExcluded()
    {
        return excluded;
    }

    @Config("jira.custom-fields.exclude")
    @ConfigDescription("Custom fields that are no columns, by their ids in the same way; * for none at all")
    public CustomFieldsConfig setExcluded(List<String> excluded)
    {
        this.excluded = Optional.ofNullable(excluded).map(ImmutableList::copyOf);
        return this;
    }

    public Optional<List<String>> getNames()
    {
        return names;
    }

    @Config("jira.custom-fields.names")
    @ConfigDescription("Names of columns in place of those that are made of the fields' own, separated by commas, such as customfield_10028:story_points")
    public CustomFieldsConfig setNames(List<String> names)
    {
        this.names = Optional.ofNullable(names).map(ImmutableList::copyOf);
        return this;
    }

    @AssertTrue(message = "jira.custom-fields.include must list ids of custom fields, such as customfield_10028, in which * is the only wildcard; leave the property out for all of them")
    public boolean isIncludedValid()
    {
        return included.map(CustomFieldsConfig::areFields).orElse(true);
    }

    @AssertTrue(message = "jira.custom-fields.exclude must list ids of custom fields, such as customfield_10028, in which * is the only wildcard; leave the property out for none")
    public boolean isExcludedValid()
    {
        return excluded.map(CustomFieldsConfig::areFields).orElse(true);
    }

    @AssertTrue(message = "jira.custom-fields.names must list ids of custom fields with names of columns, such as customfield_10028:story_points, in small letters, digits and underscores")
    public boolean isNamesValid()
    {
        return names.map(list -> !list.isEmpty() && list.stream().allMatch(named -> NAMED.matcher(named).matches())).orElse(true);
    }

    @AssertTrue(message = "jira.custom-fields.names must have each custom field once, and each name once")
    public boolean isNamesUnambiguous()
    {
        return areDistinct(named(matcher -> matcher.group(1))) && areDistinct(named(matcher -> matcher.group(2)));
    }

    @AssertTrue(message = "jira.custom-fields.names must not have names that fields of the system have, such as summary")
    public boolean isNamesFree()
    {
        return named(matcher -> matcher.group(2)).stream().noneMatch(OF_SYSTEM::contains);
    }

    CustomFieldChoice choice()
    {
        return new CustomFieldChoice(
                included.orElse(CustomFieldChoice.ALL.included()),
                excluded.orElse(CustomFieldChoice.ALL.excluded()),
                named(matcher -> matcher).stream().collect(toImmutableMap(matcher -> Long.parseLong(matcher.group(1)), matcher -> matcher.group(2))));
    }

    private static boolean areFields(List<String> fields)
    {
        return !fields.isEmpty() && fields.stream().allMatch(field -> field.matches(FIELD));
    }

    private <T> List<T> named(Function<Matcher, T> part)
    {
        return names.orElse(ImmutableList.of()).stream()
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(part)
                .collect(toImmutableList());
    }

    private static boolean areDistinct(Collection<String> values)
    {
        return ImmutableSet.copyOf(values).size() == values.size();
    }
}
