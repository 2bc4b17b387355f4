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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableMap;

import java.util.Map;

/**
 * How a cluster is set: a user cannot set these in a session, so that they are everybody's.
 */
enum ClusterSettings
{
    DEFAULT(ImmutableMap.of()),
    /**
     * All that lets plans find out more, at once.
     */
    HOSTILE(ImmutableMap.of(
            "enable-dynamic-filtering", "false",
            "optimizer.allow-unsafe-pushdown", "true",
            "join-distribution-type", "PARTITIONED",
            "optimizer.join-reordering-strategy", "NONE")),
    NO_DYNAMIC_FILTERS(ImmutableMap.of("enable-dynamic-filtering", "false")),
    UNSAFE_PUSHDOWN(ImmutableMap.of("optimizer.allow-unsafe-pushdown", "true")),
    BROADCAST(ImmutableMap.of("join-distribution-type", "BROADCAST")),
    PARTITIONED(ImmutableMap.of("join-distribution-type", "PARTITIONED")),
    NO_STATISTICS(ImmutableMap.of("enable-stats-calculator", "false", "optimizer.rewrite-filtering-semi-join-to-inner-join", "false"));

    private final Map<String, String> properties;

    ClusterSettings(Map<String, String> properties)
    {
        this.properties = ImmutableMap.copyOf(properties);
    }

    Map<String, String> properties()
    {
        return properties;
    }
}
