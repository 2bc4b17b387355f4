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
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.TrinoException;
import io.trino.spi.predicate.Domain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The loans of a library: many keys at once, in a JSON body, with the position of the next page in the answer.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestLookedUpScan
{
    private static final ApiColumnHandle NUMBER = handle(LOANS, "number");
    private static final ApiColumnHandle READER = handle(LOANS, "reader");
    private static final ApiTableHandle ALL = ApiTableHandle.of("loans").withFilter(where(handle(LOANS, "city"), text("Oslo"), handle(LOANS, "library"), text("main")), ImmutableList.of());

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    /**
     * A cursor is a value of the body, whatever is in it; a record that comes twice is one row.
     */
    @Test
    void testCursorIsSentAsItCame()
    {
        scan.server().answers(200, "{\"current\":[{\"number\":1}],\"past\":[],\"page\":{\"next\":\"x=/\\\"\\u00fc\"}}");
        scan.server().answers(200, "{\"current\":[],\"past\":[{\"number\":1},{\"number\":2}],\"page\":{\"next\":null}}");
        assertThat(numbers(loans(number(1, 2)))).containsExactly(1L, 2L);
        assertThat(bodies()).containsExactly(
                "{\"numbers\":[\"1\",\"2\"],\"status\":\"any\",\"size\":20}",
                "{\"numbers\":[\"1\",\"2\"],\"status\":\"any\",\"size\":20,\"cursor\":\"x=/\\\"ü\"}");
        assertThat(scan.server().targets()).containsOnly("/cities/Oslo/main/loans/lookup");
    }

    @Test
    void testBatchesAreSplits()
    {
        ApiTableHandle handle = loans(number(1, 2, 3, 4, 5, 6, 7));
        assertThat(scan.splits(SESSION, new Scope.Open(), handle)).hasSize(3);
        scan.server().answers(200, lookup("{\"number\":1},{\"number\":9}"));
        scan.server().answers(200, lookup("{\"number\":4},{\"number\":5}"));
        scan.server().answers(200, lookup(""));
        assertThat(numbers(handle)).describedAs("9 was not asked for").containsExactly(1L, 4L, 5L);
        assertThat(bodies()).extracting(body -> body.substring(0, body.indexOf(']'))).containsExactly("{\"numbers\":[\"1\",\"2\",\"3\"", "{\"numbers\":[\"4\",\"5\",\"6\"", "{\"numbers\":[\"7\"");
    }

    @Test
    void testBatchesUnderLimitAreReadUntilItIsReached()
    {
        ApiTableHandle handle = loans(number(1, 2, 3, 4, 5, 6, 7)).withLimit(2);
        assertThat(scan.splits(SESSION, new Scope.Open(), handle)).hasSize(1);
        scan.server().answers(200, lookup("{\"number\":1}"));
        scan.server().answers(200, lookup("{\"number\":4},{\"number\":5}"));
        assertThat(numbers(handle)).containsExactly(1L, 4L);
        assertThat(scan.server().requests()).hasSize(2);
    }

    @Test
    void testFiltersTravelInTheBody()
    {
        ApiTableHandle handle = loans(number(1, 2));
        scan.server().answers(200, lookup("{\"number\":1,\"reader\":\"Ann\"},{\"number\":2,\"reader\":\"ann\"}"));
        assertThat(numbers(handle.withFilter(handle.constraint().intersect(where(READER, text("ann"))), ImmutableList.of()))).containsExactly(2L);
        assertThat(getOnlyElement(bodies())).isEqualTo("{\"numbers\":[\"1\",\"2\"],\"status\":\"any\",\"reader\":\"ann\",\"size\":20}");
    }

    @Test
    void testCursorThatLeadsBack()
    {
        String body = "{\"current\":[],\"past\":[],\"page\":{\"next\":\"x\"}}";
        scan.server().answers(200, body);
        scan.server().answers(200, body);
        assertFailure(loans(number(1)), BAD_RESPONSE);
        assertThat(scan.server().requests()).hasSize(2);
    }

    @Test
    void testPlaceOfRecordsThatIsMissing()
    {
        scan.server().answers(200, "{\"current\":[{\"number\":1}],\"page\":{}}");
        assertFailure(loans(number(1)), BAD_RESPONSE);
    }

    /**
     * Rows are told apart by their key, so one that has none is no row that can be counted on, whichever columns are wanted.
     */
    @Test
    void testRowWithoutKey()
    {
        for (String record : ImmutableList.of("{}", "{\"number\":null}")) {
            scan.server().answers(200, "{\"loans\":[{\"number\":7}," + record + "]}");
            assertFailure(ALL, SCHEMA_DRIFT);
        }
    }

    private static ApiTableHandle loans(Domain numbers)
    {
        return ALL.withFilter(ALL.constraint().intersect(where(NUMBER, numbers)), ImmutableList.of());
    }

    private static String lookup(String records)
    {
        return "{\"current\":[%s],\"past\":[]}".formatted(records);
    }

    private List<Long> numbers(ApiTableHandle handle)
    {
        return scan.rows(SESSION, new Scope.Open(), handle, NUMBER).stream().map(row -> (Long) row.getFirst()).collect(toImmutableList());
    }

    private void assertFailure(ApiTableHandle handle, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> scan.rows(SESSION, new Scope.Open(), handle, READER));
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
    }

    private List<String> bodies()
    {
        return scan.server().requests().stream().map(request -> request.getBody().utf8()).collect(toImmutableList());
    }
}
