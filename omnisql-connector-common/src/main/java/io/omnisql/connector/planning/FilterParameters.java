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

import com.google.common.collect.Maps;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static java.lang.Math.ceilDiv;
import static java.lang.Math.floorDiv;
import static java.time.ZoneOffset.UTC;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Writes the domains of a constraint into the parameters that an endpoint declares. Pure.
 * <p>
 * Only positive conditions are written, and each of them admits every row that its domain admits, so that leaving one out is right as well.
 */
public final class FilterParameters
{
    // years beyond four digits have no common spelling
    private static final long LAST_YEAR = 9998;

    private final EndpointDefinition endpoint;
    private final WrittenParameters written = new WrittenParameters();
    private boolean exact = true;

    private FilterParameters(EndpointDefinition endpoint)
    {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
    }

    public static PushedFilters plan(TableDefinition table, EndpointDefinition endpoint, TupleDomain<ApiColumnHandle> constraint, List<Containment> containments)
    {
        if (endpoint.search().isPresent()) {
            return FilterConditions.plan(table, endpoint, constraint, containments);
        }
        FilterParameters filters = new FilterParameters(endpoint);
        constraint.getDomains().orElseThrow().forEach((column, domain) -> table.column(column.name()).ifPresent(definition -> filters.push(definition, domain)));
        for (Containment containment : containments) {
            table.column(containment.column().name()).ifPresent(column -> filters.push(column, containment));
        }
        return new PushedFilters(filters.written.parameters(), filters.exact);
    }

    /**
     * Whether the constraint admits no value of a column whose values are known.
     */
    static boolean isOutsideClosedDomain(ColumnDefinition column, Domain domain)
    {
        return !domain.isNullAllowed() && column.filters().stream()
                .filter(filter -> filter.operator() == FilterOperator.EQUAL && filter.fidelity() == Fidelity.EXACT)
                .anyMatch(filter -> filter.parameter().value() instanceof ParameterValue.OneOf(List<String> values) && admitted(values, domain).isEmpty());
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
                sentExactly |= push(capability.get(), domain);
            }
        }
        exact &= sentExactly || pushBounds(column, domain);
    }

    private void push(ColumnDefinition column, Containment containment)
    {
        column.filter(FilterOperator.CONTAINS, endpoint)
                .filter(capability -> capability.parameter().value() instanceof ParameterValue.Text text && isExpressible(text, containment.value()))
                .ifPresent(capability -> written.send(capability, containment.value()));
        exact = false;
    }

    /**
     * @return whether the source now answers exactly the rows of the domain
     */
    private boolean push(FilterCapability capability, Domain domain)
    {
        boolean isExact = capability.fidelity() == Fidelity.EXACT;
        return switch (capability.parameter().value()) {
            case ParameterValue.OneOf(List<String> values) -> isExact && pushOneOf(capability, Maps.toMap(values, value -> value), domain);
            case ParameterValue.Words(Map<String, String> words) -> isExact && pushOneOf(capability, words, domain);
            case ParameterValue.Text text -> singleText(domain)
                    .filter(value -> isExpressible(text, value))
                    .map(value -> written.send(capability, value) && isExact)
                    .orElse(false);
            case ParameterValue.Choice(String whenTrue, String whenFalse) -> {
                boolean admitsTrue = domain.includesNullableValue(true);
                boolean isOne = !domain.isNullAllowed() && admitsTrue != domain.includesNullableValue(false);
                yield isOne && written.send(capability, admitsTrue ? whenTrue : whenFalse) && isExact;
            }
            case ParameterValue.InstantFloor(long marginSeconds, OptionalLong lastYear) -> {
                DomainBounds.lower(domain)
                        .stream()
                        .mapToObj(low -> Instant.ofEpochSecond(floorDiv(unpackMillisUtc(low), 1000) - marginSeconds))
                        .filter(bound -> isExpressible(bound, lastYear))
                        .forEach(bound -> written.sendBound(capability, bound, (one, other) -> one.isAfter(other) ? one : other));
                yield false;
            }
            case ParameterValue.InstantCeiling(long marginSeconds, OptionalLong lastYear) -> {
                DomainBounds.upper(domain)
                        .stream()
                        .mapToObj(high -> Instant.ofEpochSecond(ceilDiv(unpackMillisUtc(high), 1000) + marginSeconds))
                        .filter(bound -> isExpressible(bound, lastYear))
                        .forEach(bound -> written.sendBound(capability, bound, (one, other) -> one.isBefore(other) ? one : other));
                yield false;
            }
            case ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _ -> throw new IllegalArgumentException("written into a search text alone: " + capability.parameter().value());
            // a range has two of them, which are exact together
            case ParameterValue.Bound() -> false;
            case ParameterValue.Fixed(String value) -> {
                boolean applies = capability.operator() == FilterOperator.IS_NULL ? domain.isOnlyNull() : domain.equals(Domain.notNull(domain.getType()));
                yield applies && written.send(capability, value) && isExact;
            }
        };
    }

    /**
     * Sends the ends of the domain, as far as there are parameters for them.
     *
     * @return whether the source now answers exactly the rows of the domain: it is one range, and each end that it has was sent to an exact parameter
     */
    private boolean pushBounds(ColumnDefinition column, Domain domain)
    {
        boolean hasBounds = Stream.of(FilterOperator.AT_LEAST, FilterOperator.AT_MOST).anyMatch(operator -> bound(column, operator).isPresent());
        if (!hasBounds || domain.isNullAllowed() || domain.getValues().isNone() || domain.getValues().isAll()) {
            return false;
        }
        boolean low = pushBound(column, FilterOperator.AT_LEAST, domain);
        boolean high = pushBound(column, FilterOperator.AT_MOST, domain);
        return low && high && domain.getValues().getRanges().getRangeCount() == 1;
    }

    private boolean pushBound(ColumnDefinition column, FilterOperator operator, Domain domain)
    {
        Range span = domain.getValues().getRanges().getSpan();
        if (operator == FilterOperator.AT_LEAST ? span.isLowUnbounded() : span.isHighUnbounded()) {
            return true;
        }
        return bound(column, operator)
                .filter(capability -> WholeBound.of(span, operator).filter(bound -> written.send(capability, bound)).isPresent())
                .filter(capability -> capability.fidelity() == Fidelity.EXACT)
                .isPresent();
    }

    private Optional<FilterCapability> bound(ColumnDefinition column, FilterOperator operator)
    {
        return column.filter(operator, endpoint).filter(capability -> capability.parameter().value() instanceof ParameterValue.Bound);
    }

    /**
     * @param words the source's words for the values of the domain
     */
    private boolean pushOneOf(FilterCapability capability, Map<String, String> words, Domain domain)
    {
        List<String> admitted = admitted(words.keySet(), domain);
        return admitted.size() == words.size() || (admitted.size() == 1 && !domain.isNullAllowed() && written.send(capability, words.get(admitted.getFirst())));
    }

    private static List<String> admitted(Collection<String> values, Domain domain)
    {
        return values.stream()
                .filter(value -> domain.includesNullableValue(utf8Slice(value)))
                .collect(toImmutableList());
    }

    static boolean isExpressible(ParameterValue.Text text, String value)
    {
        return !text.reserved().contains(value.toLowerCase(ENGLISH)) && value.matches(text.pattern());
    }

    private static boolean isExpressible(Instant bound, OptionalLong lastYear)
    {
        return bound.isAfter(Instant.EPOCH) && bound.atOffset(UTC).getYear() <= lastYear.orElse(LAST_YEAR);
    }

    private static Optional<String> singleText(Domain domain)
    {
        return domain.isSingleValue() ? DiscreteValues.of(domain).map(List::getFirst) : Optional.empty();
    }
}
