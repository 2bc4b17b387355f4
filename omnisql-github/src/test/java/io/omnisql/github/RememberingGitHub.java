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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * GitHub as one plan asks it, which asks for nothing twice. Not thread-safe.
 */
final class RememberingGitHub
{
    private final RawGitHub source;
    private final Map<String, JsonNode> records = new HashMap<>();

    RememberingGitHub(RawGitHub source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    JsonNode get(String path)
    {
        return records.computeIfAbsent(path, source::get);
    }

    JsonNode graphQl(String query)
    {
        return source.graphQl(query);
    }
}
