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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.request.QueryCondition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.DateType.DATE;
import static java.lang.Math.ceilDiv;
import static java.lang.Math.floorDiv;
import static java.util.Objects.requireNonNull;

/**
 * Writes the domains of a constraint as conditions of an endpoint's search text. Pure.
 * <p>
 * Only positive conditions are written, and each of them admits every row that its domain admits, so that leaving one out is right as well.
 */
final class FilterConditions
{
    // what is before the epoch would be read as a distance from now, and years beyond four digits as anything
    private static final long LAST_INSTANT = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

    private final EndpointDefinition endpoint;
    private final ImmutableList.Builder<QueryCondition> written = ImmutableList.builder();
    private boolean exact = true;

    private FilterConditions(EndpointDefinition endpoint)
    {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
    }

    static PushedFilters plan(TableDefinition table, EndpointDefinition endpoint, TupleDomain<ApiColumnHandle> constraint, List<Containment> containments)
    {
        FilterConditions filters = new FilterConditions(endpoint);
        constraint.getDomains().orElseThrow().forEach((column, domain) -> table.column(column.name()).ifPresent(definition -> filters.push(definition, domain)));
        for (Containment containment : containments) {
            table.column(containment.column().name())
                    .flatMap(column -> column.filter(FilterOperator.CONTAINS, endpoint))
                    .ifPresent(capability -> filters.pushTexts(capability, ImmutableList.of(containment.value())));
            filters.exact = false;
        }
        return new PushedFilters(ImmutableList.of(), filters.written.build(), filters.exact);
    }

    private void push(ColumnDefinition column, Domain domain)
    {
        if (endpoint.keyColumns().contains(column.name())) {
            // a key that is listed is asked for; of any other domain the source knows nothing
            exact &= DiscreteValues.of(domain).isPresent();
            return;
        }
        boolean sentExactly = false;
        for (FilterOperator operator : FilterOperator.values()) {
            Optional<FilterCapability> capability = column.filter(operator, endpoint);
            if (capability.isPresent()) {
                sentExactly |= push(capability.get(), domain) && capability.get().fidelity() == Fidelity.EXACT;
            }
        }
        exact &= sentExactly;
    }

    /**
     * @return whether what is sent is the whole domain
     */
    private boolean push(FilterCapability capability, Domain domain)
    {
        return switch (capability.parameter().value()) {
            case ParameterValue.Text _ -> values(domain).filter(values -> pushTexts(capability, values)).isPresent();
            case ParameterValue.OneOf(List<String> words) -> pushWords(capability, words, domain);
            case ParameterValue.Words(Map<String, String> words) -> values(domain)
                    .filter(values -> words.keySet().containsAll(values))
                    .map(values -> write(capability, values.stream().map(words::get).distinct().collect(toImmutableList()), true))
                    .isPresent();
            case ParameterValue.Choice(String whenTrue, String whenFalse) -> values(domain)
                    .filter(values -> values.size() == 1)
                    .map(values -> write(capability, ImmutableList.of(Boolean.parseBoolean(values.getFirst()) ? whenTrue : whenFalse), true))
                    .isPresent();
            case ParameterValue.EpochFloor(long unit) -> {
                OptionalLong low = DomainBounds.lower(domain);
                low.ifPresent(bound -> writeInstant(capability, floorDiv(unpackMillisUtc(bound), unit) * unit));
                yield false;
            }
            case ParameterValue.EpochCeiling(long unit) -> {
                OptionalLong high = DomainBounds.upper(domain);
                high.ifPresent(bound -> writeInstant(capability, (ceilDiv(unpackMillisUtc(bound), unit) + 1) * unit));
                yield false;
            }
            case ParameterValue.Bound() -> {
                pushBound(capability, domain);
                yield false;
            }
            case ParameterValue.Fixed _ -> (capability.operator() == FilterOperator.IS_NULL ? domain.isOnlyNull() : domain.equals(Domain.notNull(domain.getType())))
                    && write(capability, ImmutableList.of(), false);
            // texts of instants depend on the zone of who reads them
            case ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _ -> throw new IllegalArgumentException("not written into a search text: " + capability.parameter().value());
        };
    }

    private void pushBound(FilterCapability capability, Domain domain)
    {
        if (domain.isNullAllowed() || domain.getValues().isNone()) {
            return;
        }
        Range span = domain.getValues().getRanges().getSpan();
        if (capability.operator() == FilterOperator.AT_LEAST ? !span.isLowUnbounded() : !span.isHighUnbounded()) {
            WholeBound.of(span, capability.operator()).ifPresent(bound -> write(capability, ImmutableList.of(bound), domain.getType().equals(DATE)));
        }
    }

    /**
     * The values that the domain lists; none where it admits null, or more than can be listed.
     */
    private static Optional<List<String>> values(Domain domain)
    {
        return domain.isNullAllowed() ? Optional.empty() : DiscreteValues.of(domain).filter(values -> !values.isEmpty());
    }

    private boolean pushTexts(FilterCapability capability, List<String> values)
    {
        return capability.parameter().value() instanceof ParameterValue.Text text
                && values.stream().allMatch(value -> FilterParameters.isExpressible(text, value))
                && write(capability, values, !text.number());
    }

    /**
     * Other values than these are in no row.
     */
    private boolean pushWords(FilterCapability capability, List<String> words, Domain domain)
    {
        Optional<List<String>> values = values(domain);
        if (values.isEmpty()) {
            return false;
        }
        Set<String> wanted = ImmutableSet.copyOf(values.get());
        List<String> known = words.stream().filter(wanted::contains).collect(toImmutableList());
        return !known.isEmpty() && write(capability, known, true);
    }

    private void writeInstant(FilterCapability capability, long millis)
    {
        if (millis > 0 && millis < LAST_INSTANT) {
            write(capability, ImmutableList.of(Long.toString(millis)), false);
        }
    }

    private boolean write(FilterCapability capability, List<String> values, boolean quoted)
    {
        written.add(new QueryCondition(capability.parameter().name(), capability.operator(), values, quoted, capability.fidelity() == Fidelity.INEXACT));
        return true;
    }
}
