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
import io.omnisql.connector.definition.ResponseMeaning;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.connector.definition.ResponseMeaning.FORBIDDEN;
import static io.omnisql.connector.definition.ResponseMeaning.MISSING;
import static io.omnisql.connector.definition.ResponseMeaning.MOVED;
import static io.omnisql.connector.definition.ResponseMeaning.NO_RECORDS;
import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseMeaning.REJECTED;
import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.definition.ResponseMeaning.TRANSIENT;
import static io.omnisql.connector.definition.ResponseMeaning.UNAUTHORIZED;
import static io.omnisql.connector.definition.ResponseMeaning.UNEXPECTED;
import static io.omnisql.connector.definition.ResponseRule.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestResponseClassifier
{
    @Test
    void testStatusWithoutRules()
    {
        Map<Integer, ResponseMeaning> cases = ImmutableMap.<Integer, ResponseMeaning>builder()
                .put(200, SUCCESS)
                .put(201, SUCCESS)
                .put(204, UNEXPECTED)
                .put(206, UNEXPECTED)
                .put(301, MOVED)
                .put(302, MOVED)
                .put(303, MOVED)
                .put(304, UNEXPECTED)
                .put(307, MOVED)
                .put(308, MOVED)
                .put(400, REJECTED)
                .put(401, UNAUTHORIZED)
                .put(403, FORBIDDEN)
                .put(404, MISSING)
                .put(405, UNEXPECTED)
                .put(408, TRANSIENT)
                .put(409, UNEXPECTED)
                .put(410, UNEXPECTED)
                .put(418, UNEXPECTED)
                .put(422, REJECTED)
                .put(429, RATE_LIMITED)
                .put(451, FORBIDDEN)
                .put(500, TRANSIENT)
                .put(501, UNEXPECTED)
                .put(502, TRANSIENT)
                .put(503, TRANSIENT)
                .put(504, TRANSIENT)
                .buildOrThrow();
        ResponseClassifier classifier = new ResponseClassifier(ImmutableList.of());
        cases.forEach((status, meaning) -> assertThat(classifier.classify(status, Headers.EMPTY, new byte[0])).as("%s", status).isEqualTo(meaning));
    }

    @Test
    void testRules()
    {
        record Case(int status, Headers headers, String body, ResponseMeaning meaning) {}

        ResponseClassifier classifier = new ResponseClassifier(ImmutableList.of(
                status(403, RATE_LIMITED).withHeader("x-remaining", "0"),
                status(403, RATE_LIMITED).withHeader("retry-after"),
                status(403, RATE_LIMITED).withPhrase("slow down"),
                status(404, NO_RECORDS).withHeader("x-feature", "off").withPhrase("disabled"),
                status(410, NO_RECORDS)));
        List<Case> cases = ImmutableList.of(
                new Case(403, Headers.of("X-Remaining", "0"), "", RATE_LIMITED),
                new Case(403, Headers.of("X-Remaining", "1"), "", FORBIDDEN),
                new Case(403, Headers.of("X-Remaining", "00"), "", FORBIDDEN),
                new Case(403, Headers.of("Retry-After", "anything"), "", RATE_LIMITED),
                new Case(403, Headers.EMPTY, "{\"message\": \"Please SLOW DOWN a little\"}", RATE_LIMITED),
                new Case(403, Headers.EMPTY, "{\"message\": \"no\"}", FORBIDDEN),
                new Case(429, Headers.of("X-Remaining", "0"), "slow down", RATE_LIMITED),
                new Case(200, Headers.of("X-Remaining", "0"), "slow down", SUCCESS),
                new Case(404, Headers.of("x-feature", "off"), "is disabled", NO_RECORDS),
                new Case(404, Headers.of("x-feature", "off"), "is not there", MISSING),
                new Case(404, Headers.EMPTY, "is disabled", MISSING),
                new Case(410, Headers.EMPTY, "", NO_RECORDS));
        for (Case test : cases) {
            assertThat(classifier.classify(test.status(), test.headers(), test.body().getBytes(UTF_8))).as(test.toString()).isEqualTo(test.meaning());
        }
    }

    @Test
    void testFirstRuleWins()
    {
        ResponseClassifier classifier = new ResponseClassifier(ImmutableList.of(status(403, MISSING).withPhrase("hidden"), status(403, RATE_LIMITED)));
        assertThat(classifier.classify(403, Headers.EMPTY, "hidden".getBytes(UTF_8))).isEqualTo(MISSING);
        assertThat(classifier.classify(403, Headers.EMPTY, "shown".getBytes(UTF_8))).isEqualTo(RATE_LIMITED);
    }

    /**
     * A phrase of an error stands at the front of a body, so a large one is not searched whole.
     */
    @Test
    void testPhraseWindow()
    {
        ResponseClassifier classifier = new ResponseClassifier(ImmutableList.of(status(403, RATE_LIMITED).withPhrase("slow down")));
        assertThat(classifier.classify(403, Headers.EMPTY, (" ".repeat(10_000) + "slow down").getBytes(UTF_8))).isEqualTo(RATE_LIMITED);
        assertThat(classifier.classify(403, Headers.EMPTY, (" ".repeat(20_000) + "slow down").getBytes(UTF_8))).isEqualTo(FORBIDDEN);
    }
}
