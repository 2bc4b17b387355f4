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

import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.VarcharType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;

/**
 * Leaves out members that are no rows of a query, by what is known of each before it is asked for. Pure.
 */
final class WantedMembers
{
    private WantedMembers() {}

    /**
     * The endpoint with those of its members that the constraint may admit; the endpoint itself where its records are no members.
     */
    static EndpointDefinition of(EndpointDefinition endpoint, TupleDomain<ApiColumnHandle> constraint)
    {
        Optional<List<Records.Member>> known = endpoint.records().members();
        Optional<Map<ApiColumnHandle, Domain>> domains = constraint.getDomains();
        if (known.isEmpty() || domains.isEmpty()) {
            return endpoint;
        }
        return endpoint.withRecords(endpoint.records().withMembers(known.get().stream()
                .filter(member -> domains.get().entrySet().stream().allMatch(entry -> isAdmitted(member, entry.getKey(), entry.getValue())))
                .collect(toImmutableList())));
    }

    private static boolean isAdmitted(Records.Member member, ApiColumnHandle column, Domain domain)
    {
        return label(member, column)
                .filter(_ -> domain.getType() instanceof VarcharType)
                .map(label -> domain.includesNullableValue(utf8Slice(label)))
                .orElse(true);
    }

    private static Optional<String> label(Records.Member member, ApiColumnHandle column)
    {
        return column.source() instanceof ValueSource.At(JsonPointer(List<String> segments), boolean _) && segments.size() == 1
                ? Optional.ofNullable(member.labels().get(segments.getFirst()))
                : Optional.empty();
    }
}
