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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * Writes the fields of the system.
 *
 * @param embedded how many comments and worklogs are written within an issue
 */
record IssueFieldsJson(Rendering rendering, int embedded)
{
    IssueFieldsJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    /**
     * What an issue has in a field: null for nothing, and absent where it cannot have anything.
     */
    Optional<JsonNode> value(SystemField field, JiraIssue issue)
    {
        IssueFacts facts = issue.facts();
        IssueTimes times = issue.times();
        WordsJson words = new WordsJson(rendering);
        ProjectJson projects = new ProjectJson(rendering);
        PeopleJson people = new PeopleJson(rendering);
        IssueRelationsJson relations = new IssueRelationsJson(rendering);
        return switch (field) {
            case PARENT -> issue.parent().flatMap(rendering.viewer().data()::findIssue).map(relations::reference);
            case ISSUE_TYPE -> Optional.of(words.type(facts.type()));
            case PROJECT -> Optional.of(projects.reference(rendering.site().project(issue.projectKey())));
            case STATUS -> Optional.of(words.status(facts.status()));
            case STATUS_CATEGORY -> Optional.of(words.category(facts.status().category()));
            case STATUS_CATEGORY_CHANGED -> time(Optional.of(times.categoryChanged()));
            case PRIORITY -> or(facts.priority(), words::priority);
            case RESOLUTION -> or(facts.resolution(), words::resolution);
            case SECURITY -> or(facts.security(), words::level);
            case RESOLUTION_DATE -> time(times.resolved());
            case CREATED -> time(Optional.of(times.created()));
            case UPDATED -> time(Optional.of(times.updated()));
            case LAST_VIEWED -> Optional.of(NullNode.instance);
            case DUE_DATE -> or(times.due(), date -> TextNode.valueOf(date.toString()));
            case SUMMARY -> Optional.of(TextNode.valueOf(facts.summary()));
            case DESCRIPTION -> or(facts.description(), rendering::document);
            case ENVIRONMENT -> or(facts.environment(), rendering::document);
            case LABELS -> Optional.of(Rendering.array(facts.labels(), TextNode::valueOf));
            case COMPONENTS -> Optional.of(Rendering.array(facts.components(), projects::reference));
            case FIX_VERSIONS -> Optional.of(Rendering.array(facts.fixVersions(), projects::reference));
            case VERSIONS -> Optional.of(Rendering.array(facts.affectedVersions(), projects::reference));
            case CREATOR -> Optional.of(people.user(issue.people().creator()));
            case REPORTER -> Optional.of(people.user(issue.people().reporter()));
            case ASSIGNEE -> Optional.of(people.user(issue.people().assignee()));
            case WATCHES -> Optional.of(relations.watches(issue));
            case VOTES -> Optional.of(relations.votes(issue));
            case LINKS -> Optional.of(relations.links(issue));
            case SUBTASKS -> Optional.of(relations.subtasks(issue));
            case ATTACHMENT -> Optional.of(Rendering.array(issue.activity().attachments(), new PartsJson(rendering)::attachment));
            case COMMENT -> Optional.of(comments(issue));
            case WORKLOG -> Optional.of(worklogs(issue));
            case TIME_SPENT, TOTAL_TIME_SPENT -> number(Optional.of(issue.activity().secondsWorked()).filter(seconds -> seconds > 0));
            case ESTIMATE, TOTAL_ESTIMATE -> number(times.remainingEstimate());
            case ORIGINAL_ESTIMATE, TOTAL_ORIGINAL_ESTIMATE -> number(times.originalEstimate());
            case WORK_RATIO -> Optional.of(IntNode.valueOf((int) times.originalEstimate().map(estimate -> issue.activity().secondsWorked() * 100 / estimate).orElse(-1L).longValue()));
            case PROGRESS, TOTAL_PROGRESS -> Optional.of(progress(issue));
            case TIME_TRACKING -> Optional.of(tracking(issue));
            case ISSUE_RESTRICTION -> Optional.of(Rendering.object().set("issuerestrictions", Rendering.object())).map(json -> ((ObjectNode) json).put("shouldDisplay", false));
            case KEY -> Optional.empty();
        };
    }

    private ObjectNode comments(JiraIssue issue)
    {
        List<JiraComment> visible = issue.activity().comments().stream().filter(comment -> comment.visibleTo().map(rendering.viewer()::isIn).orElse(true)).toList();
        List<JiraComment> shown = visible.subList(0, Math.min(embedded, visible.size()));
        ObjectNode json = Rendering.object();
        json.set("comments", Rendering.array(shown, comment -> new PartsJson(rendering).comment(issue, comment)));
        return json.put("self", rendering.urls().api("/issue/" + issue.id() + "/comment"))
                .put("maxResults", shown.size())
                .put("total", visible.size())
                .put("startAt", 0);
    }

    private ObjectNode worklogs(JiraIssue issue)
    {
        List<JiraWorklog> all = issue.activity().worklogs();
        List<JiraWorklog> shown = all.subList(0, Math.min(embedded, all.size()));
        ObjectNode json = Rendering.object().put("startAt", 0).put("maxResults", embedded).put("total", all.size());
        json.set("worklogs", Rendering.array(shown, worklog -> new PartsJson(rendering).worklog(issue, worklog)));
        return json;
    }

    private static ObjectNode progress(JiraIssue issue)
    {
        long done = issue.activity().secondsWorked();
        long total = done + issue.times().remainingEstimate().orElse(0L);
        ObjectNode json = Rendering.object().put("progress", done).put("total", total);
        return total == 0 ? json : json.put("percent", (int) (done * 100 / total));
    }

    private static ObjectNode tracking(JiraIssue issue)
    {
        ObjectNode json = Rendering.object();
        issue.times().originalEstimate().ifPresent(seconds -> json.put("originalEstimate", PartsJson.length(seconds)).put("originalEstimateSeconds", seconds));
        issue.times().remainingEstimate().ifPresent(seconds -> json.put("remainingEstimate", PartsJson.length(seconds)).put("remainingEstimateSeconds", seconds));
        if (issue.activity().secondsWorked() > 0) {
            json.put("timeSpent", PartsJson.length(issue.activity().secondsWorked())).put("timeSpentSeconds", issue.activity().secondsWorked());
        }
        return json;
    }

    private Optional<JsonNode> time(Optional<Instant> time)
    {
        return or(time, value -> TextNode.valueOf(rendering.time(value)));
    }

    private static Optional<JsonNode> number(Optional<Long> number)
    {
        return or(number, LongNode::valueOf);
    }

    private static <T> Optional<JsonNode> or(Optional<T> value, Function<T, ? extends JsonNode> json)
    {
        return Optional.of(value.<JsonNode>map(json).orElse(NullNode.instance));
    }
}
