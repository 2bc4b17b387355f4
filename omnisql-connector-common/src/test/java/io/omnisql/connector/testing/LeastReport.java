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

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The benchmark of requests, as text for people and as JSON for programs.
 *
 * @param name what the benchmark is called
 * @param most the geometric mean of made / least that is still good
 */
public record LeastReport(String name, ImmutableList<MeasuredCase> measured, double most)
{
    private static final int WORST = 10;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public LeastReport
    {
        requireNonNull(name, "name is null");
        measured = ImmutableList.copyOf(measured);
    }

    public double mean()
    {
        return MeasuredCase.mean(measured);
    }

    public boolean holds()
    {
        return mean() <= most;
    }

    public ImmutableList<MeasuredCase> of(String kind)
    {
        return measured.stream().filter(query -> query.kind().equals(kind)).collect(toImmutableList());
    }

    /**
     * Those with the highest ratios, as far as there are any above the least.
     */
    public ImmutableList<MeasuredCase> worst()
    {
        return measured.stream()
                .filter(query -> query.made() > query.least())
                .sorted(Comparator.comparingDouble(MeasuredCase::ratio).reversed())
                .limit(WORST)
                .collect(toImmutableList());
    }

    public String text()
    {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%-32s %8s %8s %8s %8s%n", "queries", "number", "made", "least", "mean"));
        measured.stream().map(MeasuredCase::kind).distinct().forEach(kind -> text.append(line(kind, of(kind))));
        text.append(line("all", measured)).append("\nThe worst:\n");
        worst().forEach(query -> text.append(String.format(Locale.ROOT, "%8s  %s, %s%n          %s%n", query.made() + " / " + query.least(), query.kind(), query.name(), query.why())));
        return text.append(String.format(
                Locale.ROOT,
                "%n%s: %s (geometric mean %.3f, at most %.2f)%n",
                name,
                holds() ? "as good as it has to be" : "NOT as good as it has to be",
                mean(),
                most)).toString();
    }

    /**
     * Writes what has the benchmark's name, as text and as JSON.
     */
    public void write(Path directory)
            throws IOException
    {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".txt"), text());
        JSON.writeValue(directory.resolve(name + ".json").toFile(), json());
    }

    private ObjectNode json()
    {
        ObjectNode json = JSON.createObjectNode()
                .put("benchmark", name)
                .put("holds", holds())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", Runtime.version().toString())
                .put("mean", mean())
                .put("at most", most);
        for (MeasuredCase query : measured) {
            json.withArray("rows").addObject()
                    .put("kind", query.kind())
                    .put("query", query.name())
                    .put("made", query.made())
                    .put("least", query.least())
                    .put("ratio", query.ratio())
                    .put("sql", query.sql());
        }
        return json;
    }

    private static String line(String name, List<MeasuredCase> measured)
    {
        return String.format(
                Locale.ROOT,
                "%-32s %8s %8s %8s %8.2f%n",
                name,
                measured.size(),
                measured.stream().mapToInt(MeasuredCase::made).sum(),
                measured.stream().mapToInt(MeasuredCase::least).sum(),
                MeasuredCase.mean(measured));
    }
}
