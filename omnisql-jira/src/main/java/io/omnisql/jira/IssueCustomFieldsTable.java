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
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * What issues have in custom fields, in the same stream as issues, or by their keys: the members of their fields are the records. Which members these are is found at run time, so that there are none in the definition.
 */
final class IssueCustomFieldsTable
{
    static final String ID = "id";
    static final String NAME = "name";
    static final String TYPE = "type";

    static final TableDefinition ISSUE_CUSTOM_FIELDS = of(ImmutableList.of());

    private IssueCustomFieldsTable() {}

    /**
     * The table of these fields, each with its labels.
     */
    static TableDefinition of(List<Records.Member> fields)
    {
        return table("issue_custom_fields", "What issues have in custom fields: a row for each issue and field that has a value")
                .endpoint(IssueEndpoints.search(arrays("/issues").members("/fields", fields), IssueEndpoints.LARGEST_WITHOUT_FIELDS))
                .endpoint(IssueEndpoints.byKey("issue_key", arrays("/issues").members("/fields", fields)))
                .columns(
                        column("issue_id", VARCHAR).around("/id").comment("Number of the issue")
                                .pushes(EQUAL, inexact(condition("id").number())),
                        column("issue_key", VARCHAR).around("/key").inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                        column("project_key", VARCHAR).around("/fields/project/key").inScope().comment("Key of its project")
                                .pushes(EQUAL, inexact(condition("project"))),
                        column("field_id", VARCHAR).at("/" + ID).comment("Id of the field, such as customfield_10028"),
                        column("field_name", VARCHAR).at("/" + NAME).comment("Name of the field, which several may have"),
                        column("field_type", VARCHAR).at("/" + TYPE).comment("Type of its values, such as number, option or array(option)"),
                        column("value", VARCHAR).documentAt("", CustomFieldText.FORMAT).comment("The value as text: that of an option, names of people, groups and versions, the plain text of a document, what is in a list with commas between").personal().freeText(),
                        column("value_json", JSON).at("/" + Records.Member.VALUE).comment("The value as Jira tells it").personal().freeText())
                .primaryKey("issue_id", "field_id")
                .cardinality(1, 500_000)
                .build();
    }
}
