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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import io.omnisql.simulator.http.QueryParameters;
import io.omnisql.simulator.http.SimulatedRequest;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * One request to one endpoint, with everything its answer depends on.
 *
 * @param index the issues as searches see them, which may be behind the data
 * @param path what the path has for the variables of its template
 * @param withheld the ids of issues that cannot be had at the moment where several are asked for
 */
record JiraCall(Viewer viewer, JiraDataset index, SearchCursors cursors, ImmutableMap<String, String> path, String fullPath, SimulatedRequest request, JiraUrls urls, JiraRules rules, ImmutableSet<Long> withheld)
{
    JiraCall
    {
        requireNonNull(viewer, "viewer is null");
        requireNonNull(index, "index is null");
        requireNonNull(cursors, "cursors is null");
        requireNonNull(path, "path is null");
        requireNonNull(fullPath, "fullPath is null");
        requireNonNull(request, "request is null");
        requireNonNull(urls, "urls is null");
        requireNonNull(rules, "rules is null");
        requireNonNull(withheld, "withheld is null");
    }

    QueryParameters query()
    {
        return request.query();
    }

    String parameter(String name)
    {
        return query().value(name).orElse("");
    }

    /**
     * All values of a parameter that may be repeated.
     */
    ImmutableList<String> parameters(String name)
    {
        return query().values().get(name);
    }

    int number(String name, int byDefault)
    {
        return query().value(name).map(value -> {
            try {
                return Integer.parseInt(value);
            }
            catch (NumberFormatException _) {
                throw JiraRefusal.notFound("The value '%s' of '%s' is not a number.".formatted(value, name));
            }
        }).orElse(byDefault);
    }

    long time(String name, long byDefault)
    {
        return query().value(name).filter(value -> value.matches("\\d{1,18}")).map(Long::parseLong).orElse(byDefault);
    }

    JsonNode body()
    {
        try {
            JsonNode body = new ObjectMapper().readTree(request.body());
            if (!body.isObject()) {
                throw JiraRefusal.badRequest("There was an error parsing JSON. Check that your request body is valid.");
            }
            return body;
        }
        catch (JsonProcessingException _) {
            throw JiraRefusal.badRequest("There was an error parsing JSON. Check that your request body is valid.");
        }
    }

    static ImmutableList<String> texts(JsonNode array)
    {
        return Streams.stream(array).map(JsonNode::asText).collect(toImmutableList());
    }

    Rendering rendering()
    {
        return rendering(false);
    }

    /**
     * @param plainTexts whether documents are written as text
     */
    Rendering rendering(boolean plainTexts)
    {
        return new Rendering(viewer, urls, plainTexts, rules.translated() && !isInEnglish());
    }

    /**
     * The language of the profile counts, unless a request says that its own does.
     */
    private boolean isInEnglish()
    {
        return request.header("X-Force-Accept-Language").filter("true"::equals).isPresent() && request.header("Accept-Language").filter(language -> language.startsWith("en")).isPresent();
    }

    JiraSite site()
    {
        return viewer.data().site();
    }

    /**
     * The issue in the path, by its id, key or former key.
     */
    JiraIssue issue()
    {
        return findIssue(path.get("issueIdOrKey")).orElseThrow(JiraRefusal::noIssue);
    }

    Optional<JiraIssue> findIssue(String idOrKey)
    {
        return viewer.data().findIssue(idOrKey).filter(viewer.visibility()::shows).filter(issue -> site().project(issue.projectKey()).state() != JiraProject.State.DELETED);
    }

    JiraProject project()
    {
        String idOrKey = path.get("projectIdOrKey");
        return site().findProject(idOrKey).filter(viewer.visibility()::shows).orElseThrow(() -> JiraRefusal.noProject(idOrKey));
    }

    IssueJson issueJson(FieldSelection selection, String expand, int embedded)
    {
        return new IssueJson(rendering(), shown(selection), IssueJson.expansions(expand), embedded);
    }

    /**
     * What is asked for, without the fields of features that are off.
     */
    FieldSelection shown(FieldSelection selection)
    {
        FieldSelection linked = rules.has(JiraFeature.ISSUE_LINKING) ? selection : selection.without(SystemField.LINKS);
        return rules.has(JiraFeature.TIME_TRACKING) ? linked : linked.without(SystemField.WORKLOG).without(SystemField.TIME_TRACKING);
    }
}
