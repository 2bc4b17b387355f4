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

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * How far a request has got.
 *
 * @param attempt the number of its attempt, from 1
 * @param leftMillis the time that is left for this attempt and those after it, with the waits between them, but not those for permits
 */
record Progress(int attempt, long leftMillis)
{
    static Progress first(RequestContext context)
    {
        return new Progress(1, context.deadlineMillis());
    }

    Progress after(long elapsedNanos)
    {
        return new Progress(attempt, leftMillis - NANOSECONDS.toMillis(elapsedNanos));
    }

    /**
     * Whether there is time for another attempt behind a wait.
     */
    boolean hasTime(long waitMillis)
    {
        return waitMillis < leftMillis;
    }

    Progress next(long waitMillis)
    {
        return new Progress(attempt + 1, leftMillis - waitMillis);
    }
}
