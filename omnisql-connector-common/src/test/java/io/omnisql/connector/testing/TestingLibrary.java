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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * A library that answers questions for its books as {@link TestingSource} declares it: exactly by title, keeper, status and kind; by author and subject
 * without regard to case; by the moment of change alone for {@code since}, which it takes to include the bound.
 */
public final class TestingLibrary
{
    private static final List<String> WORDS = List.of("ann", "Ann", "ANN", "bo", "bo ", "", "none", "ü", "Ü");
    private static final List<String> STATUSES = List.of("lent", "shelved");
    private static final Map<String, Function<Row, Comparable<?>>> SORTS = ImmutableMap.of(
            "pages", Row::pages,
            "added", Row::addedAt,
            "changed", Row::changedAt);

    private final List<Row> rows;

    private TestingLibrary(List<Row> rows)
    {
        this.rows = rows;
    }

    /**
     * Books of all sorts, in random order.
     */
    public static TestingLibrary random(Random random, int books)
    {
        return new TestingLibrary(IntStream.range(0, books).mapToObj(number -> row(random, number)).collect(toImmutableList()));
    }

    private static Row row(Random random, int number)
    {
        Instant addedAt = instant(random);
        Optional<Instant> lentAt = random.nextBoolean() ? Optional.of(instant(random)) : Optional.empty();
        // a book that is lent has changed
        Instant changedAt = lentAt.map(lent -> lent.plusMillis(random.nextInt(3) * 500L)).orElseGet(() -> instant(random));
        return new Row(number, optional(random), optional(random), optional(random), STATUSES.get(random.nextInt(2)), random.nextBoolean(), random.nextInt(5), addedAt, changedAt, lentAt);
    }

    private static Optional<String> optional(Random random)
    {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(word(random));
    }

    public static String word(Random random)
    {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /**
     * One of few moments, most of them no whole seconds.
     */
    public static Instant instant(Random random)
    {
        return Instant.parse("2026-01-01T00:00:00Z").plusMillis(random.nextInt(12) * 250L);
    }

    public List<Row> rows()
    {
        return rows;
    }

    /**
     * The books that the library lists for these parameters, in the order that they ask for.
     */
    public List<Row> list(Map<String, String> parameters)
    {
        List<Row> listed = rows.stream().filter(filter(parameters)).collect(toImmutableList());
        return listed.stream().sorted(order(parameters.get("by"), parameters.get("direction"))).collect(toImmutableList());
    }

    private static Predicate<Row> filter(Map<String, String> parameters)
    {
        return Maps.filterKeys(parameters, name -> !name.equals("by") && !name.equals("direction") && !name.equals("size")).entrySet().stream()
                .map(parameter -> filter(parameter.getKey(), parameter.getValue()))
                .reduce(_ -> true, Predicate::and);
    }

    private static Predicate<Row> filter(String name, String value)
    {
        return switch (name) {
            case "title" -> row -> row.title().equals(Optional.of(value));
            case "author" -> row -> row.author().filter(value::equalsIgnoreCase).isPresent();
            case "keeper" -> row -> row.keeper().isPresent() == value.equals("*");
            case "status" -> row -> value.equals("any") || row.status().equals(value);
            case "kind" -> row -> row.reference() == value.equals("reference");
            case "since" -> row -> !row.changedAt().isBefore(Instant.parse(value));
            default -> throw new IllegalArgumentException("no such parameter: " + name);
        };
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Row> order(String word, String direction)
    {
        Comparator<Row> order = Comparator.comparing(row -> (Comparable<Object>) SORTS.get(word).apply(row));
        return direction.equals("desc") ? order.reversed() : order;
    }

    /**
     * A book.
     */
    public record Row(
            long number,
            Optional<String> title,
            Optional<String> author,
            Optional<String> keeper,
            String status,
            boolean reference,
            int pages,
            Instant addedAt,
            Instant changedAt,
            Optional<Instant> lentAt)
    {
        /**
         * The book as the library sends it; what it does not have is null or left out.
         */
        public TestingBook json()
        {
            TestingBook book = TestingBook.book((int) number)
                    .with("status", status)
                    .with("reference", reference)
                    .with("pages", pages)
                    .with("added_at", addedAt.toString())
                    .with("changed_at", changedAt.toString());
            book = title.isPresent() ? book.with("title", title.get()) : book.withNull("title");
            book = keeper.isPresent() ? book.with("keeper", keeper.get()) : book;
            book = lentAt.isPresent() ? book.with("lent_at", lentAt.get().toString()) : book.withNull("lent_at");
            return author.isPresent() ? book.withAuthor(author.get()) : book;
        }
    }
}
