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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;
import io.omnisql.server.ServerAssembly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import static io.omnisql.server.Stopwatch.seconds;
import static java.util.Objects.requireNonNull;

/**
 * Compares the demo, from the start of its script to its last answer, with a {@link BareStart} of the same server.
 * Each is measured as a process of its own, in turns, for machines grow slower and faster while they measure: what counts is the median of the rounds' ratios.
 */
record Measurement(Path home, ServerAssembly assembly, int port, PrintStream out)
{
    private static final int ROUNDS = 5;
    private static final double LARGEST_RATIO = 1.5;

    Measurement
    {
        requireNonNull(home, "home is null");
        requireNonNull(assembly, "assembly is null");
        requireNonNull(out, "out is null");
    }

    /**
     * The exit code: 1 when the demo takes too long.
     */
    int run()
            throws InterruptedException
    {
        if (!assembly.classArchive().exists()) {
            out.println("First start of this server: it is not measured");
            bare();
        }
        ImmutableList.Builder<Duration> bareStarts = ImmutableList.builder();
        ImmutableList.Builder<Duration> demos = ImmutableList.builder();
        ImmutableList.Builder<Double> ratios = ImmutableList.builder();
        for (int round = 1; round <= ROUNDS; round++) {
            Duration bare = bare();
            Duration demo = demo();
            out.println("Round %s: bare start %s, demo %s".formatted(round, seconds(bare), seconds(demo)));
            bareStarts.add(bare);
            demos.add(demo);
            ratios.add((double) demo.toMillis() / bare.toMillis());
        }
        Duration bare = median(bareStarts.build());
        Duration demo = median(demos.build());
        double ratio = median(ratios.build());
        out.println("Bare start and %s trivial queries, median: %s".formatted(ShowcaseQuery.all().size(), seconds(bare)));
        out.println("Demo, from the script's start to its last answer, median: " + seconds(demo));
        out.println(String.format(Locale.ROOT, "Ratio, median: %.2f, at most %.1f is allowed", ratio, LARGEST_RATIO));
        return ratio > LARGEST_RATIO ? 1 : 0;
    }

    static <T extends Comparable<T>> T median(ImmutableList<T> values)
    {
        return ImmutableList.sortedCopyOf(values).get(values.size() / 2);
    }

    private Duration bare()
            throws InterruptedException
    {
        // the flags of this JVM, which are the script's
        ImmutableList<String> command = ImmutableList.<String>builder()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .addAll(ManagementFactory.getRuntimeMXBean().getInputArguments())
                .add("-cp", assembly.launcherClassPath(), BareStart.class.getName(), assembly.directory().toString(), home.toString(), Integer.toString(port))
                .build();
        return run(command, output -> {
            String millis = output.readLine();
            return millis == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(millis));
        });
    }

    private Duration demo()
            throws InterruptedException
    {
        long start = System.nanoTime();
        return run(ImmutableList.of(home.resolve("omnisql").toString(), "demo", "--port", Integer.toString(port)), output -> {
            String line;
            do {
                line = output.readLine();
            }
            while (line != null && !line.endsWith("] " + Demo.DONE));
            return Duration.ofNanos(System.nanoTime() - start);
        });
    }

    private static Duration run(ImmutableList<String> command, Reading reading)
            throws InterruptedException
    {
        try {
            Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            try (BufferedReader output = process.inputReader()) {
                Duration duration = reading.read(output);
                output.transferTo(Writer.nullWriter());
                if (process.waitFor() == 0) {
                    return duration;
                }
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new LauncherException("It failed, and so was not measured: " + String.join(" ", command));
    }

    private interface Reading
    {
        Duration read(BufferedReader output)
                throws IOException;
    }
}
