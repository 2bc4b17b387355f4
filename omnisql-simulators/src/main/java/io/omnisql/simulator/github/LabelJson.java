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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

import static com.google.common.net.UrlEscapers.urlPathSegmentEscaper;
import static java.util.Objects.requireNonNull;

/**
 * Renders labels: those of an issue or a pull request, and one of a repository. In a label's address the slashes of its name
 * are not escaped: everybody's {@code kind/bug} ends with two segments of a path.
 */
record LabelJson(ApiLinks links)
{
    LabelJson
    {
        requireNonNull(links, "links is null");
    }

    void put(ObjectNode target, GitHubRepository repository, List<GitHubLabel> labels)
    {
        ArrayNode array = target.putArray("labels");
        labels.forEach(label -> array.add(render(repository, label)));
    }

    ObjectNode render(GitHubRepository repository, GitHubLabel label)
    {
        return JsonNodeFactory.instance.objectNode()
                .put("id", label.id())
                .put("node_id", NodeId.of("LA", label.id()))
                .put("url", links.repository(repository) + "/labels/" + urlPathSegmentEscaper().escape(label.name()).replace("%2F", "/"))
                .put("name", label.name())
                .put("color", label.color())
                .put("default", label.standard())
                .put("description", label.description().orElse(null));
    }
}
