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
import io.airlift.slice.Slice;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.plugin.base.filter.UtcConstraintExtractor;
import io.trino.spi.connector.Constraint;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.time.DateTimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.plugin.base.expression.ConnectorExpressions.and;
import static io.trino.plugin.base.expression.ConnectorExpressions.extractConjuncts;

/**
 * Takes the domains of a filter into the handle. Pure.
 * <p>
 * Every domain but those with JSON values is enforced by the page source, whatever the source can do. Comparisons that BI tools wrap into {@code date_trunc}, {@code CAST(… AS date)}
 * or {@code year} become domains too, and so does {@code LIKE} with a prefix; every other expression is echoed as it came.
 */
public final class FilterPlanner
{
    private static final FunctionName CONTAINS = new FunctionName("contains");

    private FilterPlanner() {}

    /**
     * What becomes of a filter; empty when the handle stays as it is and something of the filter remains, or the optimizer would ask forever: it offers the parts of an expression that
     * it can write down beside the whole, so that what is taken from the former comes back with the latter. A filter of which nothing remains, as the scan enforces it already, is taken
     * away: Trino derives such ones from the other side of a join.
     */
    public static Optional<FilterPlan> plan(TableDefinition table, ApiTableHandle handle, Constraint constraint)
    {
        if (handle.limit().isPresent() || handle.isAggregated() || handle.constraint().isNone()) {
            // the filter stands above the limit or the count, or above no rows
            return Optional.empty();
        }
        UtcConstraintExtractor.ExtractionResult extracted = extract(constraint);
        TupleDomain<ApiColumnHandle> offered = extracted.tupleDomain().transformKeys(ApiColumnHandle.class::cast);
        TupleDomain<ApiColumnHandle> domain = handle.constraint().intersect(offered.filter((column, values) -> isEnforced(table, column, values)));
        if (isNone(table, domain)) {
            return Optional.of(new FilterPlan(handle.withFilter(TupleDomain.none(), handle.containments()), TupleDomain.all(), Constant.TRUE));
        }
        ConnectorExpression remaining = withoutPrefixes(extracted.remainingExpression(), domain, constraint);
        List<Containment> containments = containments(table, handle, remaining, constraint);
        if (domain.equals(handle.constraint()) && containments.equals(handle.containments())) {
            boolean isEnforcedWhole = remaining.equals(Constant.TRUE) && offered.filter((column, values) -> !isEnforced(table, column, values)).isAll();
            return isEnforcedWhole && !offered.isAll() ? Optional.of(new FilterPlan(handle, TupleDomain.all(), Constant.TRUE)) : Optional.empty();
        }
        boolean isUntouched = extractConjuncts(remaining).equals(extractConjuncts(constraint.getExpression()));
        return Optional.of(new FilterPlan(
                handle.withFilter(domain, containments),
                offered.filter((column, values) -> !isEnforced(table, column, values)),
                isUntouched ? constraint.getExpression() : remaining));
    }

    /**
     * The expression without comparisons by {@code LIKE} that say no more than the domains do, which Trino has derived from them.
     */
    private static ConnectorExpression withoutPrefixes(ConnectorExpression expression, TupleDomain<ApiColumnHandle> domain, Constraint constraint)
    {
        return and(extractConjuncts(expression).stream()
                .filter(conjunct -> LikePrefix.of(conjunct)
                        .filter(prefix -> Constraints.domain(domain, ((ApiColumnHandle) constraint.getAssignments().get(prefix.variable())).name()).filter(prefix.domain()::contains).isPresent())
                        .isEmpty())
                .collect(toImmutableList()));
    }

    /**
     * Whether the page source enforces a domain. One with JSON values is left to the engine, which cannot print a plan that holds arrays and objects.
     */
    static boolean isEnforced(TableDefinition table, ApiColumnHandle column, Domain domain)
    {
        boolean hasValues = !domain.getValues().isAll() && !domain.getValues().isNone();
        return !hasValues || table.column(column.name()).filter(definition -> definition.type().equals(ColumnType.JSON)).isEmpty();
    }

    /**
     * A comparison with a time beyond what the column's type holds has no domain: the engine evaluates the whole expression itself.
     */
    private static UtcConstraintExtractor.ExtractionResult extract(Constraint constraint)
    {
        try {
            return UtcConstraintExtractor.extractTupleDomain(constraint);
        }
        catch (ArithmeticException | DateTimeException | IllegalArgumentException _) {
            return new UtcConstraintExtractor.ExtractionResult(constraint.getSummary(), constraint.getExpression());
        }
    }

    /**
     * Whether no row can match: the domains contradict each other, or ask for a value that the column never has.
     */
    public static boolean isNone(TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        return constraint.isNone() || constraint.getDomains().orElseThrow().entrySet().stream()
                .anyMatch(entry -> table.column(entry.getKey().name())
                        .filter(column -> FilterParameters.isOutsideClosedDomain(column, entry.getValue()))
                        .isPresent());
    }

    private static List<Containment> containments(TableDefinition table, ApiTableHandle handle, ConnectorExpression expression, Constraint constraint)
    {
        Set<Containment> containments = new LinkedHashSet<>(handle.containments());
        for (ConnectorExpression conjunct : extractConjuncts(expression)) {
            containment(conjunct, constraint)
                    .filter(containment -> table.column(containment.column().name()).stream()
                            .flatMap(column -> column.filters().stream())
                            .anyMatch(filter -> filter.operator() == FilterOperator.CONTAINS))
                    .ifPresent(containments::add);
        }
        return ImmutableList.copyOf(containments);
    }

    private static Optional<Containment> containment(ConnectorExpression conjunct, Constraint constraint)
    {
        if (conjunct instanceof Call call &&
                call.getFunctionName().equals(CONTAINS) &&
                call.getArguments().size() == 2 &&
                call.getArguments().getFirst() instanceof Variable variable &&
                call.getArguments().getLast() instanceof Constant constant &&
                constant.getValue() instanceof Slice value) {
            return Optional.of(new Containment((ApiColumnHandle) constraint.getAssignments().get(variable.getName()), value.toStringUtf8()));
        }
        return Optional.empty();
    }
}
