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
package io.omnisql.connector.tpch;

import com.google.common.collect.ImmutableList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What the warehouse was asked, as method and address. Thread-safe.
 */
final class TpchJournal
{
    private final List<String> requests = new ArrayList<>();
    private final List<Integer> heldConnections = new ArrayList<>();
    private Optional<CompletableFuture<?>> permission = Optional.empty();
    private int answered;

    MockResponse answer(RecordedRequest request, Supplier<MockResponse> answer)
    {
        note(request).ifPresent(CompletableFuture::join);
        return answer.get();
    }

    private synchronized Optional<CompletableFuture<?>> note(RecordedRequest request)
    {
        requests.add(request.getMethod() + " " + request.getTarget());
        notifyAll();
        boolean isHeld = requests.size() > answered && permission.filter(given -> !given.isDone()).isPresent();
        if (isHeld) {
            heldConnections.add(request.getConnectionIndex());
        }
        return isHeld ? permission : Optional.empty();
    }

    /**
     * Forgets what was asked, and answers so many requests; those behind them when the permission is given.
     */
    synchronized void answer(int answered, CompletableFuture<?> permission)
    {
        clear();
        heldConnections.clear();
        this.answered = answered;
        this.permission = Optional.of(permission);
    }

    synchronized List<String> requests()
    {
        return ImmutableList.copyOf(requests);
    }

    /**
     * The connections with requests that were not answered at once.
     */
    synchronized List<Integer> heldConnections()
    {
        return ImmutableList.copyOf(heldConnections);
    }

    synchronized void clear()
    {
        requests.clear();
    }

    /**
     * Waits until so many requests have come.
     */
    synchronized void await(int count)
            throws InterruptedException
    {
        while (requests.size() < count) {
            wait();
        }
    }
}
