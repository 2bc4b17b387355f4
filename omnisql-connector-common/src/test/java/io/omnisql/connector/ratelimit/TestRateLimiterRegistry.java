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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRateLimiterRegistry
{
    private static final RateLimitClass CORE = new RateLimitClass("core", 60, 60, "limit", "remaining", "reset");
    private static final RateLimitClass SEARCH = new RateLimitClass("search", 60, 60, "limit", "remaining", "reset").paced(new Pace(3, 60, true));
    private static final CredentialId ONE = new CredentialId("token-1");
    private static final CredentialId TWO = new CredentialId("token-2");
    private static final OptionalLong NOTHING = OptionalLong.empty();

    private final TestingTiming timing = new TestingTiming();
    private final RateLimiterRegistry registry = new RateLimiterRegistry(timing.ticker());
    private final CatalogPermits catalog = catalog(2);

    @Test
    void testConcurrency()
    {
        Permit first = granted(ask("a"));
        Permit second = granted(ask("a"));
        CompletableFuture<Admission> third = ask("a");
        assertThat(third).isNotDone();
        assertThat(catalog.status()).containsExactly(new LimitStatus(ONE, "core", Optional.empty(), 2, 1, 0));
        first.answered();
        granted(third).answered();
        second.failed();
        second.answered();
        second.lost();
        assertAtRest();
    }

    /**
     * Who may choose among credentials takes none that the source refuses.
     */
    @Test
    void testRemaining()
    {
        assertThat(catalog.remaining(ONE, "core")).isEmpty();
        Permit permit = granted(ask("a"));
        permit.observe(new QuotaObservation("core", 60, 12, timing.now().plusSeconds(30)), timing.now());
        assertThat(catalog.remaining(ONE, "core")).hasValue(12);
        assertThat(catalog.remaining(ONE, "search")).isEmpty();
        assertThat(catalog.remaining(TWO, "core")).isEmpty();
        permit.refused(OptionalLong.of(10_000), 0);
        assertThat(catalog.remaining(ONE, "core")).hasValue(0);
        assertThat(catalog.remaining(ONE, "search")).hasValue(0);
        timing.advance(Duration.ofSeconds(11));
        assertThat(catalog.remaining(ONE, "core")).hasValue(12);
        timing.advance(Duration.ofSeconds(30));
        assertThat(catalog.remaining(ONE, "core")).isEmpty();
    }

    @Test
    void testQueriesTakeTurns()
    {
        Permit first = granted(ask("busy"));
        granted(ask("busy"));
        List<CompletableFuture<Admission>> busy = new ArrayList<>();
        for (int request = 0; request < 100; request++) {
            busy.add(ask("busy"));
        }
        CompletableFuture<Admission> small = ask("small");
        first.answered();
        granted(busy.getFirst()).answered();
        granted(small).answered();
        granted(busy.get(1)).answered();
        assertThat(busy.get(2)).as("in the order in which they were asked").isDone();
        assertThat(busy.get(3)).isNotDone();
    }

    /**
     * Catalogs that have a credential in common share its limits, and have their own number of requests at once.
     */
    @Test
    void testCatalogs()
    {
        CatalogPermits other = catalog(10);
        granted(ask("a"));
        granted(ask("a"));
        assertThat(ask("a")).isNotDone();
        for (int request = 0; request < 3; request++) {
            granted(ask(other, ONE, "b", CORE, "GET /a", 1));
        }
        assertThat(ask(other, ONE, "b", CORE, "GET /a", 1)).as("five at once").isNotDone();
        granted(ask(other, TWO, "b", CORE, "GET /a", 1)).refused(OptionalLong.of(7_000), 0);
        assertThat(closed(ask(other, TWO, "b", SEARCH, "GET /a", 1))).isEqualTo(new Closed(Closed.Reason.LIMITED, 7_000));
        assertThat(catalog.status()).extracting(LimitStatus::credential).as("others' credentials are no business of this catalog").containsExactly(ONE);
    }

    @Test
    void testNodes()
    {
        CatalogPermits other = catalog(10);
        granted(ask(other, ONE, "a", CORE, "GET /a", 3));
        assertThat(ask(other, ONE, "a", CORE, "GET /a", 3)).as("a third of five").isNotDone();
        granted(ask(other, TWO, "b", CORE, "GET /a", 100));
    }

    @Test
    void testRefusalClosesTheCredential()
    {
        Permit refused = granted(ask("a"));
        Permit beside = granted(ask("b"));
        CompletableFuture<Admission> waiting = ask("c");
        assertThat(refused.refused(OptionalLong.of(7_000), 0.5)).isEqualTo(7_000);
        assertThat(closed(waiting)).isEqualTo(new Closed(Closed.Reason.LIMITED, 7_000));
        assertThat(beside.refused(OptionalLong.of(9_000), 0.5)).as("the longer one").isEqualTo(9_000);
        timing.advance(Duration.ofMillis(8_999));
        assertThat(closed(ask(catalog, ONE, "d", SEARCH, "GET /a", 1))).isEqualTo(new Closed(Closed.Reason.LIMITED, 1));
        granted(ask(catalog, TWO, "e", CORE, "GET /a", 1)).answered();
        timing.advance(Duration.ofMillis(1));
        Permit probe = granted(ask("a"));
        CompletableFuture<Admission> behind = ask("b");
        assertThat(behind).isNotDone();
        probe.answered();
        granted(behind).answered();
    }

    /**
     * Each refusal without a word doubles the rest; those of requests that were sent at the same time count once.
     */
    @Test
    void testRefusalsWithoutAWord()
    {
        Permit first = granted(ask("a"));
        Permit beside = granted(ask("a"));
        assertThat(first.refused(NOTHING, 0.5)).isEqualTo(60_000);
        assertThat(beside.refused(NOTHING, 0.5)).isEqualTo(60_000);
        for (int seconds : new int[] {120, 240, 480}) {
            timing.advance(Duration.ofHours(1));
            assertThat(granted(ask("a")).refused(NOTHING, 0.5)).isEqualTo(seconds * 1_000L);
        }
        timing.advance(Duration.ofHours(1));
        granted(ask("a")).answered();
        assertThat(granted(ask("a")).refused(NOTHING, 0.5)).as("from the beginning").isEqualTo(60_000);
    }

    /**
     * A request may be refused after another one has found the credential open again.
     */
    @Test
    void testRefusalThatComesLate()
    {
        Permit late = granted(ask("a"));
        granted(ask("a")).refused(NOTHING, 0.5);
        timing.advance(Duration.ofMinutes(1));
        granted(ask("a")).answered();
        assertThat(late.refused(NOTHING, 0.5)).isEqualTo(60_000);
        assertThat(closed(ask("a")).millis()).isEqualTo(60_000);
    }

    @Test
    void testRefusalsOfSourcesThatNameNoRest()
    {
        CatalogPermits other = new CatalogPermits(registry, "https://b:443", new CredentialLimits(5, 0), 2, true, new PermitStats());
        for (int millis : new int[] {250, 500, 1_000}) {
            assertThat(granted(ask(other, ONE, "a", CORE, "GET /a", 1)).refused(NOTHING, 0.5)).isEqualTo(millis);
            timing.advance(Duration.ofSeconds(10));
        }
        assertThat(granted(ask(other, ONE, "a", CORE, "GET /a", 1)).refused(NOTHING, 0)).isZero();
    }

    /**
     * A budget that is used up is its class's own affair.
     */
    @Test
    void testUsedUpBudget()
    {
        Permit permit = granted(ask("a"));
        permit.observe(new QuotaObservation("core", 60, 0, TestingTiming.START.plusSeconds(30)), TestingTiming.START);
        assertThat(permit.refused(NOTHING, 0.5)).isEqualTo(31_000);
        assertThat(closed(ask("b"))).isEqualTo(new Closed(Closed.Reason.LIMITED, 31_000));
        granted(ask(catalog, ONE, "a", SEARCH, "GET /a", 1)).answered();
        timing.advance(Duration.ofSeconds(31));
        granted(ask("b")).answered();
    }

    @Test
    void testPaceOfEachEndpoint()
    {
        for (int request = 0; request < 3; request++) {
            granted(ask(catalog, ONE, "a", SEARCH, "GET /a", 1)).answered();
        }
        granted(ask(catalog, ONE, "a", SEARCH, "GET /b", 1)).answered();
        Closed closed = closed(ask(catalog, ONE, "a", SEARCH, "GET /a", 1));
        assertThat(closed.reason()).isEqualTo(Closed.Reason.PACED);
        CatalogPermits unpaced = new CatalogPermits(registry, "https://a:443", new CredentialLimits(5, 60), 2, false, new PermitStats());
        granted(ask(unpaced, ONE, "a", SEARCH, "GET /a", 1)).answered();
        timing.advance(Duration.ofMillis(closed.millis()));
        granted(ask(catalog, ONE, "a", SEARCH, "GET /a", 1)).answered();
    }

    /**
     * Others are asked as before. When its time is over, one goes ahead.
     */
    @Test
    void testRefusalOfAnEndpoint()
    {
        Permit refused = granted(ask("a"));
        Permit beside = granted(ask("a"));
        assertThat(refused.refusedAtEndpoint(OptionalLong.of(5_000), 0.5)).isEqualTo(5_000);
        assertThat(closed(ask("b"))).isEqualTo(new Closed(Closed.Reason.PACED, 5_000));
        granted(ask(catalog, ONE, "b", CORE, "GET /b", 1)).answered();
        beside.answered();
        assertThat(closed(ask("b"))).as("one that was sent before proves nothing").isEqualTo(new Closed(Closed.Reason.PACED, 5_000));
        timing.advance(Duration.ofSeconds(5));
        Permit probe = granted(ask("a"));
        CompletableFuture<Admission> behind = ask("b");
        assertThat(behind).isNotDone();
        granted(ask(catalog, ONE, "c", CORE, "GET /b", 1)).answered();
        probe.lost();
        Permit next = granted(behind);
        assertThat(next.refusedAtEndpoint(NOTHING, 0.5)).as("the second one in a row").isEqualTo(120_000);
        timing.advance(Duration.ofMinutes(2));
        granted(ask("a")).answered();
        granted(ask("b")).answered();
    }

    /**
     * One that is refused for its credential proves nothing of its endpoint, and does not stand in the way of the next one.
     */
    @Test
    void testRefusalOfACredentialWhileAnEndpointIsTried()
    {
        granted(ask("a")).refusedAtEndpoint(OptionalLong.of(5_000), 0.5);
        timing.advance(Duration.ofSeconds(5));
        assertThat(granted(ask("a")).refused(OptionalLong.of(7_000), 0.5)).isEqualTo(7_000);
        timing.advance(Duration.ofSeconds(7));
        granted(ask("a")).answered();
    }

    @Test
    void testHostThatFails()
    {
        for (int second = 0; second < 10; second++) {
            granted(ask("a")).failed();
            timing.advance(Duration.ofSeconds(1));
        }
        assertThat(closed(ask(catalog, TWO, "b", CORE, "GET /a", 1))).as("whoever asks").isEqualTo(new Closed(Closed.Reason.UNAVAILABLE, 9_000));
        assertThat(catalog.stats().getHostsGivenUp().getTotalCount()).isEqualTo(1);
        timing.advance(Duration.ofSeconds(9));
        Permit probe = granted(ask("a"));
        CompletableFuture<Admission> behind = ask(catalog, TWO, "b", CORE, "GET /a", 1);
        assertThat(behind).isNotDone();
        probe.failed();
        assertThat(closed(behind)).isEqualTo(new Closed(Closed.Reason.UNAVAILABLE, 20_000));
    }

    @Test
    void testLeaving()
    {
        Permit first = granted(ask("a"));
        granted(ask("a"));
        Turn turn = turn(catalog, ONE, "a", CORE, "GET /a", 1);
        CompletableFuture<Admission> waiting = turn.ask();
        CompletableFuture<Admission> behind = ask("a");
        turn.leave();
        turn.leave();
        assertThat(waiting).isCancelled();
        first.answered();
        granted(behind);
        assertThat(catalog.status()).extracting(LimitStatus::waiting).containsExactly(0);
    }

    @Test
    void testWhoWaitsIsCountedUntilItLeaves()
    {
        granted(ask("a")).refused(OptionalLong.of(7_000), 0);
        Turn turn = turn(catalog, ONE, "a", CORE, "GET /a", 1);
        assertThat(closed(turn.ask()).millis()).isEqualTo(7_000);
        assertThat(catalog.status()).containsExactly(new LimitStatus(ONE, "core", Optional.empty(), 0, 1, 7_000));
        timing.advance(Duration.ofSeconds(3));
        assertThat(closed(turn.ask()).millis()).isEqualTo(4_000);
        assertThat(catalog.status()).extracting(LimitStatus::waiting).containsExactly(1);
        turn.leave();
        assertThat(catalog.status()).extracting(LimitStatus::waiting).containsExactly(0);
    }

    /**
     * A row of those who have no use for their permits is no tower of calls.
     */
    @Test
    void testPermitsThatNobodyNeeds()
    {
        Permit first = granted(ask("a"));
        Permit second = granted(ask("a"));
        for (int request = 0; request < 20_000; request++) {
            CompletableFuture<Void> _ = ask("a").thenAccept(admission -> ((Permit) admission).lost());
        }
        first.answered();
        second.answered();
        assertAtRest();
    }

    /**
     * A permit that is on its way to somebody who has just left comes back.
     */
    @Test
    void testPermitsThatNobodyWaitsFor()
    {
        granted(ask("a")).refused(OptionalLong.of(0), 0);
        Permit probe = granted(ask("a"));
        Turn turn = turn(catalog, ONE, "c", CORE, "GET /a", 1);
        CompletableFuture<Void> _ = ask("b").thenAccept(admission -> {
            turn.leave();
            ((Permit) admission).answered();
        });
        CompletableFuture<Admission> left = turn.ask();
        probe.answered();
        assertThat(left).isCancelled();
        assertAtRest();
    }

    /**
     * Users bring ever new tokens: those of which nothing is known any more are forgotten, also where they were refused at last.
     */
    @Test
    void testCredentialsThatNobodyUsesAnyMore()
    {
        for (int user = 0; user < 1_000; user++) {
            Permit permit = granted(ask(catalog, new CredentialId("user-" + user), "a", CORE, "GET /a", 1));
            permit.observe(new QuotaObservation("core", 60, 59, timing.now().plusSeconds(30)), timing.now());
            permit.refused(OptionalLong.of(7_000), 0);
        }
        assertThat(catalog.status()).hasSize(1_000);
        timing.advance(Duration.ofMinutes(30));
        granted(ask("a")).answered();
        assertThat(catalog.status()).as("the next refusal would be the second one in a row").hasSize(1_001);
        timing.advance(Duration.ofHours(1));
        granted(ask(catalog, TWO, "a", CORE, "GET /a", 1)).answered();
        assertThat(catalog.status()).extracting(LimitStatus::credential).containsExactly(TWO);
    }

    @Test
    void testStats()
    {
        Permit first = granted(ask("a"));
        granted(ask("a")).answered();
        first.refused(OptionalLong.of(1_000), 0);
        closed(ask("a"));
        assertThat(catalog.stats().getUnderWay()).isZero();
        assertThat(catalog.stats().getWaiting()).isEqualTo(1);
        assertThat(catalog.stats().getGranted().getTotalCount()).isEqualTo(2);
        assertThat(catalog.stats().getRefusals().getTotalCount()).isEqualTo(1);
        assertThat(catalog.stats().getLimited().getTotalCount()).isEqualTo(1);
        assertThat(catalog.stats().getPaced().getTotalCount()).isZero();
        assertThat(catalog.stats().getUnavailable().getTotalCount()).isZero();
    }

    private void assertAtRest()
    {
        assertThat(catalog.status()).allSatisfy(status -> {
            assertThat(status.inUse()).isZero();
            assertThat(status.waiting()).isZero();
        });
        for (Permit permit : ImmutableList.of(granted(ask("z")), granted(ask("z")))) {
            permit.answered();
        }
    }

    private CatalogPermits catalog(int maxConcurrentRequests)
    {
        return new CatalogPermits(registry, "https://a:443", new CredentialLimits(5, 60), maxConcurrentRequests, true, new PermitStats());
    }

    private CompletableFuture<Admission> ask(String query)
    {
        return ask(catalog, ONE, query, CORE, "GET /a", 1);
    }

    private static CompletableFuture<Admission> ask(CatalogPermits catalog, CredentialId credential, String query, RateLimitClass rateLimit, String route, int nodes)
    {
        return turn(catalog, credential, query, rateLimit, route, nodes).ask();
    }

    private static Turn turn(CatalogPermits catalog, CredentialId credential, String query, RateLimitClass rateLimit, String route, int nodes)
    {
        return catalog.turn(credential, new Demand(query, rateLimit, route, 1, nodes));
    }

    private static Permit granted(CompletableFuture<Admission> admission)
    {
        assertThat(admission).isDone();
        return (Permit) admission.join();
    }

    private static Closed closed(CompletableFuture<Admission> admission)
    {
        assertThat(admission).isDone();
        return (Closed) admission.join();
    }
}
