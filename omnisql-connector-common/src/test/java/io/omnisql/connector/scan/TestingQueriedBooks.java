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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.TupleDomain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingSource.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Scans of books by a query for many libraries, and what is asked instead where it does not tell all.
 */
final class TestingQueriedBooks
{
    static final ConnectorSession STRICT = TestingScan.session(ImmutableMap.of("missing_resource", "ERROR"));
    static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    static final Scope OPEN = new Scope.Open();

    private TestingQueriedBooks() {}

    static ApiTableHandle books(String... libraries)
    {
        return ofJoin().withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of());
    }

    static ApiTableHandle ofJoin()
    {
        return ApiTableHandle.of("books").withColumns(ImmutableSet.of("library", "number"));
    }

    static TupleDomain<ColumnHandle> otherSide(String... libraries)
    {
        return where(book("city"), text("Oslo"), book("library"), text(libraries)).transformKeys(ColumnHandle.class::cast);
    }

    static List<String> joined(TestingScan scan, String... libraries)
    {
        return rows(scan, STRICT, OPEN, ofJoin(), otherSide(libraries));
    }

    static List<String> rows(TestingScan scan, ApiTableHandle handle)
    {
        return rows(scan, STRICT, OPEN, handle, TupleDomain.all());
    }

    static List<String> rows(TestingScan scan, ConnectorSession session, Scope scope, ApiTableHandle handle, TupleDomain<ColumnHandle> joined)
    {
        List<String> rows = new ArrayList<>();
        for (ConnectorSplit split : scan.splits(session, scope, handle, joined)) {
            TestingScan.read(scan.open(session, split, handle, book("library"), book("number")), book("library"), book("number"))
                    .forEach(row -> rows.add("%s %s".formatted(row.toArray())));
        }
        return rows;
    }

    static String assertFailure(TestingScan scan, ConnectorSession session, ApiTableHandle handle, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(scan, session, OPEN, handle, TupleDomain.all()));
        assertThat(failure.getErrorCode()).as(failure.getMessage()).isEqualTo(code.toErrorCode());
        return failure.getMessage();
    }

    static List<String> asked(TestingScan scan)
    {
        return scan.server().requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }

    static String listOf(String library)
    {
        return "/cities/Oslo/%s/books?status=any&by=added&direction=asc&size=50".formatted(library);
    }

    static String list(String library, int... numbers)
    {
        return TestingBook.page(IntStream.of(numbers).mapToObj(number -> bookOf(library, number)).collect(toImmutableList()));
    }

    static String record(String library, int number)
    {
        return bookOf(library, number).toString();
    }

    static TestingBook bookOf(String library, int number)
    {
        return TestingBook.book(number).with("library_url", "https://lending.example/cities/Oslo/" + library).with("status", "lost");
    }
}
