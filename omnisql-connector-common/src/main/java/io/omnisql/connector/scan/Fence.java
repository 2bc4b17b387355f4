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
package io.omnisql.connector.scan;

import io.omnisql.connector.http.ApiCall;
import io.omnisql.connector.http.ApiResponse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Sees to it that the pages of a list fit together, whose rows change their page when the list changes. Each page is asked for once more when those beside it have been read, and has to have the same
 * records still. So there is a moment at which it and the page behind it were both as they were read, and no row has slipped unseen from one to the other.
 * <p>
 * The last page is asked for as well: it may have been read before those in front of it, ahead or by another scan of the query; and it tells of a row that goes and comes back, which leaves all other pages as they were.
 * <p>
 * Never blocks; not thread-safe.
 */
final class Fence
{
    private final OpenCalls calls;
    // those that were not asked for again yet, in the order of reading
    private final Deque<ReadPage> read = new ArrayDeque<>();
    private final Queue<Check> checks = new ConcurrentLinkedQueue<>();
    private int pages;
    private boolean closed;

    Fence(OpenCalls calls)
    {
        this.calls = requireNonNull(calls, "calls is null");
    }

    /**
     * Takes note of a page that was read, as those in front of it have been.
     *
     * @param hasSameRecords whether an answer has the page's records
     * @param atOnce whether the page in front of it is asked for again at once, and not only when the list is at its end
     */
    void add(PageVersion version, Predicate<byte[]> hasSameRecords, boolean atOnce)
    {
        if (version.known()) {
            // it fits to those in front of it, which are known as well
            pages = 0;
            read.clear();
        }
        pages++;
        read.add(new ReadPage(version, hasSameRecords));
        while (atOnce && read.size() > 1) {
            CompletableFuture<ApiResponse> _ = check(read.remove());
        }
    }

    private CompletableFuture<ApiResponse> check(ReadPage page)
    {
        Check check = new Check(page, calls.ask(page.version().question()));
        checks.add(check);
        return check.call().response();
    }

    /**
     * Asks for the pages that are left, so many at once, if there is anything to ask: a single page is read at one moment.
     *
     * @return is done when every page was answered for, or one of them cannot be
     */
    Optional<CompletableFuture<?>> close(int parallelism)
    {
        if (closed || pages < 2) {
            return Optional.empty();
        }
        closed = true;
        Queue<ReadPage> left = new ConcurrentLinkedQueue<>(read);
        read.clear();
        Stream<CompletableFuture<?>> asked = Stream.concat(
                checks.stream().map(check -> check.call().response()),
                Stream.generate(() -> checkAll(left)).limit(parallelism));
        return Optional.of(CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)));
    }

    private CompletableFuture<?> checkAll(Queue<ReadPage> left)
    {
        ReadPage page = left.poll();
        return page == null ? completedFuture(true) : check(page).thenCompose(_ -> checkAll(left));
    }

    /**
     * Whether a page has turned out to have other records, as far as the source has answered.
     */
    boolean isTorn()
    {
        for (Iterator<Check> iterator = checks.iterator(); iterator.hasNext(); ) {
            Check check = iterator.next();
            if (check.isAnswered()) {
                if (!check.isPassed()) {
                    return true;
                }
                iterator.remove();
            }
        }
        return false;
    }

    /**
     * Asks for nothing more.
     */
    void abort()
    {
        read.clear();
        checks.forEach(check -> check.call().cancel());
    }

    /**
     * The size of the answers that wait to be looked at.
     */
    long retainedBytes()
    {
        return checks.stream().mapToLong(check -> OpenCalls.retainedBytes(check.call())).sum();
    }

    private record ReadPage(PageVersion version, Predicate<byte[]> hasSameRecords) {}

    private record Check(ReadPage page, ApiCall call)
    {
        boolean isAnswered()
        {
            return call.response().isDone() && !call.response().isCompletedExceptionally();
        }

        /**
         * A page that is not there any more has no records.
         */
        boolean isPassed()
        {
            ApiResponse response = call.response().resultNow();
            return switch (response.meaning()) {
                case NOT_MODIFIED -> true;
                case SUCCESS -> page.hasSameRecords().test(response.body());
                case MISSING, MOVED, NO_RECORDS, REJECTED, UNAUTHORIZED, FORBIDDEN, INSUFFICIENT_SCOPE, RATE_LIMITED, ENDPOINT_LIMITED, TRANSIENT, UNEXPECTED -> false;
            };
        }
    }
}
