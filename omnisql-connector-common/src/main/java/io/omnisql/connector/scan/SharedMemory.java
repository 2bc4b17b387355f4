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

import io.trino.spi.connector.MemoryContext;

import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * What the parts of a page source retain together. Thread-safe.
 */
final class SharedMemory
{
    private final MemoryContext memory;
    private final AtomicLong total = new AtomicLong();

    SharedMemory(MemoryContext memory)
    {
        this.memory = requireNonNull(memory, "memory is null");
    }

    /**
     * The account of one more part.
     */
    MemoryContext part()
    {
        AtomicLong part = new AtomicLong();
        return bytes -> memory.setBytes(total.addAndGet(bytes - part.getAndSet(bytes)));
    }
}
