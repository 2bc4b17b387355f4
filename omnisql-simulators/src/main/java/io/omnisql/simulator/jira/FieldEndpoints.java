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

import java.util.List;
import java.util.Locale;

/**
 * The fields of issues.
 */
final class FieldEndpoints
{
    private static final int PAGE = 50;

    private FieldEndpoints() {}

    static JiraResult list(JiraCall call)
    {
        FieldJson json = new FieldJson(call.rendering());
        ArrayNode array = Rendering.array(List.of(SystemField.values()), json::field);
        call.site().fields().stream().filter(field -> shows(call, field)).forEach(field -> array.add(json.field(field)));
        return JiraResult.objects(array, array.size());
    }

    /**
     * The custom fields; those of the system are not searched for here.
     */
    static JiraResult search(JiraCall call)
    {
        List<String> ids = call.parameters("id");
        List<CustomField> found = call.site().fields().stream()
                .filter(field -> shows(call, field))
                .filter(field -> ids.isEmpty() || ids.contains(field.fieldId()))
                .filter(field -> field.name().toLowerCase(Locale.ROOT).contains(call.parameter("query").toLowerCase(Locale.ROOT)))
                .toList();
        JiraPage<CustomField> page = JiraPage.of(call, found, PAGE, PAGE);
        return JiraResult.objects(page.bean(call, new FieldJson(call.rendering())::found), page.values().size());
    }

    private static boolean shows(JiraCall call, CustomField field)
    {
        return field.projects().isEmpty() || field.projects().stream().anyMatch(key -> call.viewer().visibility().shows(call.site().project(key)));
    }
}
