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
package io.omnisql.simulator.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * Renders milestones: that of an issue or a pull request, and one of a repository.
 */
record MilestoneJson(ApiLinks links, GitHubRules rules)
{
    MilestoneJson
    {
        requireNonNull(links, "links is null");
        requireNonNull(rules, "rules is null");
    }

    void put(ObjectNode target, RepositoryContent content, GitHubIssue issue)
    {
        target.set("milestone", issue.milestone().<JsonNode>map(milestone -> render(content, milestone)).orElse(JsonNodeFactory.instance.nullNode()));
    }

    ObjectNode render(RepositoryContent content, GitHubMilestone milestone)
    {
        String url = links.repository(content.repository()) + "/milestones/" + milestone.number();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("url", url)
                .put("html_url", links.page(content.repository()) + "/milestone/" + milestone.number())
                .put("labels_url", url + "/labels")
                .put("id", milestone.id())
                .put("node_id", NodeId.of("MI", milestone.id()))
                .put("number", milestone.number())
                .put("title", milestone.title())
                .put("description", milestone.description().orElse(null));
        new AccountJson(links).put(json, "creator", rules.shown(milestone.creator()));
        return json.put("open_issues", content.count(milestone, true))
                .put("closed_issues", content.count(milestone, false))
                .put("state", milestone.state())
                .put("created_at", milestone.createdAt().toString())
                .put("updated_at", milestone.updatedAt().toString())
                .put("due_on", milestone.dueOn().map(Instant::toString).orElse(null))
                .put("closed_at", milestone.closedAt().map(Instant::toString).orElse(null));
    }
}
