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
package io.omnisql.connector.ratelimit;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.RateLimitClass.Pace;
import io.omnisql.connector.testing.TestingTiming;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import static java.lang.Math.max;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three queries with two credentials at random moments, with answers, refusals, failures and cancellations: whatever happens, no more requests are under way than may be, none is sent to
 * a credential that is closed or has nothing left, and everything comes back.
 */
final class TestRandomPermits
{
    private static final List<CredentialId> CREDENTIALS = ImmutableList.of(new CredentialId("token-1"), new CredentialId("token-2"));
    private static final List<RateLimitClass> CLASSES = ImmutableList.of(
            new RateLimitClass("core", 60, 60, "limit", "remaining", "reset"),
            new RateLimitClass("paced", 60, 60, "limit", "remaining", "reset").paced(new Pace(7, 60, false)));
    private static final int OF_CATALOG = 5;
    private static final int OF_CREDENTIAL = 4;

    @Test
    void testRandomInterleavings()
    {
        for (int seed = 0; seed < 300; seed++) {
            new Run(seed).run();
        }
    }

    private static final class Run
    {
        private final int seed;
        private final Random random;
        private final TestingTiming timing = new TestingTiming();
        private final CatalogPermits catalog = new CatalogPermits(
                new RateLimiterRegistry(timing.ticker()), "https://a:443", new CredentialLimits(OF_CREDENTIAL, 60), OF_CATALOG, true, new PermitStats());
        private final List<Request> waiting = new ArrayList<>();
        private final List<Request> sent = new ArrayList<>();
        private final Map<CredentialId, Instant> closedUntil = new HashMap<>();
        private final Map<String, Instant> usedUpUntil = new HashMap<>();
        private final Map<CredentialId, List<Instant>> paced = new HashMap<>();
        // a future keeps what its listeners throw
        private final List<AssertionError> violations = new ArrayList<>();

        private Run(int seed)
        {
            this.seed = seed;
            this.random = new Random(seed);
        }

        private static final class Request
        {
            private final CredentialId credential;
            private final RateLimitClass rateLimit;
            private final Turn turn;
            private Optional<Permit> permit = Optional.empty();
            private Instant asksAgain = Instant.MIN;

            private Request(CredentialId credential, RateLimitClass rateLimit, Turn turn)
            {
                this.credential = credential;
                this.rateLimit = rateLimit;
                this.turn = turn;
            }

            private String budget()
            {
                return credential + " " + rateLimit.name();
            }
        }

        private void run()
        {
            for (int step = 0; step < 400; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> begin();
                    case 2, 3 -> pick(sent).ifPresent(this::end);
                    case 4 -> pick(waiting).ifPresent(this::cancel);
                    default -> advance(Duration.ofMillis(random.nextInt(20_000)));
                }
            }
            // all that is left is answered well
            for (int minute = 0; minute < 400 && !(waiting.isEmpty() && sent.isEmpty()); minute++) {
                while (!sent.isEmpty()) {
                    Request request = sent.removeFirst();
                    request.permit.orElseThrow().answered();
                }
                advance(Duration.ofMinutes(1));
            }
            assertThat(violations).isEmpty();
            assertThat(waiting).as("seed %s", seed).isEmpty();
            assertThat(catalog.status()).as("seed %s", seed).allSatisfy(status -> {
                assertThat(status.inUse()).isZero();
                assertThat(status.waiting()).isZero();
            });
        }

        private Optional<Request> pick(List<Request> requests)
        {
            return requests.isEmpty() ? Optional.empty() : Optional.of(requests.get(random.nextInt(requests.size())));
        }

        private void begin()
        {
            CredentialId credential = CREDENTIALS.get(random.nextInt(2));
            RateLimitClass rateLimit = CLASSES.get(random.nextInt(2));
            Request request = new Request(credential, rateLimit, catalog.turn(credential, new Demand("query_" + random.nextInt(3), rateLimit, "GET /a", random.nextInt(1, 3), 1)));
            waiting.add(request);
            ask(request);
        }

        private void ask(Request request)
        {
            request.asksAgain = Instant.MAX;
            CompletableFuture<Void> _ = request.turn.ask().thenAccept(admission -> {
                switch (admission) {
                    case Permit permit -> granted(request, permit);
                    case Closed closed -> request.asksAgain = timing.now().plusMillis(max(1, closed.millis()));
                }
            });
        }

        private void granted(Request request, Permit permit)
        {
            request.permit = Optional.of(permit);
            waiting.remove(request);
            sent.add(request);
            try {
                assertAllowed(request);
            }
            catch (AssertionError e) {
                violations.add(e);
            }
        }

        private void assertAllowed(Request request)
        {
            Instant now = timing.now();
            assertThat(sent).as("seed %s", seed).hasSizeLessThanOrEqualTo(OF_CATALOG);
            assertThat(sent.stream().filter(other -> other.credential.equals(request.credential))).as("seed %s", seed).hasSizeLessThanOrEqualTo(OF_CREDENTIAL);
            assertThat(now).as("seed %s: closed", seed).isAfterOrEqualTo(closedUntil.getOrDefault(request.credential, Instant.MIN));
            assertThat(now).as("seed %s: used up", seed).isAfterOrEqualTo(usedUpUntil.getOrDefault(request.budget(), Instant.MIN));
            if (request.rateLimit.pace().isPresent()) {
                List<Instant> moments = paced.computeIfAbsent(request.credential, _ -> new ArrayList<>());
                moments.add(now);
                assertThat(moments.stream().filter(now.minusSeconds(60)::isBefore)).as("seed %s: paced", seed).hasSizeLessThanOrEqualTo(7);
            }
        }

        private void end(Request request)
        {
            sent.remove(request);
            Permit permit = request.permit.orElseThrow();
            Instant now = timing.now();
            switch (random.nextInt(8)) {
                case 0 -> {
                    long millis = random.nextInt(90_000);
                    closedUntil.merge(request.credential, now.plusMillis(millis), (one, other) -> one.isAfter(other) ? one : other);
                    permit.refused(OptionalLong.of(millis), random.nextDouble());
                }
                case 1 -> {
                    usedUpUntil.put(request.budget(), refill(now));
                    permit.observe(new QuotaObservation(request.rateLimit.name(), 60, 0, refill(now)), now);
                    permit.refused(OptionalLong.empty(), random.nextDouble());
                }
                case 2 -> permit.failed();
                case 3 -> permit.lost();
                case 4 -> {
                    permit.observe(new QuotaObservation(request.rateLimit.name(), 60, random.nextInt(1, 60), refill(now)), now);
                    permit.answered();
                }
                default -> permit.answered();
            }
        }

        /**
         * The source fills its budgets every minute.
         */
        private static Instant refill(Instant now)
        {
            return now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        }

        private void cancel(Request request)
        {
            waiting.remove(request);
            request.turn.leave();
            assertThat(request.permit).as("seed %s", seed).isEmpty();
        }

        private void advance(Duration duration)
        {
            timing.advance(duration);
            for (Request request : ImmutableList.copyOf(waiting)) {
                if (!request.asksAgain.isAfter(timing.now())) {
                    ask(request);
                }
            }
        }
    }
}
