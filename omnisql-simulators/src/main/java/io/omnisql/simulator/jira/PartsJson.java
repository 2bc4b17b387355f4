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
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Writes what is attached to issues: comments, worklogs, changes, files and links.
 */
record PartsJson(Rendering rendering)
{
    private static final int WEEK = 5 * 8 * 3_600;
    private static final int DAY = 8 * 3_600;

    PartsJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    ObjectNode comment(JiraIssue issue, JiraComment comment)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/issue/%s/comment/%s".formatted(issue.id(), comment.id())))
                .put("id", String.valueOf(comment.id()));
        json.set("author", people().user(comment.author()));
        json.set("body", rendering.document(comment.body()));
        json.set("updateAuthor", people().user(comment.updateAuthor()));
        json.put("created", rendering.time(comment.created())).put("updated", rendering.time(comment.updated()));
        comment.visibleTo().flatMap(rendering.site()::findGroup).ifPresent(group -> json.putObject("visibility")
                .put("type", "group")
                .put("value", group.name())
                .put("identifier", group.id()));
        return json.put("jsdPublic", true);
    }

    ObjectNode worklog(JiraIssue issue, JiraWorklog worklog)
    {
        ObjectNode json = Rendering.object().put("self", rendering.urls().api("/issue/%s/worklog/%s".formatted(issue.id(), worklog.id())));
        json.set("author", people().user(worklog.author()));
        json.set("updateAuthor", people().user(worklog.author()));
        worklog.comment().ifPresent(comment -> json.set("comment", rendering.document(comment)));
        return json.put("created", rendering.time(worklog.created()))
                .put("updated", rendering.time(worklog.updated()))
                .put("started", rendering.time(worklog.started()))
                .put("timeSpent", length(worklog.seconds()))
                .put("timeSpentSeconds", worklog.seconds())
                .put("id", String.valueOf(worklog.id()))
                .put("issueId", String.valueOf(issue.id()));
    }

    ObjectNode change(JiraChange change)
    {
        ObjectNode json = Rendering.object().put("id", String.valueOf(change.id()));
        change.author().ifPresent(author -> json.set("author", people().user(author)));
        json.put("created", rendering.time(change.created()));
        json.set("items", Rendering.array(change.items(), PartsJson::item));
        return json;
    }

    private static ObjectNode item(JiraChange.Item item)
    {
        ObjectNode json = Rendering.object()
                .put("field", item.field())
                .put("fieldtype", item.custom() ? "custom" : "jira");
        item.fieldId().ifPresent(id -> json.put("fieldId", id));
        json.set("from", text(item.from()));
        json.set("fromString", text(item.fromText()));
        json.set("to", text(item.to()));
        json.set("toString", text(item.toText()));
        return json;
    }

    ObjectNode attachment(JiraAttachment attachment)
    {
        ObjectNode json = Rendering.object()
                .put("self", rendering.urls().api("/attachment/" + attachment.id()))
                .put("id", String.valueOf(attachment.id()))
                .put("filename", attachment.filename());
        json.set("author", people().user(attachment.author()));
        return json.put("created", rendering.time(attachment.created()))
                .put("size", attachment.size())
                .put("mimeType", attachment.mimeType())
                .put("content", rendering.urls().api("/attachment/content/" + attachment.id()));
    }

    ObjectNode remoteLink(JiraIssue issue, JiraRemoteLink link)
    {
        ObjectNode json = Rendering.object()
                .put("id", link.id())
                .put("self", rendering.urls().api("/issue/%s/remotelink/%s".formatted(issue.key(), link.id())));
        link.globalId().ifPresent(id -> json.put("globalId", id));
        ObjectNode application = json.putObject("application");
        link.application().ifPresent(name -> application.put("type", "com.acme." + name).put("name", name));
        link.relationship().ifPresent(relationship -> json.put("relationship", relationship));
        ObjectNode object = json.putObject("object").put("url", link.url()).put("title", link.title());
        link.summary().ifPresent(summary -> object.put("summary", summary));
        object.putObject("icon").put("url16x16", "https://acme.example/favicon.png").put("title", link.application().orElse("Web link"));
        object.putObject("status").put("resolved", link.resolved()).putObject("icon");
        return json;
    }

    /**
     * A length of time in the words of the site, such as {@code 1d 2h 30m}.
     */
    static String length(long seconds)
    {
        StringBuilder text = new StringBuilder();
        long rest = append(append(append(seconds, WEEK, "w ", text), DAY, "d ", text), 3_600, "h ", text);
        if (rest >= 60 || text.isEmpty()) {
            text.append(rest / 60).append('m');
        }
        return text.toString().trim();
    }

    private static long append(long seconds, long unit, String name, StringBuilder text)
    {
        if (seconds >= unit) {
            text.append(seconds / unit).append(name);
        }
        return seconds % unit;
    }

    private PeopleJson people()
    {
        return new PeopleJson(rendering);
    }

    private static JsonNode text(Optional<String> text)
    {
        return text.<JsonNode>map(TextNode::valueOf).orElse(NullNode.instance);
    }
}
