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
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The words of the site: types, statuses, priorities, resolutions, kinds of links, labels.
 */
final class WordEndpoints
{
    private static final int PAGE = 50;
    private static final int STATUSES = 200;
    private static final int LABELS = 1_000;

    private WordEndpoints() {}

    static JiraResult issueTypes(JiraCall call)
    {
        WordsJson words = new WordsJson(call.rendering());
        return list(call.site().vocabulary().issueTypes(), type -> words.type(type).put("untranslatedName", type.name()));
    }

    static JiraResult statuses(JiraCall call)
    {
        return list(call.site().vocabulary().statuses(), new WordsJson(call.rendering())::listedStatus);
    }

    static JiraResult statusSearch(JiraCall call)
    {
        String wanted = call.parameter("statusCategory");
        List<JiraStatus> found = call.site().vocabulary().statuses().stream()
                .filter(status -> status.name().toLowerCase(Locale.ROOT).contains(call.parameter("searchString").toLowerCase(Locale.ROOT)))
                .filter(status -> wanted.isEmpty() || category(status.category()).equals(wanted))
                .filter(status -> call.parameter("projectId").isEmpty() || status.project().filter(key -> String.valueOf(call.site().project(key).id()).equals(call.parameter("projectId"))).isPresent())
                .toList();
        JiraPage<JiraStatus> page = JiraPage.of(call, found, STATUSES, STATUSES);
        return JiraResult.objects(page.bean(call, status -> {
            ObjectNode json = Rendering.object()
                    .put("id", String.valueOf(status.id()))
                    .put("name", status.name())
                    .put("statusCategory", category(status.category()))
                    .put("description", status.description());
            ObjectNode scope = json.putObject("scope").put("type", status.project().isPresent() ? "PROJECT" : "GLOBAL");
            status.project().ifPresent(key -> scope.putObject("project").put("id", String.valueOf(call.site().project(key).id())));
            return json;
        }), page.values().size());
    }

    static String category(StatusCategory category)
    {
        return switch (category) {
            case UNDEFINED, NEW -> "TODO";
            case INDETERMINATE -> "IN_PROGRESS";
            case DONE -> "DONE";
        };
    }

    static JiraResult categories(JiraCall call)
    {
        return list(List.of(StatusCategory.values()), new WordsJson(call.rendering())::category);
    }

    static JiraResult priorities(JiraCall call)
    {
        return list(call.site().vocabulary().priorities(), new WordsJson(call.rendering())::listedPriority);
    }

    static JiraResult prioritySearch(JiraCall call)
    {
        JiraPage<JiraPriority> page = JiraPage.of(call, call.site().vocabulary().priorities(), PAGE, PAGE);
        return JiraResult.objects(page.bean(call, priority -> new WordsJson(call.rendering()).listedPriority(priority).put("isDefault", priority.id() == 3)), page.values().size());
    }

    static JiraResult resolutions(JiraCall call)
    {
        return list(call.site().vocabulary().resolutions(), new WordsJson(call.rendering())::resolution);
    }

    static JiraResult resolutionSearch(JiraCall call)
    {
        JiraPage<JiraResolution> page = JiraPage.of(call, call.site().vocabulary().resolutions(), PAGE, PAGE);
        return JiraResult.objects(page.bean(call, resolution -> new WordsJson(call.rendering()).resolution(resolution).put("default", resolution.id() == 10_000)), page.values().size());
    }

    static JiraResult linkTypes(JiraCall call)
    {
        if (!call.rules().has(JiraFeature.ISSUE_LINKING)) {
            throw JiraRefusal.notFound("Issue linking is currently disabled.");
        }
        ObjectNode json = Rendering.object();
        json.set("issueLinkTypes", Rendering.array(call.site().vocabulary().linkTypes(), new WordsJson(call.rendering())::linkType));
        return JiraResult.objects(json, call.site().vocabulary().linkTypes().size());
    }

    /**
     * The labels of all issues that are visible.
     */
    static JiraResult labels(JiraCall call)
    {
        List<String> labels = call.viewer().data().issues().stream()
                .filter(call.viewer()::searches)
                .flatMap(issue -> issue.facts().labels().stream())
                .distinct()
                .sorted()
                .toList();
        JiraPage<String> page = JiraPage.of(call, labels, LABELS, LABELS);
        return JiraResult.objects(page.bean(call, TextNode::valueOf), page.values().size());
    }

    private static <T> JiraResult list(List<T> values, Function<T, ObjectNode> json)
    {
        return JiraResult.objects(Rendering.array(values, json), values.size());
    }
}
