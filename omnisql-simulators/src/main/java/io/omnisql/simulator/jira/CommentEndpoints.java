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

import java.util.ArrayList;
import java.util.List;

/**
 * Comments on issues, those that the one who asks may see.
 */
final class CommentEndpoints
{
    private static final int PAGE = 100;

    private CommentEndpoints() {}

    static JiraResult ofIssue(JiraCall call)
    {
        JiraIssue issue = call.issue();
        List<JiraComment> visible = visible(call, issue);
        List<JiraComment> ordered = switch (call.parameter("orderBy").trim()) {
            case "", "created", "+created" -> visible;
            case "-created" -> visible.reversed();
            default -> throw JiraRefusal.badRequest("The value of orderBy is not known.");
        };
        JiraPage<JiraComment> page = JiraPage.of(call, ordered, PAGE, PAGE);
        ObjectNode json = Rendering.object()
                .put("startAt", page.startAt())
                .put("maxResults", page.maxResults())
                .put("total", page.total());
        json.set("comments", page.array(comment -> new PartsJson(call.rendering()).comment(issue, comment)));
        return JiraResult.objects(json, page.values().size());
    }

    /**
     * Comments by their ids, whatever issue they are on.
     */
    static JiraResult list(JiraCall call)
    {
        List<String> ids = JiraCall.texts(call.body().path("ids"));
        List<ObjectNode> found = new ArrayList<>();
        for (JiraIssue issue : call.viewer().data().issues()) {
            if (call.viewer().searches(issue)) {
                visible(call, issue).stream()
                        .filter(comment -> ids.contains(String.valueOf(comment.id())))
                        .forEach(comment -> found.add(new PartsJson(call.rendering()).comment(issue, comment)));
            }
        }
        return JiraResult.objects(JiraPage.of(call, found, 1_000, 1_000).bean(call, comment -> comment), found.size());
    }

    private static List<JiraComment> visible(JiraCall call, JiraIssue issue)
    {
        return issue.activity().comments().stream().filter(comment -> comment.visibleTo().map(call.viewer()::isIn).orElse(true)).toList();
    }
}
