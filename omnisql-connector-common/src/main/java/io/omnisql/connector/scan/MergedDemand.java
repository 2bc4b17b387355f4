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

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

import static java.lang.Math.max;

/**
 * The requests that scans need together of which each query asks for all: as many as the scan that needs most. Thread-safe.
 */
final class MergedDemand
{
    private long most;

    /**
     * The account of one more scan: it tells how many more requests all of them need when this one needs some more.
     */
    LongUnaryOperator part()
    {
        AtomicLong own = new AtomicLong();
        return requests -> raise(own.addAndGet(requests));
    }

    private synchronized long raise(long needed)
    {
        long more = max(0, needed - most);
        most += more;
        return more;
    }
}
