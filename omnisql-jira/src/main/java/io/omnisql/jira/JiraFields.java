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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.discovery.TableDiscovery;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

/**
 * Makes columns of {@code issues}, and the members of {@code issue_custom_fields}, of the custom fields that Jira tells the catalog's account.
 */
final class JiraFields
        implements TableDiscovery
{
    private final CustomFieldChoice choice;

    @Inject
    JiraFields(CustomFieldsConfig config)
    {
        this(config.choice());
    }

    JiraFields(CustomFieldChoice choice)
    {
        this.choice = requireNonNull(choice, "choice is null");
    }

    @Override
    public String describing()
    {
        return FieldsTable.FIELDS.name();
    }

    @Override
    public Set<String> described()
    {
        return ImmutableSet.of(IssuesTable.ISSUES.name(), IssueCustomFieldsTable.ISSUE_CUSTOM_FIELDS.name());
    }

    @Override
    public List<TableDefinition> tables(SourceDefinition declared, List<JsonNode> records)
    {
        List<CustomField> fields = records.stream().flatMap(description -> CustomField.of(description).stream()).sorted(comparingLong(CustomField::id)).collect(toImmutableList());
        Set<String> taken = IssuesTable.ISSUES.columns().stream().map(ColumnDefinition::name).collect(toImmutableSet());
        // of all fields, so that no name changes with those that are left out
        Map<Long, List<ColumnDefinition>> columns = CustomFieldNames.columns(fields, taken, choice.names());
        List<CustomField> taking = fields.stream().filter(choice::takes).collect(toImmutableList());
        return ImmutableList.of(
                IssuesTable.ISSUES.withColumns(ImmutableList.<ColumnDefinition>builder()
                        .addAll(IssuesTable.ISSUES.columns())
                        .addAll(taking.stream().flatMap(field -> columns.get(field.id()).stream()).iterator())
                        .build()),
                IssueCustomFieldsTable.of(taking.stream().map(JiraFields::member).collect(toImmutableList())));
    }

    private static Records.Member member(CustomField field)
    {
        return new Records.Member(field.fieldId(), ImmutableMap.of(
                IssueCustomFieldsTable.ID, field.fieldId(),
                IssueCustomFieldsTable.NAME, field.name(),
                IssueCustomFieldsTable.TYPE, field.items().isEmpty() ? field.type() : "%s(%s)".formatted(field.type(), field.items())));
    }
}
