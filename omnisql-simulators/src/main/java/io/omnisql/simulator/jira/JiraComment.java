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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A comment on an issue.
 *
 * @param body a document of the Atlassian Document Format
 * @param visibleTo the name of the group that alone sees it
 */
public record JiraComment(long id, String author, String updateAuthor, JsonNode body, Instant created, Instant updated, Optional<String> visibleTo)
{
    public JiraComment
    {
        requireNonNull(author, "author is null");
        requireNonNull(updateAuthor, "updateAuthor is null");
        requireNonNull(body, "body is null");
        requireNonNull(created, "created is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(visibleTo, "visibleTo is null");
    }
}
