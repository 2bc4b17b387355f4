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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.QueryParameter;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static java.util.Objects.requireNonNull;

/**
 * The columns of a custom field, as those of the system's fields are. JQL knows it by its number, if at all.
 * <p>
 * Texts are compared word by word there, so that no condition is about them; nor is one about fields that are null, as issues that cannot have a field are not found by that, nor about lists that are not null, as empty ones are not found by that. A text
 * means things of that name, and a project of that key, before those with this id, so that ids and the names of projects are no conditions.
 *
 * @param name of the column with what people see
 */
record CustomFieldColumns(CustomField custom, String name)
{
    // moments are compared to the minute
    private static final long MINUTE = 60_000;
    // Jira leaves out blanks around what it looks up
    private static final String NAME = "(?s)\\S(.*\\S)?";

    private static final ColumnType SPRINT = rowOf(
            field("id", BIGINT, "/id"),
            field("name", VARCHAR, "/name"),
            field("state", VARCHAR, "/state"),
            field("board_id", BIGINT, "/boardId"),
            field("goal", VARCHAR, "/goal"),
            field("started_at", TIMESTAMP_TZ_MILLIS, "/startDate"),
            field("ends_at", TIMESTAMP_TZ_MILLIS, "/endDate"),
            field("completed_at", TIMESTAMP_TZ_MILLIS, "/completeDate"));

    CustomFieldColumns
    {
        requireNonNull(custom, "custom is null");
        requireNonNull(name, "name is null");
    }

    List<ColumnDefinition> columns()
    {
        Stream<ColumnDefinition.Builder> columns = switch (CustomFieldKind.of(custom)) {
            case NUMBER -> Stream.of(present(within(shown(DOUBLE, ""), clause().bound(), clause().bound())));
            case DATE -> Stream.of(present(within(shown(DATE, ""), clause().bound(), clause().bound())));
            case DATE_TIME -> Stream.of(present(within(shown(TIMESTAMP_TZ_MILLIS, ""), clause().epochFloor(MINUTE), clause().epochCeiling(MINUTE))));
            case TEXT -> Stream.of(shown(VARCHAR, "").freeText());
            case TEXT_OF_APP -> Stream.of(text());
            case DOCUMENT -> Stream.of(text(), beside("_adf", JSON, "").comment("Document of " + custom.title()).freeText());
            case OPTION -> Stream.of(present(pushed(shown(VARCHAR, "/value"), EQUAL, clause().matching(NAME))));
            case OPTIONS -> Stream.of(pushed(shown(arrayOf(VARCHAR), "/*/value"), CONTAINS, clause().matching(NAME)));
            case CASCADE -> Stream.of(present(shown(VARCHAR, "/value")), present(beside("_child", VARCHAR, "/child/value").comment("What is chosen below it in " + custom.title())));
            case USER -> Stream.of(
                    present(shown(VARCHAR, "/displayName")).personal(),
                    present(pushed(beside("_id", VARCHAR, "/accountId").comment("Account in " + custom.title()), EQUAL, clause().matching(JiraParameters.ACCOUNT_ID))).personal());
            case USERS -> Stream.of(
                    shown(arrayOf(VARCHAR), "/*/displayName").personal(),
                    pushed(beside("_ids", arrayOf(VARCHAR), "/*/accountId").comment("Accounts in " + custom.title()), CONTAINS, clause().matching(JiraParameters.ACCOUNT_ID)).personal());
            case GROUP -> Stream.of(present(shown(VARCHAR, "/name")), present(beside("_id", VARCHAR, "/groupId").comment("Id of the group in " + custom.title())));
            case GROUPS -> Stream.of(shown(arrayOf(VARCHAR), "/*/name"), beside("_ids", arrayOf(VARCHAR), "/*/groupId").comment("Ids of the groups in " + custom.title()));
            case VERSION -> Stream.of(
                    present(pushed(shown(VARCHAR, "/name"), EQUAL, clause().matching(NAME))),
                    present(beside("_id", VARCHAR, "/id").comment("Number of the version in " + custom.title())));
            case VERSIONS -> Stream.of(
                    pushed(shown(arrayOf(VARCHAR), "/*/name"), CONTAINS, clause().matching(NAME)),
                    beside("_ids", arrayOf(VARCHAR), "/*/id").comment("Numbers of the versions in " + custom.title()));
            case PROJECT -> Stream.of(
                    present(shown(VARCHAR, "/name")),
                    present(pushed(beside("_key", VARCHAR, "/key").comment("Key of the project in " + custom.title()), EQUAL, clause().matching(NAME))),
                    present(beside("_id", VARCHAR, "/id").comment("Number of the project in " + custom.title())));
            case LABELS -> Stream.of(pushed(shown(arrayOf(VARCHAR), ""), CONTAINS, clause().matching(NAME)));
            case SPRINTS -> Stream.of(
                    shown(arrayOf(SPRINT), "").freeText(),
                    pushed(beside("_names", arrayOf(VARCHAR), "/*/name").comment("Names of the sprints in " + custom.title()), CONTAINS, clause().matching(NAME)));
            case OTHER -> Stream.of(shown(JSON, "").personal().freeText());
        };
        return columns.map(ColumnDefinition.Builder::build).collect(toImmutableList());
    }

    /**
     * The column that has the field's name.
     */
    private ColumnDefinition.Builder shown(ColumnType type, String pointer)
    {
        return beside("", type, pointer).comment(custom.title());
    }

    private ColumnDefinition.Builder text()
    {
        return column(name, VARCHAR).documentAt(at(""), AdfText.FORMAT).comment(custom.title()).freeText();
    }

    private ColumnDefinition.Builder beside(String suffix, ColumnType type, String pointer)
    {
        return column(name + suffix, type).at(at(pointer));
    }

    private String at(String pointer)
    {
        return "/fields/%s%s".formatted(custom.fieldId(), pointer);
    }

    private QueryParameter clause()
    {
        return condition(custom.clause());
    }

    private ColumnDefinition.Builder within(ColumnDefinition.Builder column, QueryParameter low, QueryParameter high)
    {
        return pushed(pushed(column, AT_LEAST, low), AT_MOST, high);
    }

    private ColumnDefinition.Builder present(ColumnDefinition.Builder column)
    {
        return pushed(column, IS_NOT_NULL, clause().fixed("EMPTY"));
    }

    private ColumnDefinition.Builder pushed(ColumnDefinition.Builder column, FilterOperator operator, QueryParameter condition)
    {
        return custom.searchable() ? column.pushes(operator, inexact(condition)) : column;
    }
}
