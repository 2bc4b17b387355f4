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

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Boards, sprints and epics. There is no description of these at hand: they follow the documentation and what was recorded.
 */
final class AgileEndpoints
{
    private static final int PAGE = 50;
    private static final int ISSUES = 100;

    private AgileEndpoints() {}

    static JiraResult boards(JiraCall call)
    {
        List<JiraBoard> found = call.site().boards().stream()
                .filter(board -> call.viewer().searches(call.site().project(board.project())))
                .filter(board -> call.parameter("type").isEmpty() || call.parameter("type").equals(board.scrum() ? "scrum" : "kanban"))
                .filter(board -> call.parameter("projectKeyOrId").isEmpty() || call.site().project(board.project()).isCalled(call.parameter("projectKeyOrId")))
                .filter(board -> board.name().toLowerCase(Locale.ROOT).contains(call.parameter("name").toLowerCase(Locale.ROOT)))
                .toList();
        return page(call, found, board -> board(call, board));
    }

    static JiraResult board(JiraCall call)
    {
        return JiraResult.objects(board(call, findBoard(call)), 1);
    }

    private static ObjectNode board(JiraCall call, JiraBoard board)
    {
        JiraProject project = call.site().project(board.project());
        ObjectNode json = Rendering.object()
                .put("id", board.id())
                .put("self", call.urls().agile("/board/" + board.id()))
                .put("name", board.name())
                .put("type", board.scrum() ? "scrum" : "kanban");
        json.putObject("location")
                .put("projectId", project.id())
                .put("displayName", project.name() + " (" + project.key() + ")")
                .put("projectName", project.name())
                .put("projectKey", project.key())
                .put("projectTypeKey", "software")
                .put("name", project.name() + " (" + project.key() + ")");
        return json;
    }

    static JiraResult sprints(JiraCall call)
    {
        JiraBoard board = findBoard(call);
        if (!board.scrum()) {
            throw JiraRefusal.badRequest("The board does not support sprints");
        }
        List<String> states = List.of(call.parameter("state").split(","));
        JiraResult result = page(call, call.site().sprints().stream()
                .filter(sprint -> sprint.board() == board.id())
                .filter(sprint -> call.parameter("state").isEmpty() || states.contains(sprint.state().json()))
                .toList(), sprint -> sprint(call, sprint));
        // recorded: go-jira sprints, which tells no total
        ((ObjectNode) result.body()).remove("total");
        return result;
    }

    static JiraResult sprint(JiraCall call)
    {
        return JiraResult.objects(sprint(call, findSprint(call)), 1);
    }

    private static ObjectNode sprint(JiraCall call, JiraSprint sprint)
    {
        return CustomJson.sprint(sprint)
                .put("self", call.urls().agile("/sprint/" + sprint.id()))
                .put("originBoardId", sprint.board());
    }

    static JiraResult boardIssues(JiraCall call)
    {
        JiraBoard board = findBoard(call);
        return issues(call, issue -> issue.projectKey().equals(board.project()));
    }

    static JiraResult sprintIssues(JiraCall call)
    {
        JiraSprint sprint = findSprint(call);
        return issues(call, issue -> AgileIssueJson.sprints(call.site(), issue).contains(sprint));
    }

    static JiraResult epics(JiraCall call)
    {
        JiraBoard board = findBoard(call);
        return page(call, call.viewer().data().issues(board.project()).stream()
                .filter(issue -> issue.facts().type().hierarchyLevel() == 1)
                .filter(call.viewer()::searches)
                .filter(issue -> call.parameter("done").isEmpty() || call.parameter("done").equals(String.valueOf(AgileIssueJson.isDone(issue))))
                .toList(), epic -> AgileIssueJson.epic(call.urls(), epic));
    }

    /**
     * Issues in the order of their ids, or in that of the query; a query is optional here.
     */
    private static JiraResult issues(JiraCall call, Predicate<JiraIssue> among)
    {
        Viewer indexed = call.viewer().of(call.index());
        String jql = call.parameter("jql");
        JqlSearch search = JqlSearch.compile(jql.isEmpty() || jql.trim().toLowerCase(Locale.ROOT).startsWith("order by") ? "created >= 0 " + jql : jql, indexed);
        List<JiraIssue> found = call.index().issues().stream()
                .filter(indexed::searches)
                .filter(among)
                .filter(search.where())
                .sorted(jql.isEmpty() ? (_, _) -> 0 : search.order())
                .toList();
        JiraPage<JiraIssue> page = JiraPage.of(call, found, PAGE, ISSUES);
        AgileIssueJson json = new AgileIssueJson(call);
        ObjectNode bean = Rendering.object()
                .put("expand", "schema,names")
                .put("startAt", page.startAt())
                .put("maxResults", page.maxResults())
                .put("total", page.total());
        bean.set("issues", page.array(json::issue));
        return JiraResult.objects(bean, page.values().size());
    }

    private static <T> JiraResult page(JiraCall call, List<T> all, Function<T, ObjectNode> json)
    {
        JiraPage<T> page = JiraPage.of(call, all, PAGE, PAGE);
        ObjectNode bean = Rendering.object()
                .put("maxResults", page.maxResults())
                .put("startAt", page.startAt())
                .put("total", page.total())
                .put("isLast", page.isLast());
        bean.set("values", page.array(json));
        return JiraResult.objects(bean, page.values().size());
    }

    private static JiraBoard findBoard(JiraCall call)
    {
        return call.site().boards().stream()
                .filter(board -> String.valueOf(board.id()).equals(call.path().get("boardId")))
                .filter(board -> call.viewer().searches(call.site().project(board.project())))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.notFound("The requested board cannot be viewed because it either does not exist or you do not have permission to view it."));
    }

    private static JiraSprint findSprint(JiraCall call)
    {
        return call.site().sprints().stream()
                .filter(sprint -> String.valueOf(sprint.id()).equals(call.path().get("sprintId")))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.notFound("Sprint does not exist"));
    }
}
