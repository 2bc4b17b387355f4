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
package io.omnisql.github;

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.error.ApiErrorCode;

import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What has to become of a scan in which something goes wrong.
 *
 * @param rows whether it may end with all rows, each of them once
 * @param codes the errors with which it may fail
 */
record FaultOutcome(boolean rows, ImmutableSet<ApiErrorCode> codes)
{
    FaultOutcome
    {
        requireNonNull(codes, "codes is null");
    }

    static FaultOutcome exactRows()
    {
        return new FaultOutcome(true, ImmutableSet.of());
    }

    static FaultOutcome failsWith(ApiErrorCode... codes)
    {
        return new FaultOutcome(false, ImmutableSet.copyOf(codes));
    }

    @Override
    public String toString()
    {
        return Stream.concat(rows ? Stream.of("exact rows") : Stream.of(), codes.stream().map("`%s`"::formatted)).collect(joining(" or "));
    }
}
