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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryContext;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.eventlistener.QueryIOMetadata;
import io.trino.spi.eventlistener.QueryMetadata;
import io.trino.spi.eventlistener.QueryStatistics;
import io.trino.spi.session.ResourceEstimates;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static io.trino.spi.StandardErrorCode.PERMISSION_DENIED;

/**
 * What the engine tells at the end of a query, of which all is empty that nobody here looks at.
 */
final class TestingQueryEvents
{
    private static final Map<Class<?>, Object> EMPTY = ImmutableMap.<Class<?>, Object>builder()
            .put(Duration.class, Duration.ZERO)
            .put(Optional.class, Optional.empty())
            .put(long.class, 0L)
            .put(int.class, 0)
            .put(double.class, 0.0)
            .put(boolean.class, true)
            .put(List.class, ImmutableList.of())
            .put(Map.class, ImmutableMap.of())
            .put(Supplier.class, (Supplier<List<String>>) ImmutableList::of)
            .buildOrThrow();

    private TestingQueryEvents() {}

    static QueryCompletedEvent finished(String queryId, String user)
            throws ReflectiveOperationException
    {
        return event(queryId, user, "FINISHED", Optional.empty());
    }

    static QueryCompletedEvent failed(String queryId, String user)
            throws ReflectiveOperationException
    {
        return event(queryId, user, "FAILED", Optional.of(new QueryFailureInfo(PERMISSION_DENIED.toErrorCode(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "{}")));
    }

    private static QueryCompletedEvent event(String queryId, String user, String state, Optional<QueryFailureInfo> failure)
            throws ReflectiveOperationException
    {
        return new QueryCompletedEvent(
                new QueryMetadata(queryId, Optional.empty(), Optional.empty(), "SELECT 1", Optional.empty(), Optional.empty(), state, ImmutableList.of(), ImmutableList.of(), URI.create("http://localhost"), Optional.empty(), Optional.empty(), Optional.empty()),
                statistics(),
                context(user),
                new QueryIOMetadata(ImmutableList.of(), Optional.empty()),
                Optional.empty(),
                failure,
                ImmutableList.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /**
     * It has more than fifty parameters.
     */
    private static QueryStatistics statistics()
            throws ReflectiveOperationException
    {
        Constructor<?> constructor = QueryStatistics.class.getConstructors()[0];
        return (QueryStatistics) constructor.newInstance(Stream.of(constructor.getParameterTypes()).map(EMPTY::get).toArray());
    }

    private static QueryContext context(String user)
    {
        return new QueryContext(
                user,
                user,
                ImmutableSet.of(),
                Optional.empty(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                Optional.empty(),
                "UTC",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImmutableMap.of(),
                new ResourceEstimates(Optional.empty(), Optional.empty(), Optional.empty()),
                "localhost",
                "483",
                "test",
                Optional.empty(),
                "NONE");
    }
}
