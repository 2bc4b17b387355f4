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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * A declared filter: it loses no row, it is sent where it can be and not where the declaration excludes it, and if it is exact the source answers with no record that is no row.
 */
final class FilterCheck
{
    private static final int ATTEMPTS = 8;
    private static final int LISTED = 150;

    private final RememberedAnswers answers;
    private final SampledRows rows;
    private final DeclaredCapability declared;
    private final FilterCapability filter;
    private Optional<AssertionError> lastProblem = Optional.empty();

    FilterCheck(RememberedAnswers answers, SampledRows rows, DeclaredCapability declared)
    {
        this.answers = requireNonNull(answers, "answers is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.declared = requireNonNull(declared, "declared is null");
        this.filter = declared.filter().orElseThrow();
    }

    void check()
    {
        List<Attempt> attempts = attempts();
        if (attempts.isEmpty()) {
            throw new AssertionError("%s: no row of the fixture has a value that the filter finds and may send".formatted(declared));
        }
        List<Attempt> promising = CapabilityProbe.promising(attempts, Comparator.comparingLong(Attempt::promise).reversed(), ATTEMPTS);
        Optional<Attempt> list = shownList();
        Attempt shown = promising.stream().filter(this::shows).findFirst().or(() -> list).orElseThrow(() -> lastProblem.orElseThrow());
        switch (filter.parameter().value()) {
            case ParameterValue.OneOf(List<String> values) -> {
                checkClosed(ImmutableSet.copyOf(values));
                showOtherWords(promising, shown);
            }
            case ParameterValue.Words(Map<String, String> words) -> {
                checkClosed(words.keySet());
                showOtherWords(promising, shown);
            }
            case ParameterValue.Choice _ -> showOtherWords(promising, shown);
            case ParameterValue.Text _, ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _, ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _, ParameterValue.Bound _, ParameterValue.Fixed _ -> {}
        }
        for (FilterCase excluded : FilterCase.excluded(declared.column(), filter)) {
            checkNotSent(shown.key(), excluded);
        }
        unsendable(shown.key()).forEach(excluded -> checkNotSent(shown.key(), excluded));
    }

    private List<Attempt> attempts()
    {
        List<Attempt> attempts = new ArrayList<>();
        for (KeyCondition key : KeyCondition.of(declared.table(), declared.endpoint(), rows)) {
            for (FilterCase filterCase : FilterCase.of(declared.column(), filter, key.rows())) {
                long found = key.rows().stream().filter(filterCase.hits()).count();
                if (found > 0 && filterCase.sent().isPresent()) {
                    attempts.add(new Attempt(key, filterCase, found));
                }
            }
        }
        return attempts;
    }

    /**
     * Many values at once, for which a search text has room: all of them are sent, and no other one.
     */
    private Optional<Attempt> shownList()
    {
        if (declared.endpoint().search().isEmpty() || filter.operator() != FilterOperator.EQUAL) {
            return Optional.empty();
        }
        KeyCondition key = KeyCondition.of(declared.table(), declared.endpoint(), rows).getFirst();
        String column = declared.column().name();
        List<Object> values = key.rows().stream()
                .map(row -> row.get(column))
                .filter(value -> value != null && FilterCase.equal(column, filter, value).sent().isPresent())
                .distinct()
                .toList();
        List<Object> some = values.subList(0, min(LISTED, (values.size() + 1) / 2));
        if (some.size() < 2) {
            return Optional.empty();
        }
        Set<String> texts = some.stream().map(Object::toString).collect(toImmutableSet());
        Attempt attempt = new Attempt(
                key,
                new FilterCase(SqlLiteral.in(column, some), row -> some.contains(row.get(column)), Optional.of(texts::contains)),
                key.rows().stream().filter(row -> some.contains(row.get(column))).count());
        if (!shows(attempt)) {
            throw lastProblem.orElseThrow();
        }
        Set<String> sent = probe(attempt).sent(probe(attempt).on(), filter);
        if (!sent.equals(texts)) {
            throw probe(attempt).failure("of the values %s are sent".formatted(sent));
        }
        return Optional.of(attempt);
    }

    private CapabilityProbe probe(Attempt attempt)
    {
        return CapabilityProbe.of(answers, declared, attempt.key().sql() + " AND " + attempt.filterCase().condition());
    }

    /**
     * Each row has one of the words, and none is without: a condition that admits all of them is not sent, and rows are counted as if it had been.
     */
    private void checkClosed(Set<String> words)
    {
        for (Map<String, Object> row : rows.of(declared.table())) {
            if (!(row.get(declared.column().name()) instanceof String word && words.contains(word))) {
                throw new AssertionError("%s: a row has %s, which is none of %s".formatted(declared, row.get(declared.column().name()), words));
            }
        }
    }

    /**
     * Of a filter that has a word for each value the others count as well.
     */
    private void showOtherWords(List<Attempt> attempts, Attempt shown)
    {
        Set<String> conditions = new HashSet<>(ImmutableList.of(shown.filterCase().condition()));
        for (Attempt attempt : attempts) {
            if (conditions.add(attempt.filterCase().condition()) && !shows(attempt)) {
                throw lastProblem.orElseThrow();
            }
        }
    }

    /**
     * Whether the query has reached the endpoint, with the value if it should have it. Rows are right in any case.
     */
    private boolean shows(Attempt attempt)
    {
        CapabilityProbe probe = probe(attempt);
        probe.assertSameRows();
        if (probe.on().rows().size() != attempt.found()) {
            throw probe.failure("%s of the rows that were read before fulfil the condition, and the query gives %s".formatted(attempt.found(), probe.on().rows().size()));
        }
        List<WireExchange> asked = probe.asked(probe.on());
        if (asked.isEmpty()) {
            lastProblem = Optional.of(probe.failure("no query has reached the endpoint"));
            return false;
        }
        String parameter = filter.parameter().name();
        Predicate<String> sent = attempt.filterCase().sent().orElseThrow();
        Set<String> values = probe.sent(probe.on(), filter);
        if (values.stream().noneMatch(sent)) {
            lastProblem = Optional.of(probe.failure("the parameter %s is never sent with the value of the filter, but with %s".formatted(parameter, values)));
            return false;
        }
        Set<String> withoutPushdown = probe.sent(probe.off(), filter);
        if (withoutPushdown.stream().anyMatch(sent)) {
            throw probe.failure("the parameter %s is sent without pushdown as well: %s".formatted(parameter, withoutPushdown));
        }
        if (filter.fidelity() == Fidelity.EXACT) {
            checkExact(probe, asked);
        }
        return true;
    }

    private void checkExact(CapabilityProbe probe, List<WireExchange> asked)
    {
        int records = WireParameters.records(declared.endpoint(), asked).size();
        if (records > probe.on().rows().size()) {
            throw probe.failure("the filter is declared exact, and the source answers with %s records of which %s are rows".formatted(records, probe.on().rows().size()));
        }
    }

    /**
     * Values of the rows that the declaration keeps from being sent.
     */
    private List<FilterCase> unsendable(KeyCondition key)
    {
        return FilterCase.of(declared.column(), filter, key.rows()).stream().filter(filterCase -> filterCase.sent().isEmpty()).limit(2).toList();
    }

    private void checkNotSent(KeyCondition key, FilterCase excluded)
    {
        CapabilityProbe probe = CapabilityProbe.of(answers, declared, key.sql() + " AND " + excluded.condition());
        probe.assertSameRows();
        Set<String> with = probe.sent(probe.on(), filter);
        Set<String> without = probe.sent(probe.off(), filter);
        if (!without.containsAll(with)) {
            throw probe.failure("the declaration keeps the value from being sent, and the parameter %s was sent with %s".formatted(filter.parameter().name(), with));
        }
    }

    private record Attempt(KeyCondition key, FilterCase filterCase, long found)
    {
        private Attempt
        {
            requireNonNull(key, "key is null");
            requireNonNull(filterCase, "filterCase is null");
        }

        /**
         * Most is shown by a filter that finds some rows and leaves others out.
         */
        long promise()
        {
            return Math.min(found, key.rows().size() - found) * 1_000L + found;
        }
    }
}
