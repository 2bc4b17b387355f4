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
package io.omnisql.connector.testing.differential;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What a run of generated queries has shown.
 *
 * @param withRows how many queries have rows
 * @param failed how many fail wherever their rows come from
 * @param requests how many requests the queries took with pushdown
 * @param capabilities all that are declared
 * @param hits how often each of them was seen in requests
 * @param misses the last query that was aimed at a capability and has not shown it, by capability
 * @param failures the queries whose answers differ
 */
record DifferentialReport(
        long seed,
        int compared,
        int withRows,
        int failed,
        long requests,
        long seconds,
        List<String> capabilities,
        Multiset<String> hits,
        Map<String, Integer> misses,
        List<String> failures)
{
    private static final JsonMapper JSON = new JsonMapper();

    DifferentialReport
    {
        capabilities = ImmutableList.copyOf(capabilities);
        hits = ImmutableMultiset.copyOf(hits);
        misses = ImmutableMap.copyOf(misses);
        failures = ImmutableList.copyOf(failures);
    }

    List<String> capabilitiesHitLessThan(int times)
    {
        return capabilities.stream()
                .filter(name -> hits.count(name) < times)
                .map(name -> "%s: %s times%s".formatted(name, hits.count(name), Optional.ofNullable(misses.get(name)).map(" and not by query %s"::formatted).orElse("")))
                .collect(toImmutableList());
    }

    int leastHits()
    {
        return capabilities.stream().mapToInt(hits::count).min().orElse(0);
    }

    int percentWithRows()
    {
        return compared == 0 ? 0 : withRows * 100 / compared;
    }

    /**
     * As figures for those who have started the run.
     */
    void write(String source, Path file)
            throws IOException
    {
        ObjectNode json = JSON.createObjectNode()
                .put("source", source)
                .put("seed", seed)
                .put("queries", compared)
                .put("percentWithRows", percentWithRows())
                .put("failEverywhere", failed)
                .put("capabilities", capabilities.size())
                .put("leastHits", leastHits())
                .put("requests", requests)
                .put("seconds", seconds)
                .put("differing", failures.size());
        failures.forEach(json.withArray("failures")::add);
        ObjectNode counts = json.putObject("hits");
        capabilities.forEach(name -> counts.put(name, hits.count(name)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    }
}
