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
package io.omnisql.connector.http;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.telemetry.RequestObserver;
import io.omnisql.connector.testing.TestingTiming;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static com.google.common.collect.Iterables.getLast;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random reads and changes of two tenants with two catalogs each, in which two users and two credentials of the catalog ask for the same records. The names of credentials are the same everywhere.
 */
@Timeout(120)
final class TestRandomReuse
{
    private static final int READS = 100_000;
    private static final int RECORDS = 40;
    private static final long MAX_BYTES = 200_000;
    private static final ImmutableList<String> CREDENTIALS = ImmutableList.of("token-1", "token-2", "user-1", "user-2");
    private static final ImmutableList<Duration> STALENESS = ImmutableList.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final Random random = new Random(4711);
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final Map<CacheStatus, Long> answers = new HashMap<>();
    private long repeats;

    @Test
    void testContract()
    {
        List<Catalog> catalogs = new ArrayList<>();
        for (String tenant : ImmutableList.of("acme", "globex")) {
            for (String name : ImmutableList.of("github", "archive")) {
                catalogs.add(new Catalog(tenant, name));
            }
        }
        Query query = new Query(0, STALENESS.getFirst());
        for (int read = 0; read < READS; read++) {
            Catalog catalog = catalogs.get(random.nextInt(catalogs.size()));
            // no change is at the moment of a read
            timing.advance(Duration.ofMillis(1));
            switch (random.nextInt(100)) {
                case 0, 1, 2, 3, 4, 5 -> catalog.change(random.nextInt(RECORDS));
                case 6 -> catalog.changeRights(CREDENTIALS.get(random.nextInt(CREDENTIALS.size())));
                case 7 -> timing.advance(Duration.ofMillis(random.nextInt(600_000)));
                default -> timing.advance(Duration.ofMillis(random.nextInt(50)));
            }
            if (random.nextInt(2_000) == 0) {
                catalog.flush();
            }
            if (random.nextInt(10) == 0) {
                catalogs.forEach(other -> other.seen.clear());
                query = new Query(query.number() + 1, STALENESS.get(random.nextInt(STALENESS.size())));
            }
            catalog.read(query, CREDENTIALS.get(random.nextInt(CREDENTIALS.size())), random.nextInt(RECORDS));
            assertThat(catalog.stats.getBytes()).isBetween(0L, MAX_BYTES);
        }
        // so that nothing of it has passed for want of cases
        assertThat(answers.get(CacheStatus.HIT)).isGreaterThan(READS / 50);
        assertThat(answers.get(CacheStatus.REVALIDATED)).isGreaterThan(READS / 50);
        assertThat(answers.get(CacheStatus.MISS)).isGreaterThan(READS / 50);
        assertThat(repeats).isGreaterThan(READS / 100);
        assertThat(catalogs).allMatch(catalog -> catalog.stats.getEvictions().getTotalCount() > 100);
    }

    private record Query(int number, Duration maxStaleness) {}

    /**
     * What a record was from a moment on.
     */
    private record State(Instant from, int version) {}

    /**
     * A catalog, and its source, which answers at once.
     */
    private final class Catalog
            implements RequestSender
    {
        private final String tenant;
        private final String name;
        private final CacheStats stats = new CacheStats();
        private final ReusingSender sender;
        private final Map<Integer, List<State>> records = new HashMap<>();
        private final Map<String, List<State>> rights = new HashMap<>();
        // what the source has said last
        private final Map<String, Integer> knownRights = new HashMap<>();
        private final Map<String, String> seen = new HashMap<>();
        private long epoch = 1;
        private Instant flushedAt = timing.now();

        private Catalog(String tenant, String name)
        {
            this.tenant = tenant;
            this.name = name;
            CacheSettings settings = new CacheSettings(tenant, MAX_BYTES, Duration.ofHours(3));
            sender = new ReusingSender(this, new ResponseCache(settings, stats), settings.pinnedBytes(), new BearerAuthenticator(Optional.of("rights")), ledger, timing);
            for (int record = 0; record < RECORDS; record++) {
                records.put(record, new ArrayList<>(List.of(new State(timing.now(), 0))));
            }
        }

        private void change(int record)
        {
            records.get(record).add(new State(timing.now(), getLast(records.get(record)).version() + 1));
        }

        private void changeRights(String credential)
        {
            List<State> states = rights.computeIfAbsent(credential, _ -> new ArrayList<>());
            states.add(new State(timing.now(), states.size() + 1));
        }

        private void flush()
        {
            epoch++;
            flushedAt = timing.now();
            seen.clear();
        }

        private void read(Query query, String credential, int record)
        {
            CredentialProvider credentials = TestingCalls.credentials(credential);
            // a query has its rights from beginning to end
            String queryId = "query_%s_%s_%s_%s_%s".formatted(query.number(), tenant, name, rights(credential, timing.now()), epoch);
            RequestContext context = new RequestContext(queryId, "books", "ada", credentials, "trace", 0, 0, 1_000, 1, Reuse.of(query.maxStaleness().toMillis(), epoch), RequestObserver.NOBODY);
            ApiResponse response = sender.execute(request(record), context).response().join();
            String body = new String(response.body(), UTF_8);
            Optional<String> before = Optional.ofNullable(seen.putIfAbsent(queryId + credential + record, body));
            if (before.isPresent() && body.equals(before.get())) {
                repeats++;
                return;
            }
            answers.merge(response.cacheStatus(), 1L, Long::sum);
            assertThat(response.receivedAt()).isBetween(timing.now().minus(query.maxStaleness()), timing.now()).isAfterOrEqualTo(flushedAt);
            int rightsThen = rights(credential, response.receivedAt());
            assertThat(rightsThen).isGreaterThanOrEqualTo(knownRights.getOrDefault(credential, 0));
            assertThat(body).startsWith(body(credential, rightsThen, record, state(records.get(record), response.receivedAt())));
        }

        private ApiRequest request(int record)
        {
            return new ApiRequest("GET", "GET /records/{id}", HttpUrl.get("http://127.0.0.1/records/" + record), new Payload.None(), ImmutableMap.of("Accept", "application/json"), true, "desk", 1);
        }

        private int rights(String credential, Instant at)
        {
            return state(rights.getOrDefault(credential, List.of()), at);
        }

        private static int state(List<State> states, Instant at)
        {
            return states.stream().filter(state -> !state.from().isAfter(at)).reduce((_, last) -> last).map(State::version).orElse(0);
        }

        private String body(String credential, int rightsThen, int record, int version)
        {
            return String.join(" ", tenant, name, credential, String.valueOf(rightsThen), String.valueOf(record), String.valueOf(version), "");
        }

        @Override
        public ApiCall execute(ApiRequest request, RequestContext context)
        {
            String credential = context.credentials().id().value();
            int record = Integer.parseInt(getLast(request.url().pathSegments()));
            int version = getLast(records.get(record)).version();
            int rightsNow = rights(credential, timing.now());
            knownRights.put(credential, rightsNow);
            // some have no tag
            Headers.Builder headers = new Headers.Builder().add("rights", String.valueOf(rightsNow));
            String tag = "W/\"%s-%s\"".formatted(rightsNow, version);
            if (record % 5 > 0) {
                headers.add("ETag", tag);
            }
            boolean held = tag.equals(request.headers().get("If-None-Match"));
            byte[] body = (body(credential, rightsNow, record, version) + "x".repeat(record * 100)).getBytes(UTF_8);
            return ApiCall.answered(held
                    ? new ApiResponse(304, headers.build(), new byte[0], timing.now(), ResponseMeaning.NOT_MODIFIED)
                    : new ApiResponse(200, headers.build(), body, timing.now(), ResponseMeaning.SUCCESS));
        }

        @Override
        public ApiCall share(ApiRequest request, RequestContext context)
        {
            throw new UnsupportedOperationException();
        }
    }
}
