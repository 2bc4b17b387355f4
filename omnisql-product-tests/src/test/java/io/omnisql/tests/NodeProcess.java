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
package io.omnisql.tests;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import org.testng.SkipException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static com.google.common.base.Verify.verify;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A node of a cluster as its system knows it.
 */
record NodeProcess(long pid)
{
    boolean isAlive()
    {
        return ProcessHandle.of(pid).isPresent();
    }

    void awaitEnd()
    {
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }

    /**
     * Ends it as a machine would that loses power.
     */
    void kill()
    {
        verify(ProcessHandle.of(pid).orElseThrow().destroyForcibly(), "%s cannot be killed", pid);
        awaitEnd();
    }

    /**
     * What a terminal sends to all of its processes on Ctrl-C.
     */
    void interrupt()
            throws IOException, InterruptedException
    {
        verify(new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor() == 0, "%s cannot be interrupted", pid);
    }

    String commandLine()
            throws IOException
    {
        return read("cmdline");
    }

    ImmutableList<String> environment()
            throws IOException
    {
        return ImmutableList.copyOf(Splitter.on('\0').omitEmptyStrings().split(read("environ")));
    }

    private String read(String file)
            throws IOException
    {
        Path path = Path.of("/proc/%s/%s".formatted(pid, file));
        if (!Files.exists(path)) {
            throw new SkipException("This system does not show " + path);
        }
        return Files.readString(path, ISO_8859_1);
    }
}
