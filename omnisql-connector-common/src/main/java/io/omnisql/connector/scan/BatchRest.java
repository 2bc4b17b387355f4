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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import static java.lang.Math.max;

/**
 * What is left to ask for of a batch of which the source puts keys off. They are asked for in batches of half the size at most, so that there is an end to it: a key that was asked for alone is not put off again. Not thread-safe.
 */
final class BatchRest
{
    private final Deque<List<String>> waiting = new ArrayDeque<>();
    private List<String> asked;

    BatchRest(List<String> batch)
    {
        this.asked = ImmutableList.copyOf(batch);
    }

    /**
     * Takes note of the keys that the answer for the last batch has put off.
     *
     * @return whether they may be asked for once more
     */
    boolean add(List<String> postponed)
    {
        if (postponed.size() > asked.size() || (asked.size() == 1 && postponed.equals(asked))) {
            return false;
        }
        waiting.addAll(Lists.partition(ImmutableList.copyOf(postponed), max(1, asked.size() / 2)));
        return true;
    }

    /**
     * The batch that is asked for next; empty where nothing is left.
     */
    Optional<List<String>> next()
    {
        Optional<List<String>> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(batch -> asked = batch);
        return next;
    }
}
