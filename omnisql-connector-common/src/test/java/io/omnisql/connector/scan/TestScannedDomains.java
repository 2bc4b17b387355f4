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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.testing.TestingBook.book;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.before;
import static io.omnisql.connector.testing.TestingDomains.between;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingDomains.zoned;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Whatever the source answers, rows are those of the domain: here it answers every book to every question, in no order.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestScannedDomains
{
    private static final String BOOKS = page(
            book(1).with("title", "Emma").with("reference", true).with("pages", 100).with("changed_at", "2026-01-01T00:00:00Z"),
            book(2).with("title", "EMMA").with("reference", false).with("pages", 200).with("changed_at", "2026-01-01T00:59:59.999+01:00"),
            book(3).with("title", "Emma ").with("pages", -1).with("changed_at", "2026-01-02T05:45:00+05:45"),
            book(4).withNull("title").withNull("reference").withNull("pages").withNull("changed_at"),
            book(5).with("title", "").with("reference", true).with("pages", 100).with("changed_at", "1969-07-20T20:17:40Z"));

    private static final ConnectorSession WITHOUT_PUSHDOWN = TestingScan.session(ImmutableMap.of("pushdown_enabled", false));

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testTexts()
    {
        assertNumbers(book("title"), text("Emma"), 1);
        assertNumbers(book("title"), text("Emma", ""), 1, 5);
        assertNumbers(book("title"), text("emma"));
        assertNumbers(book("title"), text("Emma").complement(), 2, 3, 4, 5);
        assertNumbers(book("title"), Domain.create(text("Emma").getValues(), true), 1, 4);
        assertNumbers(book("title"), Domain.onlyNull(VARCHAR), 4);
        assertNumbers(book("title"), Domain.notNull(VARCHAR), 1, 2, 3, 5);
        assertNumbers(book("title"), Domain.create(ValueSet.ofRanges(Range.greaterThan(VARCHAR, utf8Slice("Emma"))), false), 3);
    }

    @Test
    void testNumbers()
    {
        assertNumbers(book("pages"), Domain.singleValue(BIGINT, 100L), 1, 5);
        assertNumbers(book("pages"), Domain.create(ValueSet.ofRanges(Range.lessThan(BIGINT, 100L)), false), 3);
        assertNumbers(book("pages"), Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(BIGINT, 100L)), true), 1, 2, 4, 5);
        assertNumbers(book("pages"), Domain.onlyNull(BIGINT), 4);
    }

    @Test
    void testBooleans()
    {
        assertNumbers(book("reference"), Domain.singleValue(BOOLEAN, true), 1, 5);
        assertNumbers(book("reference"), Domain.singleValue(BOOLEAN, false), 2);
        assertNumbers(book("reference"), Domain.onlyNull(BOOLEAN), 3, 4);
        assertNumbers(book("reference"), Domain.notNull(BOOLEAN), 1, 2, 5);
    }

    @Test
    void testTimes()
    {
        assertNumbers(book("changed_at"), atLeast("2026-01-01T00:00:00Z"), 1, 3);
        assertNumbers(book("changed_at"), before("2026-01-01T00:00:00Z"), 2, 5);
        assertNumbers(book("changed_at"), between("2025-12-31T23:59:59.999Z", "2026-01-02T00:00:00Z"), 1, 2, 3);
        assertNumbers(book("changed_at"), Domain.onlyNull(TIMESTAMP_TZ_MILLIS), 4);
    }

    /**
     * A moment is the same in every zone in which the query may write it.
     */
    @Test
    void testTimesOfOtherZones()
    {
        for (String zone : ImmutableList.of("UTC", "Asia/Kathmandu", "America/New_York", "+14:00")) {
            long second = zoned("2026-01-02T00:00:00Z", getTimeZoneKey(zone));
            assertNumbers(book("changed_at"), Domain.singleValue(TIMESTAMP_TZ_MILLIS, second), 3);
            assertNumbers(book("changed_at"), Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, second)), false), 3);
            assertNumbers(book("changed_at"), Domain.create(ValueSet.ofRanges(Range.lessThan(TIMESTAMP_TZ_MILLIS, second)), false), 1, 2, 5);
        }
    }

    private void assertNumbers(ApiColumnHandle column, Domain domain, long... numbers)
    {
        scan.server().answers(200, BOOKS);
        TupleDomain<ApiColumnHandle> constraint = where(book("city"), text("Oslo"), book("library"), text("main"), column, domain);
        List<Object> read = scan.rows(WITHOUT_PUSHDOWN, new Scope.Open(), ApiTableHandle.of("books").withFilter(constraint, ImmutableList.of()), book("number")).stream()
                .map(List::getFirst)
                .collect(toImmutableList());
        assertThat(read).describedAs("%s in %s", column, domain).isEqualTo(LongStream.of(numbers).boxed().toList());
    }
}
