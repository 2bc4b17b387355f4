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

import com.google.common.collect.ImmutableMap;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How much a site takes: calls a second of each endpoint, from all who come together, and points an hour of each app.
 *
 * @param burst calls a second and endpoint
 * @param endpoints what is different for endpoints, by their route templates
 * @param points points an hour; those who come with a token of an account have no such limit
 */
public record JiraLimits(Optional<Integer> burst, ImmutableMap<String, Integer> endpoints, Optional<Integer> points)
{
    public JiraLimits
    {
        requireNonNull(burst, "burst is null");
        requireNonNull(endpoints, "endpoints is null");
        requireNonNull(points, "points is null");
    }

    public static JiraLimits none()
    {
        return new JiraLimits(Optional.empty(), ImmutableMap.of(), Optional.empty());
    }

    public static JiraLimits burst(int calls)
    {
        return new JiraLimits(Optional.of(calls), ImmutableMap.of(), Optional.empty());
    }

    public static JiraLimits points(int points)
    {
        return new JiraLimits(Optional.empty(), ImmutableMap.of(), Optional.of(points));
    }

    Optional<Integer> burst(String route)
    {
        return Optional.ofNullable(endpoints.get(route)).or(() -> burst);
    }
}
