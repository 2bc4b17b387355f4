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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;

import static java.util.Objects.requireNonNull;

/**
 * Writes what an issue has to do with other issues and with people.
 */
record IssueRelationsJson(Rendering rendering)
{
    IssueRelationsJson
    {
        requireNonNull(rendering, "rendering is null");
    }

    /**
     * An issue as others show it.
     */
    ObjectNode reference(JiraIssue issue)
    {
        WordsJson words = new WordsJson(rendering);
        ObjectNode json = Rendering.object()
                .put("id", String.valueOf(issue.id()))
                .put("key", issue.key())
                .put("self", rendering.urls().api("/issue/" + issue.id()));
        ObjectNode fields = json.putObject("fields").put("summary", issue.facts().summary());
        fields.set("status", words.status(issue.facts().status()));
        issue.facts().priority().ifPresent(priority -> fields.set("priority", words.priority(priority)));
        fields.set("issuetype", words.type(issue.facts().type()));
        return json;
    }

    /**
     * The links whose other end is visible.
     */
    ArrayNode links(JiraIssue issue)
    {
        ArrayNode array = Rendering.array(ImmutableList.of(), _ -> Rendering.object());
        for (JiraLink link : issue.activity().links()) {
            rendering.viewer().data().findIssue(link.issue()).filter(rendering.viewer().visibility()::shows).ifPresent(other -> {
                ObjectNode json = array.addObject()
                        .put("id", String.valueOf(link.id()))
                        .put("self", rendering.urls().api("/issueLink/" + link.id()));
                json.set("type", new WordsJson(rendering).linkType(link.type()));
                json.set(link.outward() ? "outwardIssue" : "inwardIssue", reference(other));
            });
        }
        return array;
    }

    ArrayNode subtasks(JiraIssue issue)
    {
        return Rendering.array(
                rendering.viewer().data().children(issue).stream().filter(child -> child.facts().type().isSubtask()).filter(rendering.viewer().visibility()::shows).toList(),
                this::reference);
    }

    ObjectNode watches(JiraIssue issue)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/issue/" + issue.key() + "/watchers"))
                .put("watchCount", issue.people().watchers().size())
                .put("isWatching", issue.people().watchers().contains(rendering.viewer().accountId()));
    }

    ObjectNode votes(JiraIssue issue)
    {
        return Rendering.object()
                .put("self", rendering.urls().api("/issue/" + issue.key() + "/votes"))
                .put("votes", issue.people().voters().size())
                .put("hasVoted", issue.people().voters().contains(rendering.viewer().accountId()));
    }
}
