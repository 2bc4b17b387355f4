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
package io.omnisql.connector.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.omnisql.connector.cache.CacheKey;
import io.omnisql.connector.cache.Reuse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * Sends a request once for all queries that have it at the same time. Thread-safe.
 * <p>
 * It is aborted when nobody waits for it any more. Its failure is one of the query that has sent it, whose limits may have caused it: others ask for themselves then, as they do where the answer is none for them.
 */
final class SingleFlight
{
    @GuardedBy("this")
    private final Map<Question, Flight> flights = new HashMap<>();

    /**
     * @param sender sends the request, if nobody has
     * @param takes whether the query takes an answer that another one has been sent; is asked before anybody can ask for it again
     */
    ApiCall ask(Question question, String queryId, Supplier<ApiCall> sender, Predicate<ApiResponse> takes)
    {
        ApiCall asked = new ApiCall();
        ask(asked, question, queryId, sender, takes);
        return asked;
    }

    private void ask(ApiCall asked, Question question, String queryId, Supplier<ApiCall> sender, Predicate<ApiResponse> takes)
    {
        Flight flight = join(question, queryId, takes);
        AtomicBoolean waits = new AtomicBoolean(true);
        asked.onAbort(() -> {
            if (waits.compareAndSet(true, false)) {
                leave(question, flight);
            }
        });
        if (flight.started.compareAndSet(false, true)) {
            start(question, flight, sender);
        }
        CompletableFuture<ApiResponse> _ = flight.call.response().whenComplete((response, failure) -> {
            if ((failure != null || flight.refused.contains(queryId)) && !flight.queryId.equals(queryId) && !asked.response().isDone()) {
                ask(asked, question, queryId, sender, takes);
                return;
            }
            Futures.complete(asked.response(), response, failure);
        });
    }

    private synchronized Flight join(Question question, String queryId, Predicate<ApiResponse> takes)
    {
        Flight flight = flights.computeIfAbsent(question, _ -> new Flight(queryId));
        flight.waiting++;
        if (!queryId.equals(flight.queryId)) {
            flight.others.putIfAbsent(queryId, takes);
        }
        return flight;
    }

    /**
     * Holds no lock while it sends: what ends at the same time may ask for more.
     */
    private void start(Question question, Flight flight, Supplier<ApiCall> sender)
    {
        ApiCall sent = send(sender);
        flight.call.onAbort(sent::cancel);
        CompletableFuture<ApiResponse> _ = sent.response().whenComplete((response, failure) -> {
            land(question, flight, failure == null ? Optional.of(response) : Optional.empty());
            Futures.complete(flight.call.response(), response, failure);
        });
    }

    private static ApiCall send(Supplier<ApiCall> sender)
    {
        try {
            return sender.get();
        }
        catch (Throwable e) {
            // others may wait for it
            ApiCall failed = new ApiCall();
            failed.fail(e);
            return failed;
        }
    }

    private synchronized void land(Question question, Flight flight, Optional<ApiResponse> answer)
    {
        answer.ifPresent(response -> flight.others.forEach((queryId, takes) -> {
            if (!takes.test(response)) {
                flight.refused.add(queryId);
            }
        }));
        flights.remove(question, flight);
    }

    private void leave(Question question, Flight flight)
    {
        if (isLast(question, flight)) {
            flight.call.cancel();
        }
    }

    private synchronized boolean isLast(Question question, Flight flight)
    {
        flight.waiting--;
        if (flight.waiting > 0 || flight.call.response().isDone()) {
            return false;
        }
        flights.remove(question, flight);
        return true;
    }

    /**
     * What tells one request from another, and from the same with other limits.
     */
    record Question(CacheKey key, Reuse reuse, long maxWaitMillis, long deadlineMillis)
    {
        Question
        {
            requireNonNull(key, "key is null");
            requireNonNull(reuse, "reuse is null");
        }
    }

    private static final class Flight
    {
        private final String queryId;
        private final ApiCall call = new ApiCall();
        private final AtomicBoolean started = new AtomicBoolean();
        private final Map<String, Predicate<ApiResponse>> others = new HashMap<>();
        // who do not take the answer; complete before it is given
        private final Set<String> refused = new HashSet<>();
        private int waiting;

        private Flight(String queryId)
        {
            this.queryId = requireNonNull(queryId, "queryId is null");
        }
    }
}
