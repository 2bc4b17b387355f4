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
package io.omnisql.connector.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import okhttp3.HttpUrl;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A request that has reached a {@link FixtureServer}.
 *
 * @param url with the host that the request names, so that links lead where it came from
 * @param variables the values of the path's variables
 */
public record FixtureRequest(HttpUrl url, Map<String, String> variables)
{
    public FixtureRequest
    {
        requireNonNull(url, "url is null");
        variables = ImmutableMap.copyOf(variables);
    }

    public String variable(String name)
    {
        return requireNonNull(variables.get(name), name);
    }

    /**
     * Whether the members of a record have the values of the variables of the same names.
     */
    public boolean leadsTo(ObjectNode record)
    {
        return variables.entrySet().stream().allMatch(variable -> record.path(variable.getKey()).asText().equals(variable.getValue()));
    }

    public Optional<String> parameter(String name)
    {
        return Optional.ofNullable(url.queryParameter(name));
    }

    public int number(String name, int otherwise)
    {
        return parameter(name).map(Integer::parseInt).orElse(otherwise);
    }
}
