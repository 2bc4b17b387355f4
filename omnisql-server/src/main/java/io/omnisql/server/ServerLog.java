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
package io.omnisql.server;

import com.google.common.collect.EvictingQueue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What a server has printed, for the one who asks why it did not start.
 */
public record ServerLog(Path file)
{
    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern ERROR = Pattern.compile("\tERROR\t|^[0-9]+\\) Error|^Error: |^Error occurred");
    private static final int MOST_LINES = 10;
    private static final int MOST_LAST_LINES = 20;

    public ServerLog
    {
        requireNonNull(file, "file is null");
    }

    /**
     * The end of the log, each line with its line end; nothing when there is no log.
     */
    public String lastLines()
    {
        // a line that is no UTF-8 is still worth showing
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            Queue<String> last = EvictingQueue.create(MOST_LAST_LINES);
            reader.lines().map(line -> COLOR.matcher(line).replaceAll("") + "\n").forEach(last::add);
            return String.join("", last);
        }
        catch (IOException e) {
            return "";
        }
    }

    /**
     * The first lines that report an error, each with its line end; nothing when there is no log.
     */
    public String errors()
    {
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            return lines
                    .map(line -> COLOR.matcher(line).replaceAll(""))
                    .filter(ERROR.asPredicate())
                    .limit(MOST_LINES)
                    .map(line -> line + "\n")
                    .collect(joining());
        }
        catch (IOException e) {
            return "";
        }
    }
}
