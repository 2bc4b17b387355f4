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

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.omnisql.connector.cache.CacheKey;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * What each query has been answered on a node, so that it is answered the same again: to the other side of a self-join, to a task that is tried once more. Thread-safe.
 * <p>
 * Kept until the query ends where that is known, otherwise for a while after it was asked for last, and no longer than there is room.
 */
final class PinnedAnswers
{
    private static final Duration KEPT_UNASKED = Duration.ofMinutes(10);
    private static final int INSTANCE_BYTES = 256;

    private final Cache<Question, Pinned> answers;

    PinnedAnswers(long maxBytes, Timing timing)
    {
        requireNonNull(timing, "timing is null");
        this.answers = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(PinnedAnswers::retainedBytes)
                .expireAfterAccess(KEPT_UNASKED)
                .ticker(timing::nanos)
                .executor(Runnable::run)
                .build();
    }

    private static int retainedBytes(Question question, Pinned pinned)
    {
        return INSTANCE_BYTES + question.key().retainedBytes() + pinned.response().body().length + 2 * (int) pinned.response().headers().byteCount();
    }

    /**
     * The answer that the query has had.
     *
     * @param after the version of the page behind which it is asked for
     */
    Optional<ApiResponse> find(String queryId, CacheKey key, OptionalLong after)
    {
        return Optional.ofNullable(answers.getIfPresent(new Question(queryId, key)))
                .filter(pinned -> pinned.after().equals(after))
                .map(Pinned::response);
    }

    void pin(String queryId, CacheKey key, OptionalLong after, ApiResponse response)
    {
        answers.put(new Question(queryId, key), new Pinned(response, after));
    }

    void forget(String queryId)
    {
        answers.asMap().keySet().removeIf(question -> question.queryId().equals(queryId));
    }

    private record Question(String queryId, CacheKey key)
    {
        private Question
        {
            requireNonNull(queryId, "queryId is null");
            requireNonNull(key, "key is null");
        }
    }

    private record Pinned(ApiResponse response, OptionalLong after)
    {
        private Pinned
        {
            requireNonNull(response, "response is null");
            requireNonNull(after, "after is null");
        }
    }
}
