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
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.request.ApiRequest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * The answers that the scans of a query share on a node: what one of them has asked for is not sent again for another, be it under way or answered.
 * <p>
 * A request is aborted when nobody waits for it any more; one that has failed is sent again by the next who asks. Thread-safe.
 */
final class SharedAnswers
{
    private static final long MAX_BYTES = 16 << 20;

    @GuardedBy("this")
    private final Map<Question, Answer> answers = new HashMap<>();

    @GuardedBy("this")
    private long bytes;

    /**
     * @param after the version of the page behind which a page is asked for
     * @param sender sends the request, if nobody has
     */
    ApiCall ask(CredentialId credential, ApiRequest request, OptionalLong after, Supplier<ApiCall> sender)
    {
        Question question = new Question(credential, request, after);
        ApiCall asked = new ApiCall();
        Answer answer = join(question, sender);
        AtomicBoolean waits = new AtomicBoolean(true);
        asked.onAbort(() -> {
            if (waits.compareAndSet(true, false)) {
                leave(question, answer);
            }
        });
        CompletableFuture<ApiResponse> _ = answer.settled.whenComplete((response, failure) -> Futures.complete(asked.response(), response, failure));
        return asked;
    }

    /**
     * An answer that has come.
     */
    synchronized Optional<ApiResponse> find(CredentialId credential, ApiRequest request, OptionalLong after)
    {
        return Optional.ofNullable(answers.get(new Question(credential, request, after)))
                .map(answer -> answer.settled)
                .filter(settled -> settled.isDone() && !settled.isCompletedExceptionally())
                .map(CompletableFuture::resultNow);
    }

    private synchronized Answer join(Question question, Supplier<ApiCall> sender)
    {
        Answer answer = answers.get(question);
        if (answer == null) {
            Answer sent = new Answer(sender.get());
            answers.put(question, sent);
            CompletableFuture<ApiResponse> _ = sent.call.response().whenComplete((response, failure) -> {
                settle(question, sent, failure == null ? response.body().length : MAX_BYTES);
                Futures.complete(sent.settled, response, failure);
            });
            answer = sent;
        }
        answer.waiting++;
        return answer;
    }

    /**
     * Keeps an answer for those who ask later, while there is room for it.
     */
    private synchronized void settle(Question question, Answer answer, long size)
    {
        if (bytes + size < MAX_BYTES) {
            bytes += size;
        }
        else {
            answers.remove(question, answer);
        }
    }

    private void leave(Question question, Answer answer)
    {
        if (isLast(question, answer)) {
            answer.call.cancel();
        }
    }

    private synchronized boolean isLast(Question question, Answer answer)
    {
        answer.waiting--;
        if (answer.waiting > 0 || answer.call.response().isDone()) {
            return false;
        }
        answers.remove(question, answer);
        return true;
    }

    synchronized void forget()
    {
        answers.values().removeIf(answer -> answer.call.response().isDone());
        bytes = 0;
    }

    /**
     * What tells one request from another; nothing is shared between credentials.
     */
    private record Question(CredentialId credential, ApiRequest request, OptionalLong after)
    {
        private Question
        {
            requireNonNull(credential, "credential is null");
            requireNonNull(request, "request is null");
            requireNonNull(after, "after is null");
        }
    }

    private static final class Answer
    {
        private final ApiCall call;
        private final CompletableFuture<ApiResponse> settled = new CompletableFuture<>();
        private int waiting;

        private Answer(ApiCall call)
        {
            this.call = requireNonNull(call, "call is null");
        }
    }
}
