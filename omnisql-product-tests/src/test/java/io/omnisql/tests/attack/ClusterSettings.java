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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Lists.cartesianProduct;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * How a cluster is set: a user cannot set these in a session, so that they are everybody's.
 */
record ClusterSettings(String name, Map<String, String> properties)
{
    private static final String DYNAMIC_FILTERS = "enable-dynamic-filtering";
    private static final String UNSAFE_PUSHDOWN = "optimizer.allow-unsafe-pushdown";
    private static final String JOINS = "join-distribution-type";

    /**
     * Those of Trino.
     */
    static final ClusterSettings DEFAULT = new ClusterSettings("DEFAULT", ImmutableMap.of());

    /**
     * All that lets plans find out more, at once.
     */
    static final ClusterSettings HOSTILE = new ClusterSettings("HOSTILE", ImmutableMap.of(
            DYNAMIC_FILTERS, "false",
            UNSAFE_PUSHDOWN, "true",
            JOINS, "PARTITIONED",
            "optimizer.join-reordering-strategy", "NONE"));

    private static final ClusterSettings NO_STATISTICS = new ClusterSettings("no statistics", ImmutableMap.of(
            "enable-stats-calculator", "false",
            "optimizer.rewrite-filtering-semi-join-to-inner-join", "false"));

    ClusterSettings
    {
        requireNonNull(name, "name is null");
        properties = ImmutableMap.copyOf(properties);
    }

    /**
     * Every combination of dynamic filters, unsafe pushdown and distributions of joins, and two more.
     */
    static List<ClusterSettings> all()
    {
        List<ClusterSettings> combinations = cartesianProduct(ImmutableList.of("true", "false"), ImmutableList.of("false", "true"), ImmutableList.of("AUTOMATIC", "BROADCAST", "PARTITIONED")).stream()
                .map(values -> ImmutableMap.of(DYNAMIC_FILTERS, values.get(0), UNSAFE_PUSHDOWN, values.get(1), JOINS, values.get(2)))
                .map(properties -> new ClusterSettings(properties.entrySet().stream().map(property -> "%s=%s".formatted(property.getKey(), property.getValue())).collect(joining(", ")), properties))
                .collect(toImmutableList());
        return ImmutableList.<ClusterSettings>builder().add(HOSTILE).addAll(combinations).add(NO_STATISTICS).build();
    }

    @Override
    public String toString()
    {
        return name;
    }
}
