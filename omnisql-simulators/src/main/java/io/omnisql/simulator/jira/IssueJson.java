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

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Writes issues with the fields that are wanted.
 *
 * @param embedded how many comments and worklogs are written within an issue
 */
record IssueJson(Rendering rendering, FieldSelection selection, ImmutableSet<String> expand, int embedded)
{
    static final int EMBEDDED_HISTORIES = 40;

    private static final String EXPANDABLE = "operations,versionedRepresentations,editmeta,changelog,renderedFields";

    IssueJson
    {
        requireNonNull(rendering, "rendering is null");
        requireNonNull(selection, "selection is null");
        requireNonNull(expand, "expand is null");
    }

    static ImmutableSet<String> expansions(String parameter)
    {
        return ImmutableSet.copyOf(Splitter.on(',').trimResults().omitEmptyStrings().split(parameter));
    }

    ObjectNode issue(JiraIssue issue)
    {
        ObjectNode json = Rendering.object();
        if (selection.isIdOnly() && expand.isEmpty()) {
            return json.put("id", String.valueOf(issue.id()));
        }
        json.put("expand", EXPANDABLE)
                .put("id", String.valueOf(issue.id()))
                .put("self", rendering.plainTexts() ? rendering.urls().agile("/issue/" + issue.id()) : rendering.urls().api("/issue/" + issue.id()))
                .put("key", issue.key());
        if (expand.contains("changelog")) {
            json.set("changelog", changelog(issue));
        }
        if (expand.contains("transitions")) {
            json.set("transitions", Rendering.array(JiraTransitions.of(rendering.site(), issue), transition -> new JiraTransitions(rendering).transition(transition)));
        }
        if (!selection.isNamesOnly()) {
            json.set("fields", fields(issue));
        }
        return json;
    }

    private ObjectNode fields(JiraIssue issue)
    {
        ObjectNode json = Rendering.object();
        IssueFieldsJson system = new IssueFieldsJson(rendering, embedded);
        for (SystemField field : SystemField.values()) {
            if (field != SystemField.KEY && selection.takes(field)) {
                system.value(field, issue).ifPresent(value -> json.set(field.id(), value));
            }
        }
        CustomJson custom = new CustomJson(rendering);
        for (CustomField field : rendering.site().fields()) {
            if (selection.takes(field) && field.isOf(issue.projectKey())) {
                issue.custom(field).ifPresentOrElse(value -> json.set(field.fieldId(), custom.value(value)), () -> json.putNull(field.fieldId()));
            }
        }
        return json;
    }

    /**
     * From the newest to the oldest, and not all of them.
     */
    private ObjectNode changelog(JiraIssue issue)
    {
        List<JiraChange> changes = issue.activity().changes().reversed();
        ImmutableList<JiraChange> shown = ImmutableList.copyOf(changes.subList(0, Math.min(EMBEDDED_HISTORIES, changes.size())));
        ObjectNode json = Rendering.object()
                .put("startAt", 0)
                .put("maxResults", shown.size())
                .put("total", changes.size());
        json.set("histories", Rendering.array(shown, new PartsJson(rendering)::change));
        return json;
    }

    /**
     * The names of the fields that are written, for who asks for them.
     */
    ObjectNode names()
    {
        ObjectNode json = Rendering.object();
        for (SystemField field : SystemField.values()) {
            if (selection.takes(field)) {
                json.put(field.id(), field.title());
            }
        }
        rendering.site().fields().stream().filter(selection::takes).forEach(field -> json.put(field.fieldId(), field.name()));
        return json;
    }

    ObjectNode schemas()
    {
        ObjectNode json = Rendering.object();
        for (SystemField field : SystemField.values()) {
            if (selection.takes(field)) {
                FieldJson.schema(field).ifPresent(schema -> json.set(field.id(), schema));
            }
        }
        rendering.site().fields().stream().filter(selection::takes).forEach(field -> json.set(field.fieldId(), FieldJson.schema(field)));
        return json;
    }
}
