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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.RouteTemplate;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A route with its endpoint. The list of all routes is what the simulator can do; names come before variables.
 */
record JiraRoute(String method, RouteTemplate template, JiraEndpoint endpoint)
{
    static final ImmutableList<JiraRoute> ALL = ImmutableList.<JiraRoute>builder()
            .add(get("/search/jql", SearchEndpoints::get))
            .add(post("/search/jql", SearchEndpoints::post))
            .add(post("/search/approximate-count", SearchEndpoints::approximateCount))
            .add(post("/jql/match", SearchEndpoints::match))
            .add(get("/search", SearchEndpoints::removed))
            .add(post("/search", SearchEndpoints::removed))
            .add(post("/issue/bulkfetch", IssueEndpoints::bulkFetch))
            .add(post("/changelog/bulkfetch", ChangeEndpoints::bulkFetch))
            .add(get("/issue/{issueIdOrKey}", IssueEndpoints::single))
            .add(get("/issue/{issueIdOrKey}/comment", CommentEndpoints::ofIssue))
            .add(get("/issue/{issueIdOrKey}/worklog", WorklogEndpoints::ofIssue))
            .add(get("/issue/{issueIdOrKey}/changelog", ChangeEndpoints::ofIssue))
            .add(get("/issue/{issueIdOrKey}/watchers", IssueEndpoints::watchers))
            .add(get("/issue/{issueIdOrKey}/votes", IssueEndpoints::votes))
            .add(get("/issue/{issueIdOrKey}/remotelink", IssueEndpoints::remoteLinks))
            .add(get("/issue/{issueIdOrKey}/transitions", IssueEndpoints::transitions))
            .add(post("/comment/list", CommentEndpoints::list))
            .add(post("/worklog/list", WorklogEndpoints::list))
            .add(get("/worklog/updated", WorklogEndpoints::updated))
            .add(get("/worklog/deleted", WorklogEndpoints::deleted))
            .add(get("/field", FieldEndpoints::list))
            .add(get("/field/search", FieldEndpoints::search))
            .add(get("/project/search", ProjectEndpoints::search))
            .add(get("/project/{projectIdOrKey}", ProjectEndpoints::single))
            .add(get("/project/{projectIdOrKey}/version", ProjectEndpoints::versions))
            .add(get("/project/{projectIdOrKey}/component", ProjectEndpoints::components))
            .add(get("/project/{projectIdOrKey}/role", ProjectEndpoints::roles))
            .add(get("/project/{projectIdOrKey}/role/{id}", ProjectEndpoints::role))
            .add(get("/project/{projectIdOrKey}/roledetails", ProjectEndpoints::roleDetails))
            .add(get("/users/search", UserEndpoints::search))
            .add(get("/users", UserEndpoints::search))
            .add(get("/user", UserEndpoints::single))
            .add(get("/user/bulk", UserEndpoints::bulk))
            .add(get("/myself", UserEndpoints::myself))
            .add(get("/group/bulk", UserEndpoints::groups))
            .add(get("/group/member", UserEndpoints::members))
            .add(get("/issuetype", WordEndpoints::issueTypes))
            .add(get("/status", WordEndpoints::statuses))
            .add(get("/statuses/search", WordEndpoints::statusSearch))
            .add(get("/statuscategory", WordEndpoints::categories))
            .add(get("/priority", WordEndpoints::priorities))
            .add(get("/priority/search", WordEndpoints::prioritySearch))
            .add(get("/resolution", WordEndpoints::resolutions))
            .add(get("/resolution/search", WordEndpoints::resolutionSearch))
            .add(get("/issueLinkType", WordEndpoints::linkTypes))
            .add(get("/label", WordEndpoints::labels))
            .add(get("/serverInfo", SiteEndpoints::serverInfo))
            .add(get("/configuration", SettingsEndpoint::configuration))
            .add(get("/filter/search", SiteEndpoints::filters))
            .add(get("/dashboard/search", SiteEndpoints::dashboards))
            .add(get("/workflow/search", WorkflowEndpoints::former))
            .add(get("/workflows/search", WorkflowEndpoints::search))
            .add(get("/permissionscheme", SiteEndpoints::permissionSchemes))
            .add(get("/issuesecurityschemes", SiteEndpoints::securitySchemes))
            .add(get("/auditing/record", SiteEndpoints::audit))
            .add(agile("/board", AgileEndpoints::boards))
            .add(agile("/board/{boardId}", AgileEndpoints::board))
            .add(agile("/board/{boardId}/sprint", AgileEndpoints::sprints))
            .add(agile("/board/{boardId}/issue", AgileEndpoints::boardIssues))
            .add(agile("/board/{boardId}/epic", AgileEndpoints::epics))
            .add(agile("/sprint/{sprintId}", AgileEndpoints::sprint))
            .add(agile("/sprint/{sprintId}/issue", AgileEndpoints::sprintIssues))
            .build();

    JiraRoute
    {
        requireNonNull(method, "method is null");
        requireNonNull(template, "template is null");
        requireNonNull(endpoint, "endpoint is null");
    }

    /**
     * The route of a path, whatever the method where no route has that too.
     */
    static Optional<Match> find(String method, String path)
    {
        ImmutableList<Match> matches = ALL.stream()
                .flatMap(route -> route.template().match(path).map(values -> new Match(route, values)).stream())
                .collect(toImmutableList());
        return matches.stream().filter(match -> match.route().method().equals(method)).findFirst().or(() -> matches.stream().findFirst());
    }

    private static JiraRoute get(String path, JiraEndpoint endpoint)
    {
        return new JiraRoute("GET", RouteTemplate.parse("/rest/api/3" + path), endpoint);
    }

    private static JiraRoute post(String path, JiraEndpoint endpoint)
    {
        return new JiraRoute("POST", RouteTemplate.parse("/rest/api/3" + path), endpoint);
    }

    private static JiraRoute agile(String path, JiraEndpoint endpoint)
    {
        return new JiraRoute("GET", RouteTemplate.parse("/rest/agile/1.0" + path), endpoint);
    }

    /**
     * A route that a path takes.
     *
     * @param values what the path has for the variables of the template
     */
    record Match(JiraRoute route, ImmutableMap<String, String> values)
    {
        Match
        {
            requireNonNull(route, "route is null");
            requireNonNull(values, "values is null");
        }
    }
}
