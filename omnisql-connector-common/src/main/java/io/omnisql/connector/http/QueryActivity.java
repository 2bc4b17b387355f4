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

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether anything of a query is under way on this node, and the answers that its scans share for as long. Thread-safe.
 */
final class QueryActivity
{
    private final SharedAnswers answers = new SharedAnswers();
    private final AtomicLong holders = new AtomicLong();

    // whether the query is known to go on although nothing of it is under way
    private volatile boolean goesOn;

    QueryActivity(boolean goesOn)
    {
        this.goesOn = goesOn;
    }

    void opened()
    {
        holders.incrementAndGet();
    }

    void closed()
    {
        if (holders.decrementAndGet() == 0 && !goesOn) {
            answers.forget();
        }
    }

    void ended()
    {
        goesOn = false;
        if (isAtRest()) {
            answers.forget();
        }
    }

    /**
     * Whether nothing of the query is under way: no request, be it on the wire or waiting to be sent, and nobody who may send another one.
     */
    boolean isAtRest()
    {
        return holders.get() == 0;
    }

    SharedAnswers answers()
    {
        return answers;
    }
}
