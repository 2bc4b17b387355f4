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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What an issue says about the work.
 *
 * @param description a document of the Atlassian Document Format, as is the environment
 */
public record IssueFacts(
        JiraIssueType type,
        JiraStatus status,
        Optional<JiraPriority> priority,
        Optional<JiraResolution> resolution,
        String summary,
        Optional<JsonNode> description,
        Optional<JsonNode> environment,
        ImmutableList<String> labels,
        ImmutableList<JiraComponent> components,
        ImmutableList<JiraVersion> fixVersions,
        ImmutableList<JiraVersion> affectedVersions,
        Optional<JiraSecurityLevel> security)
{
    public IssueFacts
    {
        requireNonNull(type, "type is null");
        requireNonNull(status, "status is null");
        requireNonNull(priority, "priority is null");
        requireNonNull(resolution, "resolution is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(description, "description is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(components, "components is null");
        requireNonNull(fixVersions, "fixVersions is null");
        requireNonNull(affectedVersions, "affectedVersions is null");
        requireNonNull(security, "security is null");
    }
}
