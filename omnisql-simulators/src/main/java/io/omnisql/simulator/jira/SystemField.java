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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.Optional;

/**
 * A field that every site has, with the words of its schema and those by which JQL knows it.
 */
enum SystemField
{
    STATUS_CATEGORY_CHANGED("statuscategorychangedate", "Status Category Changed", "datetime", "", true, "statusCategoryChangedDate"),
    ISSUE_TYPE("issuetype", "Issue Type", "issuetype", "", true, "issuetype type"),
    PARENT("parent", "Parent", "", "", true, "parent"),
    TIME_SPENT("timespent", "Time Spent", "number", "", true, "timespent"),
    PROJECT("project", "Project", "project", "", true, "project"),
    FIX_VERSIONS("fixVersions", "Fix versions", "array", "version", true, "fixVersion"),
    STATUS_CATEGORY("statusCategory", "Status Category", "statusCategory", "", true, "statusCategory"),
    TOTAL_TIME_SPENT("aggregatetimespent", "Σ Time Spent", "number", "", true, ""),
    RESOLUTION("resolution", "Resolution", "resolution", "", true, "resolution"),
    RESOLUTION_DATE("resolutiondate", "Resolved", "datetime", "", true, "resolutiondate resolved"),
    WORK_RATIO("workratio", "Work Ratio", "number", "", true, ""),
    ISSUE_RESTRICTION("issuerestriction", "Restrict to", "issuerestriction", "", true, ""),
    WATCHES("watches", "Watchers", "watches", "", true, "watchers"),
    LAST_VIEWED("lastViewed", "Last Viewed", "datetime", "", true, ""),
    CREATED("created", "Created", "datetime", "", true, "created createdDate"),
    PRIORITY("priority", "Priority", "priority", "", true, "priority"),
    LABELS("labels", "Labels", "array", "string", true, "labels"),
    ESTIMATE("timeestimate", "Remaining Estimate", "number", "", true, "remainingEstimate timeestimate"),
    TOTAL_ORIGINAL_ESTIMATE("aggregatetimeoriginalestimate", "Σ Original Estimate", "number", "", true, ""),
    VERSIONS("versions", "Affects versions", "array", "version", true, "affectedVersion"),
    LINKS("issuelinks", "Linked Issues", "array", "issuelinks", true, ""),
    ASSIGNEE("assignee", "Assignee", "user", "", true, "assignee"),
    UPDATED("updated", "Updated", "datetime", "", true, "updated updatedDate"),
    STATUS("status", "Status", "status", "", true, "status"),
    COMPONENTS("components", "Components", "array", "component", true, "component"),
    KEY("issuekey", "Key", "", "", true, "id issue issuekey key"),
    ORIGINAL_ESTIMATE("timeoriginalestimate", "Original estimate", "number", "", true, "originalEstimate timeoriginalestimate"),
    DESCRIPTION("description", "Description", "string", "", true, "description"),
    TIME_TRACKING("timetracking", "Time tracking", "timetracking", "", false, ""),
    SECURITY("security", "Security Level", "securitylevel", "", true, "level"),
    ATTACHMENT("attachment", "Attachment", "array", "attachment", true, ""),
    TOTAL_ESTIMATE("aggregatetimeestimate", "Σ Remaining Estimate", "number", "", true, ""),
    SUMMARY("summary", "Summary", "string", "", true, "summary"),
    CREATOR("creator", "Creator", "user", "", true, "creator"),
    SUBTASKS("subtasks", "Sub-tasks", "array", "issuelinks", true, ""),
    REPORTER("reporter", "Reporter", "user", "", true, "reporter"),
    TOTAL_PROGRESS("aggregateprogress", "Σ Progress", "progress", "", true, ""),
    ENVIRONMENT("environment", "Environment", "string", "", true, "environment"),
    DUE_DATE("duedate", "Due date", "date", "", true, "due duedate"),
    PROGRESS("progress", "Progress", "progress", "", true, ""),
    VOTES("votes", "Votes", "votes", "", true, "votes"),
    COMMENT("comment", "Comment", "comments-page", "", false, "comment"),
    WORKLOG("worklog", "Log Work", "array", "worklog", false, "");

    private final String id;
    private final String title;
    private final String type;
    private final String items;
    private final boolean navigable;
    private final String clauses;

    SystemField(String id, String title, String type, String items, boolean navigable, String clauses)
    {
        this.id = id;
        this.title = title;
        this.type = type;
        this.items = items;
        this.navigable = navigable;
        this.clauses = clauses;
    }

    String id()
    {
        return id;
    }

    String title()
    {
        return title;
    }

    Optional<String> type()
    {
        return Optional.of(type).filter(word -> !word.isEmpty());
    }

    Optional<String> items()
    {
        return Optional.of(items).filter(word -> !word.isEmpty());
    }

    boolean isNavigable()
    {
        return navigable;
    }

    ImmutableList<String> clauses()
    {
        return ImmutableList.copyOf(Splitter.on(' ').omitEmptyStrings().split(clauses));
    }
}
