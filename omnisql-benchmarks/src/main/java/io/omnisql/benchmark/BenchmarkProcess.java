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

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A program of this class path in a process of its own. It answers a line with a line, and ends with its input.
 */
final class BenchmarkProcess
        implements AutoCloseable
{
    private final String program;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private BenchmarkProcess(String program, Process process)
    {
        this.program = requireNonNull(program, "program is null");
        this.process = requireNonNull(process, "process is null");
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
    }

    static BenchmarkProcess start(Class<?> program, List<String> jvmFlags, String... arguments)
    {
        ImmutableList<String> command = ImmutableList.<String>builder()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .addAll(jvmFlags)
                .add("-cp", System.getProperty("java.class.path"), program.getName())
                .add(arguments)
                .build();
        try {
            return new BenchmarkProcess(program.getSimpleName(), new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        }
        catch (IOException e) {
            throw new LauncherException("%s did not start: %s".formatted(program.getSimpleName(), e.getMessage()), e);
        }
    }

    /**
     * The next line that the program prints.
     */
    String answer()
    {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new LauncherException(program + " has ended");
            }
            return line;
        }
        catch (IOException e) {
            throw new LauncherException("%s cannot be read: %s".formatted(program, e.getMessage()), e);
        }
    }

    String ask(String question)
    {
        try {
            questions.write(question);
            questions.newLine();
            questions.flush();
        }
        catch (IOException e) {
            throw new LauncherException("%s has ended: %s".formatted(program, e.getMessage()), e);
        }
        return answer();
    }

    /**
     * The time that the processors have worked for it.
     */
    Duration processorTime()
    {
        return process.info().totalCpuDuration().orElseThrow(() -> new LauncherException("The system does not tell the processor time of processes"));
    }

    @Override
    public void close()
    {
        process.destroy();
    }
}
