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

import java.util.concurrent.atomic.AtomicBoolean;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who goes on with a query: until all of them are closed, the ledger does not forget what the query has used. Thread-safe; may be closed again.
 */
public final class OpenUsage
        implements AutoCloseable
{
    private final QueryUsage usage;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenUsage(QueryUsage usage)
    {
        this.usage = requireNonNull(usage, "usage is null");
        usage.activity().opened();
    }

    public QueryUsage usage()
    {
        return usage;
    }

    @Override
    public void close()
    {
        if (closed.compareAndSet(false, true)) {
            usage.activity().closed();
        }
    }
}
