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
package io.omnisql.connector.tpch;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The records of one kind, filtered and sorted as parameters ask for it. Thread-safe.
 * <p>
 * A parameter with the name of a column finds equal values, one that ends with {@code _from} or {@code _until} those up to a bound; {@code without} finds records that have no value.
 */
final class TpchLists
{
    private final List<TpchRow> rows;
    private final Cache<Map<String, String>, List<TpchRow>> asked = CacheBuilder.newBuilder().maximumSize(20).build();

    TpchLists(List<TpchRow> rows)
    {
        this.rows = ImmutableList.copyOf(rows);
    }

    /**
     * @param parameters those that filter and sort
     */
    List<TpchRow> list(Map<String, String> parameters)
    {
        try {
            return asked.get(requireNonNull(parameters, "parameters is null"), () -> compute(parameters));
        }
        catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<TpchRow> compute(Map<String, String> parameters)
    {
        Predicate<TpchRow> filter = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("sort") && !parameter.getKey().equals("direction"))
                .map(parameter -> filter(parameter.getKey(), parameter.getValue()))
                .reduce(_ -> true, Predicate::and);
        List<TpchRow> found = rows.stream().filter(filter).collect(toImmutableList());
        return Optional.ofNullable(parameters.get("sort"))
                .map(column -> (List<TpchRow>) found.stream().sorted(order(column, parameters.get("direction"))).collect(toImmutableList()))
                .orElse(found);
    }

    private static Predicate<TpchRow> filter(String name, String value)
    {
        if (name.equals("without")) {
            return row -> row.text(value).isEmpty();
        }
        if (name.equals("loose_text")) {
            return row -> row.text(name).filter(text -> loose(text).equals(loose(value))).isPresent();
        }
        if (name.endsWith("_from")) {
            return row -> row.number(name.substring(0, name.length() - "_from".length())) >= bound(value);
        }
        if (name.endsWith("_until")) {
            return row -> row.number(name.substring(0, name.length() - "_until".length())) <= bound(value);
        }
        return row -> row.text(name).equals(Optional.of(value));
    }

    private static long bound(String value)
    {
        return new TpchRow(_ -> Optional.of(value), "").number("bound");
    }

    private static String loose(String text)
    {
        return text.strip().toLowerCase(Locale.ENGLISH);
    }

    private static Comparator<TpchRow> order(String column, String direction)
    {
        Comparator<TpchRow> order = Comparator.comparingLong(row -> row.number(column));
        return direction.equals("desc") ? order.reversed() : order;
    }
}
