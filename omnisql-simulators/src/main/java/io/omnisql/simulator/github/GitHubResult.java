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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What an endpoint answers, before the headers that all answers share.
 */
record GitHubResult(int status, JsonNode body, Optional<String> link, Optional<String> location, Optional<Instant> lastModified)
{
    GitHubResult
    {
        requireNonNull(body, "body is null");
        requireNonNull(link, "link is null");
        requireNonNull(location, "location is null");
        requireNonNull(lastModified, "lastModified is null");
    }

    static GitHubResult of(int status, JsonNode body)
    {
        return new GitHubResult(status, body, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static GitHubResult list(JsonNode body, Optional<String> link)
    {
        return new GitHubResult(200, body, link, Optional.empty(), Optional.empty());
    }

    static GitHubResult single(JsonNode body, Instant lastModified)
    {
        return new GitHubResult(200, body, Optional.empty(), Optional.empty(), Optional.of(lastModified));
    }
}
