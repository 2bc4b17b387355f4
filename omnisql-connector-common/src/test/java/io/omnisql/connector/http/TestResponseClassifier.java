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
import io.omnisql.connector.definition.ResponseRule;
import io.omnisql.connector.request.RequestRenderer;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.connector.definition.ResponseMeaning.FORBIDDEN;
import static io.omnisql.connector.definition.ResponseMeaning.MISSING;
import static io.omnisql.connector.definition.ResponseMeaning.MOVED;
import static io.omnisql.connector.definition.ResponseMeaning.NOT_MODIFIED;
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
    private static final HttpUrl REQUESTED = HttpUrl.get("https://source.example/api/v3/repos/acme/rocket");

    @Test
    void testStatusWithoutRules()
    {
        Map<Integer, ResponseMeaning> cases = ImmutableMap.<Integer, ResponseMeaning>builder()
                .put(200, SUCCESS)
                .put(201, SUCCESS)
                .put(204, UNEXPECTED)
                .put(206, UNEXPECTED)
                .put(301, UNEXPECTED)
                .put(302, UNEXPECTED)
                .put(303, UNEXPECTED)
                .put(304, NOT_MODIFIED)
                .put(307, UNEXPECTED)
                .put(308, UNEXPECTED)
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
        ResponseClassifier classifier = classifier(ImmutableList.of());
        cases.forEach((status, meaning) -> assertThat(classifier.classify(REQUESTED, status, Headers.EMPTY, new byte[0])).as("%s", status).isEqualTo(meaning));
    }

    /**
     * What is said of one endpoint is not said of others, whose answers may repeat what the query has said.
     */
    @Test
    void testRuleOfOneEndpoint()
    {
        ResponseClassifier classifier = classifier(ImmutableList.of(ResponseRule.status(400, NO_RECORDS).withPhrase("has no sprints").of("/boards/{board}/sprints")));
        Map<String, ResponseMeaning> cases = ImmutableMap.<String, ResponseMeaning>builder()
                .put("https://source.example/api/v3/boards/17/sprints", NO_RECORDS)
                .put("https://source.example/api/v3/boards/17/sprints?state=active", NO_RECORDS)
                .put("https://source.example/api/v3/boards/sprints", REJECTED)
                .put("https://source.example/api/v3/boards/17/sprints/3", REJECTED)
                .put("https://source.example/api/v3/search", REJECTED)
                .put("https://source.example/sprints", REJECTED)
                .buildOrThrow();
        cases.forEach((requested, meaning) -> assertThat(classifier.classify(HttpUrl.get(requested), 400, Headers.EMPTY, "The value 'it has no sprints' is unknown".getBytes(UTF_8))).as(requested).isEqualTo(meaning));
    }

    /**
     * Only the source's own API can say that a resource has another name; anything else that redirects is a login page, a proxy or a captive portal.
     */
    @Test
    void testRedirections()
    {
        Map<String, ResponseMeaning> cases = ImmutableMap.<String, ResponseMeaning>builder()
                .put("https://source.example/api/v3/repositories/17", MOVED)
                .put("/api/v3/repositories/17?per_page=100", MOVED)
                .put("../../repositories/17", MOVED)
                .put("https://source.example/login?return_to=%2Fapi%2Fv3", UNEXPECTED)
                .put("https://source.example/api/v3", UNEXPECTED)
                .put("https://source.example/api/v30/repositories/17", UNEXPECTED)
                .put("https://login.example/api/v3/repositories/17", UNEXPECTED)
                .put("http://source.example/api/v3/repositories/17", UNEXPECTED)
                .put("https://source.example:8443/api/v3/repositories/17", UNEXPECTED)
                .put("mailto:admin@source.example", UNEXPECTED)
                .buildOrThrow();
        cases.forEach((location, meaning) -> {
            for (int status : new int[] {301, 307, 308}) {
                assertThat(classifier(ImmutableList.of()).classify(REQUESTED, status, Headers.of("Location", location), new byte[0])).as(location).isEqualTo(meaning);
            }
            for (int status : new int[] {302, 303}) {
                assertThat(classifier(ImmutableList.of()).classify(REQUESTED, status, Headers.of("Location", location), new byte[0])).as(location).isEqualTo(UNEXPECTED);
            }
        });
    }

    @Test
    void testRules()
    {
        record Case(int status, Headers headers, String body, ResponseMeaning meaning) {}

        ResponseClassifier classifier = classifier(ImmutableList.of(
                status(403, RATE_LIMITED).withHeader("x-remaining", "0"),
                status(403, RATE_LIMITED).withHeader("retry-after"),
                status(403, RATE_LIMITED).withPhrase("slow down"),
                status(404, NO_RECORDS).withHeader("x-feature", "off").withPhrase("disabled"),
                status(409, UNAUTHORIZED).withHeaderOtherThan("x-login", "OK"),
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
                new Case(409, Headers.of("X-Login", "FAILED"), "", UNAUTHORIZED),
                new Case(409, Headers.of("X-Login", "OK"), "", UNEXPECTED),
                new Case(409, Headers.EMPTY, "", UNEXPECTED),
                new Case(410, Headers.EMPTY, "", NO_RECORDS));
        for (Case test : cases) {
            assertThat(classifier.classify(REQUESTED, test.status(), test.headers(), test.body().getBytes(UTF_8))).as(test.toString()).isEqualTo(test.meaning());
        }
    }

    @Test
    void testFirstRuleWins()
    {
        ResponseClassifier classifier = classifier(ImmutableList.of(status(403, MISSING).withPhrase("hidden"), status(403, RATE_LIMITED)));
        assertThat(classifier.classify(REQUESTED, 403, Headers.EMPTY, "hidden".getBytes(UTF_8))).isEqualTo(MISSING);
        assertThat(classifier.classify(REQUESTED, 403, Headers.EMPTY, "shown".getBytes(UTF_8))).isEqualTo(RATE_LIMITED);
    }

    /**
     * A phrase of an error stands at the front of a body, so a large one is not searched whole.
     */
    @Test
    void testPhraseWindow()
    {
        ResponseClassifier classifier = classifier(ImmutableList.of(status(403, RATE_LIMITED).withPhrase("slow down")));
        assertThat(classifier.classify(REQUESTED, 403, Headers.EMPTY, (" ".repeat(10_000) + "slow down").getBytes(UTF_8))).isEqualTo(RATE_LIMITED);
        assertThat(classifier.classify(REQUESTED, 403, Headers.EMPTY, (" ".repeat(20_000) + "slow down").getBytes(UTF_8))).isEqualTo(FORBIDDEN);
    }

    /**
     * A query that is refused is answered like any other, so that only its problems tell. A resource of REST may hold the same words.
     */
    @Test
    void testProblemsOfQueries()
    {
        ResponseClassifier classifier = classifier(ImmutableList.of(status(200, RATE_LIMITED).withProblem("RATE_LIMITED")));
        HttpUrl query = HttpUrl.get("https://source.example/api/v3/graphql");
        String refused = "{\"errors\": [{\"type\": \"OTHER\"}, {\"type\": \"RATE_LIMITED\"}]}";
        Map<String, ResponseMeaning> cases = ImmutableMap.<String, ResponseMeaning>builder()
                .put(refused, RATE_LIMITED)
                .put("{\"data\": null, \"errors\": [{\"type\": \"RATE_LIMITED\", \"path\": [\"k0\"]}]}", RATE_LIMITED)
                .put("{\"errors\": [{\"type\": \"rate_limited\"}]}", SUCCESS)
                .put("{\"errors\": [{\"message\": \"RATE_LIMITED\"}]}", SUCCESS)
                .put("{\"errors\": [], \"data\": {\"k0\": {\"title\": \"RATE_LIMITED\"}}}", SUCCESS)
                .put("{\"data\": {}}", SUCCESS)
                .put("{\"errors\": [{\"type\": \"RATE_LIMITED\"}", SUCCESS)
                .put("{\"data\": {\"k0\": \"" + "x".repeat(20_000) + "\"}, \"errors\": [{\"type\": \"RATE_LIMITED\"}]}", SUCCESS)
                .buildOrThrow();
        cases.forEach((body, meaning) -> assertThat(classifier.classify(query, 200, Headers.EMPTY, body.getBytes(UTF_8))).as(body).isEqualTo(meaning));
        assertThat(classifier.classify(REQUESTED, 200, Headers.EMPTY, refused.getBytes(UTF_8))).isEqualTo(SUCCESS);
        assertThat(classifier.classify(query, 404, Headers.EMPTY, refused.getBytes(UTF_8))).isEqualTo(MISSING);
    }

    private static ResponseClassifier classifier(List<ResponseRule> rules)
    {
        return new ResponseClassifier(rules, new RequestRenderer(HttpUrl.get("https://source.example/api/v3"), ImmutableMap.of()).address());
    }
}
