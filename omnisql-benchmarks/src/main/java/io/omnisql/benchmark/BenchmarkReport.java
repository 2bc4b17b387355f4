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
package io.omnisql.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.server.LauncherException;
import io.omnisql.server.TextTable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Shows a result as a table, and writes it as JSON to {@code target/benchmarks/NAME.json}.
 */
public record BenchmarkReport(Path home, PrintStream out)
{
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public BenchmarkReport
    {
        requireNonNull(home, "home is null");
        requireNonNull(out, "out is null");
    }

    public void show(String name, BenchmarkResult result)
    {
        out.println();
        out.print(TextTable.render(result.columns(), result.rows(), ""));
        out.println(result.holds() ? name + ": as good as it has to be" : name + ": NOT as good as it has to be");
        Path file = home.resolve("target").resolve("benchmarks").resolve(name + ".json");
        try {
            Files.createDirectories(file.getParent());
            JSON.writeValue(file.toFile(), json(name, result));
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write %s: %s".formatted(file, e), e);
        }
    }

    private static ObjectNode json(String name, BenchmarkResult result)
    {
        ObjectNode json = JSON.createObjectNode()
                .put("benchmark", name)
                .put("holds", result.holds())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", Runtime.version().toString());
        for (List<String> row : result.rows()) {
            ObjectNode figures = json.withArray("rows").addObject();
            for (int column = 0; column < row.size(); column++) {
                figures.put(result.columns().get(column), row.get(column));
            }
        }
        return json;
    }
}
