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
import com.google.common.hash.Hashing;
import io.airlift.units.Duration;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.ApiTransactionHandle;
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.http.ApiCall;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.testing.RecordedSpans;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.operator.PagesIndex;
import io.trino.operator.PagesIndexPageSorter;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.DynamicFilter;
import io.trino.testing.TestingConnectorSession;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.definition.ResponseMeaning.NOT_MODIFIED;
import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static java.lang.Math.ceilDiv;
import static java.lang.Math.min;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random scans of lists that change between them, and whose pages are kept, confirmed, or have had to go: a row that was there all the time is told once, however old the pages are that tell it,
 * and no row is older than the query allows. Rows change their page when the list changes.
 */
@Timeout(120)
final class TestCachedScans
        implements RequestSender
{
    private static final int SCANS = 5_000;
    private static final ImmutableList<Integer> STALENESS = ImmutableList.of(0, 1_000, 60_000, 600_000);
    private static final ApiColumnHandle[] COLUMNS = Stream.of("number", "title", "$fetched_at", "$cache_status").map(column -> book(column)).toArray(ApiColumnHandle[]::new);

    private final Random random = new Random(4711);
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final CacheStats stats = new CacheStats();
    private final List<State> states = new ArrayList<>();
    private final Map<Integer, Long> mixtures = new HashMap<>();
    private boolean numbered;
    private int lastNumber;
    private int requests;
    private int pageSize = 3;
    private long maxBytes = 10_000;
    // whether the tag of a page changes when a page comes behind it
    private boolean tagsLinks = true;

    @Test
    void testContract()
    {
        scans();
    }

    /**
     * Pages that the source has numbered are a list only once they have turned out to fit together: it changes while they are read as well.
     */
    @Test
    void testNumberedPages()
    {
        numbered = true;
        scans();
    }

    private void scans()
    {
        ApiPageSourceProvider pageSources = pageSources();
        states.add(new State(timing.now(), Stream.generate(this::newBook).limit(17).collect(toImmutableList())));
        for (int scan = 0; scan < SCANS; scan++) {
            timing.advance(java.time.Duration.ofMillis(1 + random.nextInt(random.nextInt(10) == 0 ? 200_000 : 300)));
            for (int change = random.nextInt(3); change > 0; change--) {
                change();
            }
            timing.advance(java.time.Duration.ofMillis(1));
            long limit = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : Long.MAX_VALUE;
            scan(pageSources, scan, STALENESS.get(random.nextInt(STALENESS.size())), limit);
        }
        assertThat(mixtures.get(1)).isGreaterThan(SCANS / 10);
        assertThat(mixtures.get(2)).describedAs("scans that went on from pages that were known").isGreaterThan(SCANS / 50);
        assertThat(stats.getEvictions().getTotalCount()).isGreaterThan(100);
    }

    /**
     * F38: the last page is as it was, but the last one no more.
     */
    @Test
    void testTagThatTellsNothingOfLinks()
    {
        pageSize = 50;
        maxBytes = 100_000;
        tagsLinks = false;
        ApiPageSourceProvider pageSources = pageSources();
        states.add(new State(timing.now(), Stream.generate(this::newBook).limit(50).collect(toImmutableList())));
        scan(pageSources, 0, 0, Long.MAX_VALUE);
        scan(pageSources, 1, 0, Long.MAX_VALUE);
        timing.advance(java.time.Duration.ofMinutes(1));
        states.add(new State(timing.now(), Stream.concat(states.getLast().books().stream(), Stream.of(newBook())).collect(toImmutableList())));
        timing.advance(java.time.Duration.ofMinutes(1));
        // the catalog's credentials take turns
        scan(pageSources, 2, 0, Long.MAX_VALUE);
        scan(pageSources, 3, 0, Long.MAX_VALUE);
        assertThat(stats.getRevalidations().getTotalCount()).isPositive();
    }

    /**
     * F35: a task that is tried again reads its split as it was, whatever has happened meanwhile.
     */
    @Test
    void testSplitThatIsReadAgain()
    {
        maxBytes = 100_000;
        ApiPageSourceProvider pageSources = pageSources();
        states.add(new State(timing.now(), Stream.generate(this::newBook).limit(17).collect(toImmutableList())));
        ConnectorSession session = session(0);
        // as each of the catalog's credentials
        List<List<Object>> rows = read(pageSources, session, ApiTableHandle.of("books"));
        assertThat(read(pageSources, session, ApiTableHandle.of("books"))).containsExactlyElementsOf(rows);
        int asked = requests;
        for (int change = 0; change < 9; change++) {
            timing.advance(java.time.Duration.ofSeconds(1));
            change();
            assertThat(read(pageSources, session, ApiTableHandle.of("books"))).extracting(List::getFirst).containsExactlyElementsOf(rows.stream().map(List::getFirst).toList());
        }
        assertThat(requests).isEqualTo(asked);
        // another query sees what is there now
        assertThat(read(pageSources, session(0), ApiTableHandle.of("books"))).hasSameSizeAs(states.getLast().books());
    }

    private ApiPageSourceProvider pageSources()
    {
        CacheSettings settings = new CacheSettings("acme", maxBytes, java.time.Duration.ofHours(3));
        ReusingSender sender = new ReusingSender(this, new ResponseCache(settings, stats), settings.pinnedBytes(), new BearerAuthenticator(Optional.empty()), ledger, timing);
        return new ApiPageSourceProvider(
                SOURCE,
                sender,
                new RequestRenderer(HttpUrl.get("http://127.0.0.1/"), ImmutableMap.of()),
                TestingScan.credentials(SOURCE),
                ledger,
                new StandInMemories(SOURCE),
                DocumentTexts.none(),
                new PagesIndexPageSorter(new PagesIndex.TestingFactory(false)),
                timing,
                RecordedSpans.unwatched());
    }

    private void scan(ApiPageSourceProvider pageSources, int number, int stalenessMillis, long limit)
    {
        ConnectorSession session = session(stalenessMillis);
        ApiTableHandle all = ApiTableHandle.of("books");
        ApiTableHandle handle = limit == Long.MAX_VALUE ? all : all.withLimit(limit);
        Instant earliest = timing.now().minusMillis(stalenessMillis);
        List<List<Object>> rows;
        try {
            rows = read(pageSources, session, handle);
        }
        catch (TrinoException e) {
            assertThat(e.getErrorCode()).isEqualTo(SNAPSHOT_CHANGED.toErrorCode());
            return;
        }
        Set<Long> told = new HashSet<>();
        Set<Object> sources = new HashSet<>();
        for (List<Object> row : rows) {
            assertThat(told.add((Long) row.getFirst())).describedAs("twice: %s", row).isTrue();
            Instant fetchedAt = Instant.ofEpochMilli(unpackMillisUtc((Long) row.get(2)));
            assertThat(fetchedAt).isBetween(earliest, timing.now());
            assertThat(at(fetchedAt).books()).contains(new Book((Long) row.getFirst(), (String) row.get(1)));
            sources.add(row.get(3));
        }
        mixtures.merge(sources.size(), 1L, Long::sum);
        if (limit == Long.MAX_VALUE) {
            List<State> seen = states.subList(index(earliest), states.size());
            List<Book> always = seen.getFirst().books().stream().filter(book -> seen.stream().allMatch(state -> state.books().contains(book))).collect(toImmutableList());
            assertThat(told).describedAs("scan %s, up to %s ms old", number, stalenessMillis).containsAll(always.stream().map(Book::number).toList());
        }
        else {
            assertThat(told).hasSizeLessThanOrEqualTo((int) limit);
        }
    }

    private static ConnectorSession session(int stalenessMillis)
    {
        return TestingConnectorSession.builder()
                .setPropertyMetadata(ApiSessionProperties.properties(new ApiConfig()))
                .setPropertyValues(ImmutableMap.of("max_staleness", new Duration(stalenessMillis, MILLISECONDS).toString()))
                .build();
    }

    private static List<List<Object>> read(ApiPageSourceProvider pageSources, ConnectorSession session, ApiTableHandle handle)
    {
        ConnectorSplit split = getOnlyElement(TestingScan.splits(BOOKS, handle, KeyOrigin.ENUMERATED));
        return TestingScan.read(
                pageSources.createPageSource(ApiTransactionHandle.INSTANCE, session, split, handle, Optional.empty(), ImmutableList.copyOf(COLUMNS), DynamicFilter.EMPTY, _ -> {}),
                COLUMNS);
    }

    private State at(Instant moment)
    {
        return states.get(index(moment));
    }

    private int index(Instant moment)
    {
        int index = states.size() - 1;
        while (index > 0 && states.get(index).from().isAfter(moment)) {
            index--;
        }
        return index;
    }

    private Book newBook()
    {
        lastNumber++;
        return new Book(lastNumber, "new");
    }

    /**
     * A book comes, is renamed, or goes, anywhere in the list.
     */
    private void change()
    {
        List<Book> books = new ArrayList<>(states.getLast().books());
        int position = random.nextInt(books.size());
        switch (random.nextInt(3)) {
            case 0 -> books.add(position, newBook());
            case 1 -> books.set(position, new Book(books.get(position).number(), "renamed " + states.size()));
            default -> {
                if (books.size() > 10) {
                    books.remove(position);
                }
            }
        }
        states.add(new State(timing.now(), ImmutableList.copyOf(books)));
    }

    /**
     * The source, which answers at once.
     */
    @Override
    public ApiCall execute(ApiRequest request, RequestContext context)
    {
        requests++;
        if (numbered && random.nextInt(40) == 0) {
            // while a scan reads
            timing.advance(java.time.Duration.ofMillis(1));
            change();
            timing.advance(java.time.Duration.ofMillis(1));
        }
        List<Book> books = states.getLast().books();
        int page = Optional.ofNullable(request.url().queryParameter("page")).map(Integer::parseInt).orElse(1);
        int end = min(books.size(), page * pageSize);
        String body = books.subList(min(books.size(), (page - 1) * pageSize), end).stream()
                .map(book -> TestingBook.book((int) book.number()).with("title", book.title()).toString())
                .collect(joining(",", "[", "]"));
        Headers.Builder headers = new Headers.Builder();
        String link = end < books.size() ? link(page + 1, "next") : "";
        if (numbered && end < books.size()) {
            link += ", " + link(ceilDiv(books.size(), pageSize), "last");
        }
        if (!link.isEmpty()) {
            headers.add("Link", link);
        }
        String tag = "W/\"%s\"".formatted(Hashing.sha256().hashString(tagsLinks ? body + link : body, UTF_8));
        headers.add("ETag", tag);
        ApiCall call = new ApiCall();
        call.response().complete(tag.equals(request.headers().get("If-None-Match"))
                ? new ApiResponse(304, Headers.of("ETag", tag), new byte[0], timing.now(), NOT_MODIFIED)
                : new ApiResponse(200, headers.build(), body.getBytes(UTF_8), timing.now(), SUCCESS));
        return call;
    }

    private static String link(int page, String relation)
    {
        return "<http://127.0.0.1/cities/Oslo/main/books?page=%s>; rel=\"%s\"".formatted(page, relation);
    }

    @Override
    public ApiCall share(ApiRequest request, RequestContext context)
    {
        throw new UnsupportedOperationException();
    }

    private record Book(long number, String title) {}

    /**
     * What the list was from a moment on.
     */
    private record State(Instant from, List<Book> books) {}
}
