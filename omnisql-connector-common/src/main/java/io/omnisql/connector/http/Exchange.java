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

import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.error.ResponseTooLargeException;
import io.omnisql.connector.ratelimit.Permit;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.telemetry.AttemptObserver;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static com.google.common.base.Throwables.throwIfInstanceOf;
import static java.util.Objects.requireNonNull;

/**
 * One attempt on the wire. It is counted when a thread begins to send it, and not when it is queued; the head of the answer is noted before the body is read.
 * <p>
 * Confined to the thread that sends it.
 */
final class Exchange
        implements Callback
{
    private static final long MAX_BODY_BYTES = 64L << 20;
    private static final int NOT_AUTHENTICATED = 401;

    private final Supplier<LedgerEntry> ledger;
    private final AttemptObserver observer;
    private final Permit permit;
    private final RateLimitClass rateLimit;
    private final ResponseClassifier classifier;
    private final Timing timing;
    private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();

    private Optional<LedgerEntry> entry = Optional.empty();
    private OptionalInt status = OptionalInt.empty();
    private Headers headers = Headers.EMPTY;
    private Optional<QuotaObservation> quota = Optional.empty();

    Exchange(Supplier<LedgerEntry> ledger, AttemptObserver observer, Permit permit, RateLimitClass rateLimit, ResponseClassifier classifier, Timing timing)
    {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.observer = requireNonNull(observer, "observer is null");
        this.permit = requireNonNull(permit, "permit is null");
        this.rateLimit = requireNonNull(rateLimit, "rateLimit is null");
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    CompletableFuture<AttemptResult> result()
    {
        return result;
    }

    void sending()
    {
        entry = Optional.of(ledger.get());
        observer.sent();
    }

    void answered(int answerStatus, Headers answerHeaders)
    {
        status = OptionalInt.of(answerStatus);
        headers = answerHeaders;
        // whoever is not known has the budget of nobody, or of all who come from the same address
        quota = answerStatus == NOT_AUTHENTICATED ? Optional.empty() : QuotaObservation.observe(rateLimit, headers);
        quota.ifPresent(observation -> permit.observe(observation, ServerClock.now(headers, timing.now())));
        entry.orElseThrow().answered(answerStatus, quota);
        observer.answered(answerStatus);
    }

    @Override
    public void onResponse(Call call, Response response)
    {
        try (response) {
            AttemptResult answer = read(call, response);
            entry.orElseThrow().finished();
            result.complete(answer);
        }
        catch (Throwable e) {
            failed(e);
        }
    }

    private AttemptResult read(Call call, Response response)
    {
        HttpUrl requested = call.request().url();
        byte[] body;
        try {
            body = body(response);
        }
        catch (IOException e) {
            unread(call, e);
            return brokenOff(requested, response.code());
        }
        observer.ended();
        ResponseMeaning meaning = classifier.classify(requested, response.code(), headers, body);
        if (meaning == ResponseMeaning.SUCCESS && !JsonOutline.isWhole(body)) {
            return new AttemptResult.Malformed(response.code(), headers, quota);
        }
        return new AttemptResult.Answered(new ApiResponse(response.code(), headers, body, timing.now(), meaning), quota);
    }

    /**
     * Whatever it is, the query has to hear of it, or it waits for ever; an error is the thread's as well.
     */
    private void failed(Throwable failure)
    {
        entry.ifPresent(LedgerEntry::finished);
        observer.broken(failure.getClass().getSimpleName());
        result.completeExceptionally(failure);
        throwIfInstanceOf(failure, Error.class);
    }

    private static byte[] body(Response response)
            throws IOException
    {
        if (response.body().source().request(MAX_BODY_BYTES + 1)) {
            throw new ResponseTooLargeException(MAX_BODY_BYTES >> 20);
        }
        return response.body().bytes();
    }

    /**
     * A refusal that the head spells out stands; anything else may be whole the next time.
     */
    private AttemptResult brokenOff(HttpUrl requested, int answerStatus)
    {
        ResponseMeaning meaning = classifier.classify(requested, answerStatus, headers, new byte[0]);
        return new AttemptResult.BrokenOff(answerStatus, headers, quota, switch (meaning) {
            case UNAUTHORIZED, RATE_LIMITED, ENDPOINT_LIMITED -> meaning;
            case SUCCESS, NOT_MODIFIED, MISSING, MOVED, NO_RECORDS, REJECTED, FORBIDDEN, INSUFFICIENT_SCOPE, TRANSIENT, UNEXPECTED -> ResponseMeaning.TRANSIENT;
        });
    }

    @Override
    public void onFailure(Call call, IOException failure)
    {
        // this is how OkHttp reports an error that came before the answer: no fault of the network, which passes
        if (failure.getCause() instanceof Error error) {
            failed(error);
            return;
        }
        entry.ifPresent(LedgerEntry::finished);
        unread(call, failure);
        // a call that is cancelled after the head of its answer never comes to onResponse
        result.complete(status.isPresent() ? brokenOff(call.request().url(), status.getAsInt()) : new AttemptResult.Unanswered(ConnectionFailure.of(failure)));
    }

    private void unread(Call call, IOException failure)
    {
        // a time limit cancels a call as well
        if (call.isCanceled() && !(failure instanceof InterruptedIOException)) {
            observer.cancelled();
        }
        else {
            observer.broken(failure.getClass().getSimpleName());
        }
    }
}
