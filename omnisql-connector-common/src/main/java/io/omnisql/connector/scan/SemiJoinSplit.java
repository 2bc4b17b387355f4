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
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;
import java.util.Optional;

import static io.airlift.slice.SizeOf.instanceSize;
import static java.util.Objects.requireNonNull;

/**
 * A part of a scan, with all parts of the one that lists the values which its rows have to have.
 */
public record SemiJoinSplit(ApiSplit scan, List<ApiSplit> filtering)
        implements ConnectorSplit
{
    private static final int INSTANCE_SIZE = instanceSize(SemiJoinSplit.class);

    public SemiJoinSplit
    {
        requireNonNull(scan, "scan is null");
        filtering = ImmutableList.copyOf(filtering);
    }

    @Override
    @JsonIgnore
    public Optional<String> getAffinityKey()
    {
        return scan.getAffinityKey();
    }

    @Override
    @JsonIgnore
    public long getRetainedSizeInBytes()
    {
        return INSTANCE_SIZE + scan.getRetainedSizeInBytes() + filtering.stream().mapToLong(ApiSplit::getRetainedSizeInBytes).sum();
    }

    @Override
    public String toString()
    {
        return "%s in %s".formatted(scan, filtering);
    }
}
