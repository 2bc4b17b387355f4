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

import io.omnisql.server.LauncherException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * The log of a JVM's garbage collector.
 */
record HeapLog(Path file)
{
    // for example: Pause Young (Normal) (G1 Evacuation Pause) 614M->122M(1024M) 5.123ms
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\)");

    HeapLog
    {
        requireNonNull(file, "file is null");
    }

    /**
     * The flag with which a JVM writes the log.
     */
    String flag()
    {
        return "-Xlog:gc:file=" + file;
    }

    Peak peak()
    {
        try {
            return peak(Files.readString(file));
        }
        catch (IOException e) {
            throw new LauncherException("Cannot read %s: %s".formatted(file, e), e);
        }
    }

    static Peak peak(String log)
    {
        Peak peak = new Peak(0, 0);
        for (MatchResult collection : COLLECTION.matcher(log).results().toList()) {
            peak = peak.or(Integer.parseInt(collection.group(1)), Integer.parseInt(collection.group(2)));
        }
        return peak;
    }

    /**
     * @param used the most megabytes before a collection, which is the most there ever were
     * @param live the most that a collection has left
     */
    record Peak(int used, int live)
    {
        private Peak or(int otherUsed, int otherLive)
        {
            return new Peak(Math.max(used, otherUsed), Math.max(live, otherLive));
        }
    }
}
