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
import com.google.common.collect.ImmutableList;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Writes the steps that an issue can take: from every status to every other one of its project.
 */
record JiraTransitions(Rendering rendering)
{
    JiraTransitions
    {
        requireNonNull(rendering, "rendering is null");
    }

    static ImmutableList<JiraStatus> of(JiraSite site, JiraIssue issue)
    {
        boolean own = site.project(issue.projectKey()).simplified();
        return site.vocabulary().statuses().stream()
                .filter(status -> status.project().isPresent() == own && status.id() != issue.facts().status().id())
                .collect(toImmutableList());
    }

    ObjectNode transition(JiraStatus to)
    {
        ObjectNode json = Rendering.object()
                .put("id", String.valueOf(to.id() + 11))
                .put("name", "To " + to.name());
        json.set("to", new WordsJson(rendering).status(to));
        return json.put("hasScreen", false)
                .put("isGlobal", true)
                .put("isInitial", false)
                .put("isAvailable", true)
                .put("isConditional", false)
                .put("looped", false);
    }
}
