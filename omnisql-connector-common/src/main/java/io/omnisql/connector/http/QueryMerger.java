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

import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Sends the queries of scans that are read together as one: those that they have at the same time wait until they are sent. Whatever else they ask for, and whatever follows from an answer
 * at once, is sent at once.
 * <p>
 * The reading thread alone holds queries back and sends them; everything else is thread-safe.
 */
public final class QueryMerger
        implements RequestSender
{
    private final RequestSender sender;
    private final List<Held> held = new ArrayList<>();
    private volatile Optional<Thread> holding = Optional.empty();
    private CompletableFuture<?> answered = completedFuture(null);

    public QueryMerger(RequestSender sender)
    {
        this.sender = requireNonNull(sender, "sender is null");
    }

    @Override
    public ApiCall execute(ApiRequest request, RequestContext context)
    {
        if (holding.filter(Thread.currentThread()::equals).isEmpty() || !(request.payload() instanceof Payload.Query)) {
            return sender.execute(request, context);
        }
        ApiCall call = new ApiCall();
        held.add(new Held(request, context, call));
        return call;
    }

    @Override
    public ApiCall share(ApiRequest request, RequestContext context)
    {
        return sender.share(request, context);
    }

    @Override
    public Optional<ApiResponse> shared(ApiRequest request, RequestContext context)
    {
        return sender.shared(request, context);
    }

    @Override
    public Optional<ApiResponse> known(ApiRequest request, RequestContext context)
    {
        return sender.known(request, context);
    }

    @Override
    public void place(ApiRequest request, RequestContext context, OptionalLong version, OptionalLong after)
    {
        sender.place(request, context, version, after);
    }

    /**
     * Takes a step of the scans, whose queries are held back until they are sent.
     */
    public void hold(Runnable step)
    {
        holding = Optional.of(Thread.currentThread());
        try {
            step.run();
        }
        finally {
            holding = Optional.empty();
        }
    }

    /**
     * Sends the queries that are held back and still wanted.
     */
    public void send()
    {
        List<Held> wanted = held.stream().filter(query -> !query.call().response().isDone()).collect(toImmutableList());
        held.clear();
        if (wanted.isEmpty()) {
            return;
        }
        ApiRequest request = wanted.stream().map(Held::request).reduce(ApiRequest::with).orElseThrow();
        Reuse reuse = wanted.stream().map(query -> query.context().reuse()).reduce(Reuse::with).orElseThrow();
        ApiCall sent = sender.execute(request, wanted.getFirst().context().with(reuse));
        AtomicInteger waiting = new AtomicInteger(wanted.size());
        wanted.forEach(query -> {
            AtomicBoolean waits = new AtomicBoolean(true);
            query.call().onAbort(() -> {
                if (waits.compareAndSet(true, false) && waiting.decrementAndGet() == 0) {
                    sent.cancel();
                }
            });
        });
        answered = sent.response().handle((response, failure) -> {
            wanted.forEach(query -> Futures.complete(query.call().response(), response, failure));
            return true;
        });
    }

    /**
     * Done when every scan has the answer to what was sent last.
     */
    public CompletableFuture<?> answered()
    {
        return answered;
    }

    private record Held(ApiRequest request, RequestContext context, ApiCall call)
    {
        private Held
        {
            requireNonNull(request, "request is null");
            requireNonNull(context, "context is null");
            requireNonNull(call, "call is null");
        }
    }
}
