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
package io.omnisql.simulator.http;

import com.google.common.collect.ImmutableList;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Everything that was asked of a simulator, in the order of the answers. Keeps the newest 100,000 entries. Thread-safe.
 */
public final class RequestJournal
{
    private static final int CAPACITY = 100_000;

    private final Clock clock;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long sequence;

    public RequestJournal(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    public synchronized ImmutableList<JournalEntry> entries()
    {
        return ImmutableList.copyOf(entries);
    }

    /**
     * Entries of one route template, such as {@code /repos/{owner}/{repo}/issues}.
     */
    public ImmutableList<JournalEntry> entries(String route)
    {
        return entries().stream()
                .filter(entry -> entry.route().equals(route))
                .collect(toImmutableList());
    }

    public synchronized int size()
    {
        return entries.size();
    }

    /**
     * What all entries together took from the rate budgets.
     */
    public int cost()
    {
        return entries().stream().mapToInt(JournalEntry::cost).sum();
    }

    public synchronized void clear()
    {
        entries.clear();
    }

    synchronized void record(String route, SimulatedRequest request, int status, int cost, String credential, boolean scripted)
    {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new JournalEntry(
                ++sequence,
                clock.instant(),
                request.method(),
                route,
                request.path(),
                request.queryString(),
                request.body(),
                status,
                cost,
                credential,
                scripted));
    }
}
