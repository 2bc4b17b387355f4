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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EmbeddedRecord;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Issues of all projects, in one stream, or by their keys. JQL takes names in any case, and ids in place of names, but only where nothing is named so, so that ids are sent as numbers and nothing is exact; what has its own order or is split into words is
 * no condition at all. That a field is empty is none either: JQL does not say so of fields that an issue's project hides.
 */
final class IssuesTable
{
    // moments are compared to the minute; how fine their order is, Jira does not say, so that it may be no finer
    private static final long MINUTE = 60_000;
    // a project is looked for by its key before its name, and no key has a blank
    private static final String NO_KEY = "\\S.* .*\\S";
    // a word of JQL for no resolution, in quotes as well
    private static final String UNRESOLVED = "unresolved";

    private static final ImmutableList<EmbeddedRecord> PEOPLE = ImmutableList.of(
            UsersTable.shownAt("/fields/assignee").key("account_id", "assignee_id"),
            UsersTable.shownAt("/fields/reporter").key("account_id", "reporter_id"),
            UsersTable.shownAt("/fields/creator").key("account_id", "creator_id"));

    static final TableDefinition ISSUES = table("issues", "Issues of all projects, by their fields; custom fields are columns of their own")
            .endpoint(IssueEndpoints.search(arrays("/issues"), IssueEndpoints.LARGEST_WITHOUT_FIELDS).searchesDivided("created_at").embeds(PEOPLE))
            .endpoint(IssueEndpoints.byKey("key", arrays("/issues")).embeds(PEOPLE))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the issue, which it keeps for ever")
                            .pushes(EQUAL, inexact(condition("id").number())),
                    column("key", VARCHAR).alwaysAt("/key").inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue, such as ROCKET-12, which another one follows when it is moved"),
                    column("project_key", VARCHAR).atBeginning("/key", JiraParameters.END_OF_PROJECT).inScope().comment("Key of its project")
                            .pushes(EQUAL, inexact(condition("project"))),
                    column("project_id", VARCHAR).at("/fields/project/id").comment("Number of its project")
                            .pushes(EQUAL, inexact(condition("project").number())),
                    column("project", VARCHAR).at("/fields/project/name").comment("Name of its project")
                            .pushes(EQUAL, inexact(condition("project").matching(NO_KEY))),
                    column("issue_type", VARCHAR).at("/fields/issuetype/name").comment("Name of its type, such as Bug")
                            .pushes(EQUAL, inexact(condition("issuetype"))),
                    column("issue_type_id", VARCHAR).at("/fields/issuetype/id").comment("Number of its type")
                            .pushes(EQUAL, inexact(condition("issuetype").number())),
                    column("is_subtask", BOOLEAN).at("/fields/issuetype/subtask").comment("Whether it is a part of another issue, by its type"),
                    column("summary", VARCHAR).at("/fields/summary").comment("What it is about, in one line").freeText(),
                    column("description", VARCHAR).documentAt("/fields/description", AdfText.FORMAT).comment("What it says, as plain text").freeText().personal(),
                    column("description_adf", JSON).at("/fields/description").comment("What it says, as a document of Atlassian's format").freeText().personal(),
                    column("environment", VARCHAR).documentAt("/fields/environment", AdfText.FORMAT).comment("Where it was seen, as plain text").freeText().personal(),
                    column("environment_adf", JSON).at("/fields/environment").comment("Where it was seen, as a document of Atlassian's format").freeText().personal(),
                    column("status", VARCHAR).at("/fields/status/name").comment("Name of its status")
                            .pushes(EQUAL, inexact(condition("status"))),
                    column("status_id", VARCHAR).at("/fields/status/id").comment("Number of its status")
                            .pushes(EQUAL, inexact(condition("status").number())),
                    column("status_category", VARCHAR).at("/fields/status/statusCategory/key").comment("undefined, new, indeterminate or done")
                            .pushes(EQUAL, inexact(condition("statusCategory"))),
                    column("status_category_changed_at", TIMESTAMP_TZ_MILLIS).at("/fields/statuscategorychangedate").comment("When it came into that category")
                            .pushes(AT_LEAST, inexact(condition("statusCategoryChangedDate").epochFloor(MINUTE)))
                            .pushes(AT_MOST, inexact(condition("statusCategoryChangedDate").epochCeiling(MINUTE))),
                    column("priority", VARCHAR).at("/fields/priority/name").comment("Name of its priority; null where its project has none")
                            .pushes(EQUAL, inexact(condition("priority")))
                            .pushes(IS_NOT_NULL, inexact(condition("priority").fixed("EMPTY"))),
                    column("priority_id", VARCHAR).at("/fields/priority/id").comment("Number of its priority")
                            .pushes(EQUAL, inexact(condition("priority").number())),
                    column("resolution", VARCHAR).at("/fields/resolution/name").comment("How it was resolved; null as long as it is not")
                            .pushes(EQUAL, inexact(condition("resolution").except(UNRESOLVED)))
                            .pushes(IS_NOT_NULL, inexact(condition("resolution").fixed("EMPTY"))),
                    column("resolution_id", VARCHAR).at("/fields/resolution/id").comment("Number of the resolution")
                            .pushes(EQUAL, inexact(condition("resolution").number())),
                    column("resolved_at", TIMESTAMP_TZ_MILLIS).at("/fields/resolutiondate").comment("When it was resolved").sortsByUnit("resolutiondate", MINUTE).sortsWithNulls("resolutiondate")
                            .pushes(AT_LEAST, inexact(condition("resolutiondate").epochFloor(MINUTE)))
                            .pushes(AT_MOST, inexact(condition("resolutiondate").epochCeiling(MINUTE))),
                    column("security_level", VARCHAR).at("/fields/security/name").comment("Who may see it, by the name of a level; null for everybody in its project"),
                    column("security_level_id", VARCHAR).at("/fields/security/id").comment("Number of that level"),
                    column("assignee", VARCHAR).at("/fields/assignee/displayName").comment("Who works on it; null for nobody").personal(),
                    column("assignee_id", VARCHAR).at("/fields/assignee/accountId").comment("Account of who works on it").personal()
                            .pushes(EQUAL, inexact(condition("assignee").matching(JiraParameters.ACCOUNT_ID)))
                            .pushes(IS_NOT_NULL, inexact(condition("assignee").fixed("EMPTY"))),
                    column("reporter", VARCHAR).at("/fields/reporter/displayName").comment("Who reported it").personal(),
                    column("reporter_id", VARCHAR).at("/fields/reporter/accountId").comment("Account of who reported it").personal()
                            .pushes(EQUAL, inexact(condition("reporter").matching(JiraParameters.ACCOUNT_ID)))
                            .pushes(IS_NOT_NULL, inexact(condition("reporter").fixed("EMPTY"))),
                    column("creator", VARCHAR).at("/fields/creator/displayName").comment("Who entered it").personal(),
                    column("creator_id", VARCHAR).at("/fields/creator/accountId").comment("Account of who entered it").personal()
                            .pushes(EQUAL, inexact(condition("creator").matching(JiraParameters.ACCOUNT_ID))),
                    column("labels", new ColumnType.ArrayOf(VARCHAR)).at("/fields/labels").comment("Its labels").freeText()
                            .pushes(CONTAINS, inexact(condition("labels"))),
                    column("components", new ColumnType.ArrayOf(VARCHAR)).at("/fields/components/*/name").comment("Names of the components that it is about")
                            .pushes(CONTAINS, inexact(condition("component"))),
                    column("component_ids", new ColumnType.ArrayOf(VARCHAR)).at("/fields/components/*/id").comment("Numbers of these components")
                            .pushes(CONTAINS, inexact(condition("component").number())),
                    column("fix_versions", new ColumnType.ArrayOf(VARCHAR)).at("/fields/fixVersions/*/name").comment("Names of the versions for which it is done")
                            .pushes(CONTAINS, inexact(condition("fixVersion"))),
                    column("fix_version_ids", new ColumnType.ArrayOf(VARCHAR)).at("/fields/fixVersions/*/id").comment("Numbers of these versions")
                            .pushes(CONTAINS, inexact(condition("fixVersion").number())),
                    column("affected_versions", new ColumnType.ArrayOf(VARCHAR)).at("/fields/versions/*/name").comment("Names of the versions in which it was seen")
                            .pushes(CONTAINS, inexact(condition("affectedVersion"))),
                    column("affected_version_ids", new ColumnType.ArrayOf(VARCHAR)).at("/fields/versions/*/id").comment("Numbers of these versions")
                            .pushes(CONTAINS, inexact(condition("affectedVersion").number())),
                    column("parent_key", VARCHAR).at("/fields/parent/key").comment("Key of the issue of which it is a part, be that an epic")
                            .pushes(EQUAL, inexact(condition("parent").matching(JiraParameters.ANY_ISSUE_KEY))),
                    column("parent_id", VARCHAR).at("/fields/parent/id").comment("Number of that issue")
                            .pushes(EQUAL, inexact(condition("parent").number())),
                    column("subtask_keys", new ColumnType.ArrayOf(VARCHAR)).at("/fields/subtasks/*/key").comment("Keys of its parts"),
                    column("due_date", DATE).at("/fields/duedate").comment("Until when it should be done").sortsWithNulls("duedate")
                            .pushes(AT_LEAST, inexact(condition("duedate").bound()))
                            .pushes(AT_MOST, inexact(condition("duedate").bound()))
                            .pushes(IS_NOT_NULL, inexact(condition("duedate").fixed("EMPTY"))),
                    column("original_estimate_seconds", BIGINT).at("/fields/timeoriginalestimate").comment("Time that it was to take"),
                    column("remaining_estimate_seconds", BIGINT).at("/fields/timeestimate").comment("Time that it will still take"),
                    column("time_spent_seconds", BIGINT).at("/fields/timespent").comment("Time that was worked on it"),
                    column("total_original_estimate_seconds", BIGINT).at("/fields/aggregatetimeoriginalestimate").comment("Time that it and its parts were to take"),
                    column("total_remaining_estimate_seconds", BIGINT).at("/fields/aggregatetimeestimate").comment("Time that it and its parts will still take"),
                    column("total_time_spent_seconds", BIGINT).at("/fields/aggregatetimespent").comment("Time that was worked on it and its parts"),
                    column("work_ratio", BIGINT).at("/fields/workratio").comment("Percentage of the original estimate that was worked; -1 without one"),
                    column("votes_count", BIGINT).at("/fields/votes/votes").comment("How many voted for it"),
                    column("watchers_count", BIGINT).at("/fields/watches/watchCount").comment("How many watch it"),
                    column("comments_count", BIGINT).at("/fields/comment/total").comment("How many comments it has that the catalog's account sees"),
                    column("worklogs_count", BIGINT).at("/fields/worklog/total").comment("How many entries of work it has"),
                    column("last_viewed_at", TIMESTAMP_TZ_MILLIS).at("/fields/lastViewed").comment("When the catalog's account last looked at it"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/fields/created").comment("When it was entered").sortsByUnit("created", MINUTE)
                            .pushes(AT_LEAST, inexact(condition("created").epochFloor(MINUTE)))
                            .pushes(AT_MOST, inexact(condition("created").epochCeiling(MINUTE))),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).at("/fields/updated").comment("When it last changed").sortsByUnit("updated", MINUTE)
                            .pushes(AT_LEAST, inexact(condition("updated").epochFloor(MINUTE)))
                            .pushes(AT_MOST, inexact(condition("updated").epochCeiling(MINUTE))))
            .primaryKey("id")
            .changes("updated_at", 120)
            .cardinality(1, 50_000)
            .build();

    private IssuesTable() {}
}
