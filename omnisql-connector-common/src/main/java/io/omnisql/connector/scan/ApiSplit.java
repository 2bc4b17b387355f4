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
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.SizeOf.instanceSize;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A part of a scan that one page source reads, with the endpoint already chosen.
 *
 * @param primaryKey the columns by which duplicates are found
 * @param leftOut the names of the columns that some of the endpoints leave out
 * @param resultCap the largest number of rows that the source ever returns under one key, if it has one
 * @param range the rows that are in no other split of the scan, where it is divided by them
 * @param cluster as the coordinator has seen it
 */
public record ApiSplit(
        List<KeyGroup> groups,
        List<ApiColumnHandle> primaryKey,
        @JsonInclude(NON_EMPTY) Set<String> leftOut,
        @JsonInclude(NON_EMPTY) OptionalLong resultCap,
        @JsonInclude(NON_EMPTY) Optional<SplitRange> range,
        ClusterView cluster)
        implements ConnectorSplit
{
    private static final int INSTANCE_SIZE = instanceSize(ApiSplit.class);
    private static final int GROUP_SIZE = 2_048;
    private static final int KEY_SIZE = 256;

    public ApiSplit
    {
        groups = ImmutableList.copyOf(groups);
        primaryKey = ImmutableList.copyOf(primaryKey);
        leftOut = leftOut == null ? ImmutableSortedSet.of() : ImmutableSortedSet.copyOf(leftOut);
        requireNonNull(resultCap, "resultCap is null");
        range = range == null ? Optional.empty() : range;
        requireNonNull(cluster, "cluster is null");
    }

    static ApiSplit of(List<KeyGroup> groups, List<ApiColumnHandle> primaryKey)
    {
        return of(groups, primaryKey, ImmutableSortedSet.of(), OptionalLong.empty());
    }

    static ApiSplit of(List<KeyGroup> groups, List<ApiColumnHandle> primaryKey, Set<String> leftOut, OptionalLong resultCap)
    {
        return new ApiSplit(groups, primaryKey, leftOut, resultCap, Optional.empty(), ClusterView.SINGLE_NODE);
    }

    ApiSplit in(ClusterView view)
    {
        return new ApiSplit(groups, primaryKey, leftOut, resultCap, range, view);
    }

    /**
     * The part of the scan that has its rows in a range.
     *
     * @param group reads them
     */
    ApiSplit of(SplitRange newRange, KeyGroup group)
    {
        return new ApiSplit(ImmutableList.of(group), primaryKey, leftOut, resultCap, Optional.of(newRange), cluster);
    }

    /**
     * What the scan wants of the split's records.
     */
    ApiTableHandle narrow(ApiTableHandle handle)
    {
        return range.map(rows -> rows.check(handle)).orElse(handle);
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
        return groups.stream().noneMatch(group -> group.order().sorted().filter(sorted -> sorted.bound().isPresent() || group.endpoint().query().isPresent()).isPresent());
    }

    /**
     * The same for the same records, so that they are read where the answers are kept, if there is room for another split. Says nothing of its keys.
     */
    @Override
    @JsonIgnore
    public Optional<String> getAffinityKey()
    {
        String part = range.map(rows -> "\n" + rows).orElse("");
        return groups.stream().findFirst().map(group -> Hashing.sha256().hashString(affinity(group) + part, UTF_8).toString());
    }

    private static String affinity(KeyGroup group)
    {
        String keys = group.keys().stream().findFirst().map(key -> key.values().toString()).orElse("");
        return String.join("\n", group.endpoint().route(), keys, group.listing().flatMap(listing -> listing.split().getAffinityKey()).orElse(""));
    }

    @Override
    @JsonIgnore
    public long getRetainedSizeInBytes()
    {
        return INSTANCE_SIZE + groups.stream().mapToLong(group -> GROUP_SIZE + group.keys().stream().mapToLong(key -> KEY_SIZE * (1L + key.binding().batch().size())).sum() + group.listing().map(listing -> listing.split().getRetainedSizeInBytes()).orElse(0L)).sum();
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
