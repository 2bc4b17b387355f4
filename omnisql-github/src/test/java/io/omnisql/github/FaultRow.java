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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.simulator.http.Distortion;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.Occasion;

import java.time.Duration;
import java.util.Optional;

import static io.omnisql.github.FaultPlace.FIRST;
import static io.omnisql.github.FaultPlace.LAST;
import static io.omnisql.github.FaultPlace.MIDDLE;
import static java.util.Objects.requireNonNull;

/**
 * One row of the fault matrix, written before it is run: what goes wrong, how often, while what is read, and what has to become of the scan at each place.
 *
 * @param id the number of the fault in the project's list
 * @param times how many requests in a row are hit; empty for all that follow
 * @param others what else goes wrong, wherever the fault is
 * @param waits the time that has to pass at least before the rows are there
 * @param quits the time that may pass at most before the scan fails
 */
record FaultRow(
        String id,
        String name,
        FaultScan scan,
        FaultCredential credential,
        Fault.Action action,
        Optional<Integer> times,
        ImmutableList<Fault> others,
        ImmutableMap<FaultPlace, FaultOutcome> outcomes,
        Duration waits,
        Duration quits,
        ImmutableMap<String, Object> expected,
        boolean impatient,
        boolean served)
{
    // two hours of waiting for permits, and two minutes for a request
    private static final Duration LONGEST = Duration.ofMinutes(130);

    FaultRow
    {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(scan, "scan is null");
        requireNonNull(credential, "credential is null");
        requireNonNull(action, "action is null");
        requireNonNull(times, "times is null");
        requireNonNull(others, "others is null");
        requireNonNull(outcomes, "outcomes is null");
        requireNonNull(waits, "waits is null");
        requireNonNull(quits, "quits is null");
        requireNonNull(expected, "expected is null");
    }

    static FaultRow fault(String id, String name, Fault.Action action)
    {
        return new FaultRow(
                id, name, FaultScan.CURSORS, FaultCredential.TOKEN, action, Optional.of(1), ImmutableList.of(), ImmutableMap.of(), Duration.ZERO, LONGEST, ImmutableMap.of(), false, false);
    }

    static FaultRow fault(String id, String name, Distortion... distortions)
    {
        return fault(id, name, new Fault.Distort(distortions));
    }

    FaultRow reading(FaultScan newScan)
    {
        return new FaultRow(id, name, newScan, credential, action, times, others, outcomes, waits, quits, expected, impatient, served);
    }

    FaultRow as(FaultCredential newCredential)
    {
        return new FaultRow(id, name, scan, newCredential, action, times, others, outcomes, waits, quits, expected, impatient, served);
    }

    FaultRow times(int count)
    {
        return new FaultRow(id, name, scan, credential, action, Optional.of(count), others, outcomes, waits, quits, expected, impatient, served);
    }

    FaultRow always()
    {
        return new FaultRow(id, name, scan, credential, action, Optional.empty(), others, outcomes, waits, quits, expected, impatient, served);
    }

    FaultRow and(Fault other)
    {
        return new FaultRow(
                id, name, scan, credential, action, times, ImmutableList.<Fault>builder().addAll(others).add(other).build(), outcomes, waits, quits, expected, impatient, served);
    }

    /**
     * Gives all rows, wherever the fault is.
     */
    FaultRow givesRows()
    {
        return at(FaultOutcome.exactRows(), FIRST, MIDDLE, LAST);
    }

    FaultRow failsWith(ApiErrorCode... codes)
    {
        return at(FaultOutcome.failsWith(codes), FIRST, MIDDLE, LAST);
    }

    /**
     * Gives all rows, or fails.
     */
    FaultRow givesRowsOr(ApiErrorCode... codes)
    {
        return at(new FaultOutcome(true, ImmutableSet.copyOf(codes)), FIRST, MIDDLE, LAST);
    }

    /**
     * What has to become of it at these places, in place of what was said before.
     */
    FaultRow at(FaultOutcome outcome, FaultPlace... places)
    {
        ImmutableMap.Builder<FaultPlace, FaultOutcome> merged = ImmutableMap.<FaultPlace, FaultOutcome>builder().putAll(outcomes);
        ImmutableList.copyOf(places).forEach(place -> merged.put(place, outcome));
        return new FaultRow(id, name, scan, credential, action, times, others, merged.buildKeepingLast(), waits, quits, expected, impatient, served);
    }

    FaultRow after(Duration atLeast)
    {
        return new FaultRow(id, name, scan, credential, action, times, others, outcomes, atLeast, quits, expected, impatient, served);
    }

    FaultRow within(Duration atMost)
    {
        return new FaultRow(id, name, scan, credential, action, times, others, outcomes, waits, atMost, expected, impatient, served);
    }

    /**
     * The source shows this in a column of every row.
     */
    FaultRow showing(String column, Object value)
    {
        return new FaultRow(id, name, scan, credential, action, times, others, outcomes, waits, quits, ImmutableMap.of(column, value), impatient, served);
    }

    /**
     * In a catalog that waits for half a second only until a request has ended, as this fault takes real time.
     */
    FaultRow impatiently()
    {
        return new FaultRow(id, name, scan, credential, action, times, others, outcomes, waits, quits, expected, true, served);
    }

    /**
     * Through a running server as well.
     */
    FaultRow throughServer()
    {
        return new FaultRow(id, name, scan, credential, action, times, others, outcomes, waits, quits, expected, impatient, true);
    }

    Fault fault(int request)
    {
        Occasion occasion = scan.request().atRequest(request);
        return new Fault(times.map(occasion::times).orElseGet(occasion::always), action);
    }

    @Override
    public String toString()
    {
        return "%s %s".formatted(id, name);
    }
}
