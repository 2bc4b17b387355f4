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

/**
 * How issues go from status to status.
 */
final class WorkflowEndpoints
{
    private static final int PAGE = 50;
    private static final List<String> NAMES = List.of("jira", "Software \"simplified\" workflow");

    private WorkflowEndpoints() {}

    /**
     * The form that is deprecated, and served still.
     */
    static JiraResult former(JiraCall call)
    {
        JiraPage<String> page = JiraPage.of(call, found(call), PAGE, PAGE);
        return JiraResult.objects(page.bean(call, name -> {
            ObjectNode json = Rendering.object();
            json.putObject("id").put("name", name).put("entityId", id(name));
            json.put("description", "How work goes").put("isDefault", name.equals("jira")).put("hasDraftWorkflow", false);
            if (call.parameter("expand").contains("statuses")) {
                json.set("statuses", Rendering.array(call.site().vocabulary().statuses(), status -> Rendering.object().put("id", String.valueOf(status.id())).put("name", status.name())));
            }
            return json;
        }), page.values().size());
    }

    static JiraResult search(JiraCall call)
    {
        JiraPage<String> page = JiraPage.of(call, found(call), PAGE, PAGE);
        ObjectNode json = page.bean(call, name -> {
            ObjectNode workflow = Rendering.object()
                    .put("id", id(name))
                    .put("name", name)
                    .put("description", "How work goes")
                    .put("isEditable", !name.equals("jira"));
            workflow.putObject("scope").put("type", "GLOBAL");
            workflow.putObject("version").put("id", id(name)).put("versionNumber", 1);
            workflow.set("statuses", Rendering.array(call.site().vocabulary().statuses(), status -> Rendering.object().put("statusReference", String.valueOf(status.id())).put("deprecated", false)));
            workflow.set("transitions", Rendering.array(call.site().vocabulary().statuses(), status -> Rendering.object()
                    .put("id", String.valueOf(status.id() % 1_000 + 11))
                    .put("name", "To " + status.name())
                    .put("type", "GLOBAL")
                    .put("description", "")
                    .put("toStatusReference", String.valueOf(status.id()))));
            return workflow;
        });
        json.set("statuses", Rendering.array(call.site().vocabulary().statuses(), status -> Rendering.object()
                .put("id", String.valueOf(status.id()))
                .put("name", status.name())
                .put("description", status.description())
                .put("statusCategory", WordEndpoints.category(status.category()))
                .put("statusReference", String.valueOf(status.id()))));
        return JiraResult.objects(json, page.values().size());
    }

    private static List<String> found(JiraCall call)
    {
        return NAMES.stream().filter(name -> name.contains(call.parameter("queryString"))).toList();
    }

    private static String id(String name)
    {
        return "c7f2b3d0-0000-4000-8000-%012d".formatted(name.length());
    }
}
