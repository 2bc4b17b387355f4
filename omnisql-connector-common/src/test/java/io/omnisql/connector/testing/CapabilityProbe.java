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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.SearchText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The same query with pushdown and without, and what either has asked an endpoint.
 */
public final class CapabilityProbe
{
    private final RememberedAnswers answers;
    private final DeclaredCapability declared;
    private final String sql;
    private final SuiteAnswer on;
    private final SuiteAnswer off;

    private CapabilityProbe(RememberedAnswers answers, DeclaredCapability declared, String sql, SuiteAnswer on, SuiteAnswer off)
    {
        this.answers = requireNonNull(answers, "answers is null");
        this.declared = requireNonNull(declared, "declared is null");
        this.sql = requireNonNull(sql, "sql is null");
        this.on = requireNonNull(on, "on is null");
        this.off = requireNonNull(off, "off is null");
    }

    /**
     * @param condition what follows WHERE
     */
    public static CapabilityProbe of(RememberedAnswers answers, DeclaredCapability declared, String condition)
    {
        return of(answers, declared, condition, ImmutableSet.of());
    }

    /**
     * @param others columns that are read as well
     */
    public static CapabilityProbe of(RememberedAnswers answers, DeclaredCapability declared, String condition, Set<String> others)
    {
        String sql = "SELECT %s FROM %s WHERE %s".formatted(columns(declared, others), SqlLiteral.quoted(declared.table().name()), condition);
        return new CapabilityProbe(answers, declared, sql, answers.on(sql), answers.off(sql));
    }

    /**
     * What tells rows apart, and the column.
     */
    private static String columns(DeclaredCapability declared, Set<String> others)
    {
        return ImmutableSet.<String>builder().addAll(declared.table().primaryKey()).add(declared.column().name()).addAll(others).build().stream()
                .map(SqlLiteral::quoted)
                .collect(joining(", "));
    }

    public SuiteAnswer on()
    {
        return on;
    }

    public SuiteAnswer off()
    {
        return off;
    }

    /**
     * Pushdown makes no difference to the rows.
     */
    public void assertSameRows()
    {
        Map<List<Object>, Integer> difference = new HashMap<>();
        on.rows().forEach(row -> difference.merge(row, 1, Integer::sum));
        off.rows().forEach(row -> difference.merge(row, -1, Integer::sum));
        List<List<Object>> added = difference.entrySet().stream().filter(entry -> entry.getValue() > 0).map(Map.Entry::getKey).toList();
        List<List<Object>> lost = difference.entrySet().stream().filter(entry -> entry.getValue() < 0).map(Map.Entry::getKey).toList();
        if (!added.isEmpty() || !lost.isEmpty()) {
            throw failure("pushdown loses %s and adds %s".formatted(first(lost), first(added)));
        }
    }

    /**
     * Nor to their order.
     */
    public void assertSameOrder()
    {
        if (!on.rows().equals(off.rows())) {
            throw failure("pushdown gives %s in place of %s".formatted(first(on.rows()), first(off.rows())));
        }
    }

    private static String first(List<List<Object>> rows)
    {
        return rows.isEmpty() ? "no row" : "%s rows, such as %s".formatted(rows.size(), rows.stream().limit(3).toList());
    }

    public AssertionError failure(String problem)
    {
        return new AssertionError("%s: %s\n%s\nasked: %s".formatted(declared, problem, sql, on.journal()));
    }

    /**
     * The requests to the endpoint.
     */
    public List<WireExchange> asked(SuiteAnswer answer)
    {
        return answers.asked(declared.endpoint(), answer);
    }

    /**
     * What a parameter of the endpoint was set to in the requests of an answer.
     */
    public Set<String> sent(SuiteAnswer answer, String parameter)
    {
        Optional<SearchText> search = declared.endpoint().search().filter(_ -> parameter.equals(SearchText.ORDER));
        Stream<String> values = search.isPresent()
                ? answers.searches(search.get(), asked(answer)).flatMap(text -> text.order(declared.endpoint().sortParameters().orElseThrow()))
                : asked(answer).stream().flatMap(exchange -> WireParameters.values(declared.endpoint(), parameter, exchange).stream());
        return values.collect(toImmutableSet());
    }

    /**
     * What a filter was sent with in the requests of an answer.
     */
    public Set<String> sent(SuiteAnswer answer, FilterCapability filter)
    {
        return declared.endpoint().search()
                .<Set<String>>map(search -> answers.searches(search, asked(answer)).flatMap(text -> text.values(filter)).collect(toImmutableSet()))
                .orElseGet(() -> sent(answer, filter.parameter().name()));
    }

    /**
     * The order in which cases are tried: first those that divide the rows.
     */
    static <T> List<T> promising(List<T> cases, Comparator<T> order, int most)
    {
        List<T> sorted = new ArrayList<>(cases);
        sorted.sort(order);
        return sorted.stream().limit(most).toList();
    }
}
