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
package io.omnisql.connector.discovery;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.airlift.log.Logger;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.http.Timing;
import io.trino.spi.ErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.DISCOVERY_FAILED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * The tables that a source tells at present. They are looked up for the first query that wants them, and for the first one after a while or after a flush; whoever comes meanwhile waits for the same
 * answer. Where there is none, those that were found before are kept. Thread-safe.
 */
final class PresentTables
{
    private static final Logger log = Logger.get(PresentTables.class);
    private static final Set<ErrorCode> REFUSALS = ImmutableSet.of(ACCESS_REFUSED.toErrorCode(), REQUEST_REJECTED.toErrorCode(), RESOURCE_MISSING.toErrorCode());

    private final String catalog;
    private final TableSearch search;
    private final Duration refreshInterval;
    private final CacheEpoch epoch;
    private final Timing timing;

    @GuardedBy("this")
    private Optional<SourceDefinition> found = Optional.empty();

    // the last one that is of use: it is under way, or its answer is not too old
    @GuardedBy("this")
    private Optional<Question> question = Optional.empty();

    @GuardedBy("this")
    private boolean failing;

    PresentTables(String catalog, TableSearch search, Duration refreshInterval, CacheEpoch epoch, Timing timing)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.search = requireNonNull(search, "search is null");
        this.refreshInterval = requireNonNull(refreshInterval, "refreshInterval is null");
        this.epoch = requireNonNull(epoch, "epoch is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * Those that were found last. Asks nobody.
     */
    synchronized Optional<SourceDefinition> latest()
    {
        return found;
    }

    CompletableFuture<SourceDefinition> find(ConnectorSession session)
    {
        Question asked;
        synchronized (this) {
            if (question.filter(this::isOfUse).isPresent()) {
                return question.get().answer();
            }
            asked = new Question(epoch.current(), new CompletableFuture<>(), OptionalLong.empty());
            question = Optional.of(asked);
        }
        // holds no lock while it asks
        CompletableFuture<SourceDefinition> _ = completedFuture(session)
                .thenCompose(search::find)
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        take(asked, answer);
                        asked.answer().complete(answer);
                    }
                    else {
                        Throwable cause = Futures.cause(failure);
                        kept(asked, cause).ifPresentOrElse(asked.answer()::complete, () -> asked.answer().completeExceptionally(unknown(cause)));
                    }
                });
        return asked.answer();
    }

    private boolean isOfUse(Question asked)
    {
        return asked.epoch() == epoch.current() && (asked.answeredNanos().isEmpty() || timing.nanos() - asked.answeredNanos().getAsLong() < refreshInterval.toNanos());
    }

    private synchronized void take(Question asked, SourceDefinition answer)
    {
        if (!isLatest(asked)) {
            // there was a flush while it was under way
            return;
        }
        found = Optional.of(answer);
        question = Optional.of(asked.answeredAt(timing.nanos()));
        if (failing) {
            failing = false;
            log.info("Catalog %s: its tables were looked up again", catalog);
        }
    }

    /**
     * What was found before, and is not looked up again until it would have been if this had succeeded. Neither is what the source refuses to tell.
     */
    private synchronized Optional<SourceDefinition> kept(Question asked, Throwable failure)
    {
        if (isLatest(asked)) {
            // a refusal is an answer as well: the next query would be refused
            question = found.isPresent() || isRefusal(failure) ? Optional.of(asked.answeredAt(timing.nanos())) : Optional.empty();
        }
        if (found.isPresent() && !failing) {
            failing = true;
            log.warn("Catalog %s goes on with the tables that were found before, as they cannot be looked up: %s", catalog, failure.getMessage());
        }
        return found;
    }

    @GuardedBy("this")
    @SuppressWarnings("ReferenceEquality") // a future is no other one
    private boolean isLatest(Question asked)
    {
        return question.filter(latest -> latest.answer() == asked.answer()).isPresent();
    }

    static boolean isRefusal(Throwable failure)
    {
        return failure instanceof TrinoException known && REFUSALS.contains(known.getErrorCode());
    }

    private TrinoException unknown(Throwable failure)
    {
        return new TrinoException(DISCOVERY_FAILED, "The tables of catalog '%s' are not known yet: %s".formatted(catalog, failure.getMessage()), failure);
    }

    /**
     * @param epoch that of the cache when it was asked
     */
    private record Question(long epoch, CompletableFuture<SourceDefinition> answer, OptionalLong answeredNanos)
    {
        private Question
        {
            requireNonNull(answer, "answer is null");
            requireNonNull(answeredNanos, "answeredNanos is null");
        }

        private Question answeredAt(long nanos)
        {
            return new Question(epoch, answer, OptionalLong.of(nanos));
        }
    }
}
