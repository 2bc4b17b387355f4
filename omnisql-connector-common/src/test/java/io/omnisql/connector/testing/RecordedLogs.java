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

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Keeps what is logged until it is closed; from the connector and its HTTP client everything, down to the finest level.
 */
public final class RecordedLogs
        extends Handler
        implements AutoCloseable
{
    private static final ImmutableList<String> LOUD = ImmutableList.of("io.omnisql", "okhttp3");

    private final Formatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");
    // java.util.logging itself forgets loggers that nobody holds
    private final List<Logger> loud = LOUD.stream().map(Logger::getLogger).collect(toImmutableList());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private RecordedLogs() {}

    public static RecordedLogs start()
    {
        RecordedLogs logs = new RecordedLogs();
        logs.setLevel(Level.ALL);
        logs.root.addHandler(logs);
        for (Logger logger : logs.loud) {
            // kept here, and not printed
            logger.setUseParentHandlers(false);
            logger.addHandler(logs);
            logger.setLevel(Level.ALL);
        }
        return logs;
    }

    /**
     * The records as they are printed, with their exceptions.
     */
    public List<String> lines()
    {
        return ImmutableList.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logRecord)
    {
        lines.add(formatter.format(logRecord));
    }

    @Override
    public void flush() {}

    @Override
    public void close()
    {
        root.removeHandler(this);
        for (Logger logger : loud) {
            logger.setLevel(null);
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }
}
