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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.SizeOf.instanceSize;
import static java.util.stream.Collectors.joining;

/**
 * A part of a scan that one page source reads, with the endpoint already chosen.
 *
 * @param primaryKey the columns by which duplicates are found
 * @param nodes among how many nodes the limits of a credential are shared
 */
public record ApiSplit(List<KeyGroup> groups, List<ApiColumnHandle> primaryKey, int nodes)
        implements ConnectorSplit
{
    private static final int INSTANCE_SIZE = instanceSize(ApiSplit.class);
    private static final int GROUP_SIZE = 2_048;
    private static final int KEY_SIZE = 256;

    public ApiSplit
    {
        groups = ImmutableList.copyOf(groups);
        primaryKey = ImmutableList.copyOf(primaryKey);
        checkArgument(nodes > 0, "nodes must be positive");
    }

    static ApiSplit of(List<KeyGroup> groups, List<ApiColumnHandle> primaryKey)
    {
        return new ApiSplit(groups, primaryKey, 1);
    }

    ApiSplit sharedBy(int nodeCount)
    {
        return new ApiSplit(groups, primaryKey, nodeCount);
    }

    /**
     * The endpoints that it is read from, as it was planned.
     */
    List<String> routes()
    {
        return groups.stream().map(group -> group.endpoint().route()).distinct().collect(toImmutableList());
    }

    /**
     * Whether no order ends the reading early, so that every page is wanted.
     */
    boolean readsEverything()
    {
        return groups.stream().noneMatch(group -> group.order().sorted().filter(sorted -> sorted.bound().isPresent()).isPresent());
    }

    @Override
    @JsonIgnore
    public long getRetainedSizeInBytes()
    {
        return INSTANCE_SIZE + groups.stream().mapToLong(group -> GROUP_SIZE + (long) KEY_SIZE * group.keys().size() + group.listing().map(listing -> listing.split().getRetainedSizeInBytes()).orElse(0L)).sum();
    }

    @Override
    public String toString()
    {
        return groups.stream()
                .map(group -> group.listing()
                        .map(listing -> "%s (keys of %s)".formatted(group.endpoint().route(), listing.split()))
                        .orElseGet(() -> "%s (%s keys)".formatted(group.endpoint().route(), group.keys().size())))
                .collect(joining(", "));
    }
}
