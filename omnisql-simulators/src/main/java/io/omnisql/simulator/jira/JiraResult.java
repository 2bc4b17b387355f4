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

import static java.util.Objects.requireNonNull;

/**
 * What an endpoint answers, before the headers that all answers share.
 *
 * @param objects how many issues, projects and the like are in it, each of which costs a point
 * @param identities how many users, groups and roles, each of which costs two
 */
record JiraResult(int status, JsonNode body, int objects, int identities)
{
    JiraResult
    {
        requireNonNull(body, "body is null");
    }

    static JiraResult of(int status, JsonNode body)
    {
        return new JiraResult(status, body, 0, 0);
    }

    static JiraResult objects(JsonNode body, int objects)
    {
        return new JiraResult(200, body, objects, 0);
    }

    static JiraResult identities(JsonNode body, int identities)
    {
        return new JiraResult(200, body, 0, identities);
    }

    int points()
    {
        return 1 + objects + 2 * identities;
    }
}
