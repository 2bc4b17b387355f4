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
package io.omnisql.connector.system;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.cache.CacheEpoch;
import io.trino.spi.procedure.Procedure;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

import static java.lang.invoke.MethodType.methodType;
import static java.util.Objects.requireNonNull;

/**
 * {@code CALL system.flush_cache()}: queries that are planned from now on take nothing of what the nodes have kept until now. Those that run go on with it.
 */
public final class FlushCacheProcedure
{
    private static final MethodHandle FLUSH;

    static {
        try {
            FLUSH = MethodHandles.lookup().findVirtual(FlushCacheProcedure.class, "flush", methodType(void.class));
        }
        catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CacheEpoch epoch;

    public FlushCacheProcedure(CacheEpoch epoch)
    {
        this.epoch = requireNonNull(epoch, "epoch is null");
    }

    public Procedure procedure()
    {
        return new Procedure("system", "flush_cache", ImmutableList.of(), FLUSH.bindTo(this));
    }

    public void flush()
    {
        epoch.raise();
    }
}
