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
import io.omnisql.connector.definition.ResponseMeaning;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

import static io.omnisql.connector.definition.ResponseMeaning.ENDPOINT_LIMITED;
import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseMeaning.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestRetrySchedule
{
    private static final RetrySchedule SCHEDULE = new RetrySchedule(4, 500);
    private static final OptionalLong NOTHING = OptionalLong.empty();

    @Test
    void testJitterOfTransientFailures()
    {
        record Case(int attempt, double chance, long millis) {}

        List<Case> cases = ImmutableList.of(
                new Case(1, 0, 0),
                new Case(1, 0.5, 250),
                new Case(1, 0.999999, 499),
                new Case(2, 0, 0),
                new Case(2, 0.5, 500),
                new Case(2, 0.999999, 999),
                new Case(3, 0.999999, 1_999));
        for (Case test : cases) {
            assertThat(SCHEDULE.delay(test.attempt(), TRANSIENT, true, NOTHING, test.chance())).as(test.toString()).hasValue(test.millis());
        }
        assertThat(SCHEDULE.delay(1, TRANSIENT, true, OptionalLong.of(7_000), 0.5)).as("the source is believed").hasValue(7_000);
    }

    /**
     * It is the permit of the next attempt that has to be waited for.
     */
    @Test
    void testRefusalsForRate()
    {
        for (OptionalLong retryAfter : ImmutableList.of(NOTHING, OptionalLong.of(7_000))) {
            assertThat(SCHEDULE.delay(1, RATE_LIMITED, true, retryAfter, 0.5)).hasValue(0);
            assertThat(SCHEDULE.delay(1, ENDPOINT_LIMITED, true, retryAfter, 0.5)).hasValue(0);
        }
    }

    @Test
    void testAttemptsAreBounded()
    {
        for (ResponseMeaning meaning : ImmutableList.of(TRANSIENT, RATE_LIMITED, ENDPOINT_LIMITED)) {
            assertThat(SCHEDULE.delay(3, meaning, true, OptionalLong.of(1_000), 0.5)).as(meaning.name()).isPresent();
            assertThat(SCHEDULE.delay(4, meaning, true, OptionalLong.of(1_000), 0.5)).as(meaning.name()).isEmpty();
            assertThat(new RetrySchedule(1, 500).delay(1, meaning, true, NOTHING, 0.5)).as(meaning.name()).isEmpty();
        }
    }

    @Test
    void testOnlyFailuresThatMayPassAreSentAgain()
    {
        for (ResponseMeaning meaning : ResponseMeaning.values()) {
            assertThat(SCHEDULE.delay(1, meaning, true, OptionalLong.of(1_000), 0.5).isPresent()).as(meaning.name()).isEqualTo(meaning == TRANSIENT || meaning == RATE_LIMITED || meaning == ENDPOINT_LIMITED);
        }
    }

    /**
     * A failure may have come after the source has done what it was asked for; a refusal comes before.
     */
    @Test
    void testWhatIsNotIdempotentIsSentAgainOnlyWhereNothingHasHappened()
    {
        for (ResponseMeaning meaning : ResponseMeaning.values()) {
            assertThat(SCHEDULE.delay(1, meaning, false, OptionalLong.of(1_000), 0.5).isPresent()).as(meaning.name()).isEqualTo(meaning == RATE_LIMITED || meaning == ENDPOINT_LIMITED);
        }
    }
}
