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

/**
 * Which features of the site are switched on.
 */
final class SettingsEndpoint
{
    private SettingsEndpoint() {}

    static JiraResult configuration(JiraCall call)
    {
        ObjectNode json = Rendering.object()
                .put("votingEnabled", call.rules().has(JiraFeature.VOTING))
                .put("watchingEnabled", call.rules().has(JiraFeature.WATCHING))
                .put("unassignedIssuesAllowed", true)
                .put("subTasksEnabled", true)
                .put("issueLinkingEnabled", call.rules().has(JiraFeature.ISSUE_LINKING))
                .put("timeTrackingEnabled", call.rules().has(JiraFeature.TIME_TRACKING))
                .put("attachmentsEnabled", true);
        json.putObject("timeTrackingConfiguration")
                .put("workingHoursPerDay", 8.0)
                .put("workingDaysPerWeek", 5.0)
                .put("timeFormat", "pretty")
                .put("defaultUnit", "minute");
        return JiraResult.of(200, json);
    }
}
