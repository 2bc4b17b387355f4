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
package io.omnisql.connector.ratelimit;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * Answers on their way to those who have asked: told one after the other, even where one of them leads to the next at once. Thread-safe.
 */
final class Answers
{
    @GuardedBy("this")
    private final Deque<Answer> answers = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean telling;

    private record Answer(CompletableFuture<Admission> future, Admission admission)
    {
        private Answer
        {
            requireNonNull(future, "future is null");
            requireNonNull(admission, "admission is null");
        }
    }

    synchronized void add(CompletableFuture<Admission> future, Admission admission)
    {
        answers.add(new Answer(future, admission));
    }

    /**
     * Tells what is to be told; never under a lock, as those who hear it go on with what they do.
     */
    void tell()
    {
        for (Optional<Answer> next = next(true); next.isPresent(); next = next(false)) {
            boolean isHeard = next.get().future().complete(next.get().admission());
            if (!isHeard && next.get().admission() instanceof Permit permit) {
                permit.lost();
            }
        }
    }

    private synchronized Optional<Answer> next(boolean first)
    {
        if (first && telling) {
            // whoever is at it goes on
            return Optional.empty();
        }
        Optional<Answer> next = Optional.ofNullable(answers.poll());
        telling = next.isPresent();
        return next;
    }
}
