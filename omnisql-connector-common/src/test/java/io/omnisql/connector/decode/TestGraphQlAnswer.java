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
package io.omnisql.connector.decode;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.decode.GraphQlAnswer.Problem;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestGraphQlAnswer
{
    @Test
    void testProblemsBelongToAliases()
    {
        GraphQlAnswer answer = read(
                """
                {
                  "data": {"k0": {"a": 1}, "k1": null, "k10": {"a": 2}},
                  "errors": [
                    {"type": "NOT_FOUND", "path": ["k1"], "message": "canary"},
                    {"type": "FORBIDDEN", "path": ["k10", "nodes", 3, "author"]},
                    {"path": ["k10"]},
                    {"type": "SERVICE_UNAVAILABLE"},
                    {"type": "ODD", "path": []}
                  ]
                }""");
        assertThat(answer.isExecuted()).isTrue();
        assertThat(answer.found("k0").path("a").intValue()).isEqualTo(1);
        assertThat(answer.found("k1").isNull()).isTrue();
        assertThat(answer.found("k2").isMissingNode()).isTrue();
        assertThat(answer.problems("k0")).isEmpty();
        assertThat(answer.problems("k1")).containsExactly(new Problem("NOT_FOUND", ImmutableList.of("k1")));
        assertThat(answer.problems("k10")).containsExactly(
                new Problem("FORBIDDEN", ImmutableList.of("k10", "nodes", "3", "author")),
                new Problem("", ImmutableList.of("k10")));
        assertThat(answer.commonProblems()).containsExactly(new Problem("SERVICE_UNAVAILABLE", ImmutableList.of()), new Problem("ODD", ImmutableList.of()));
    }

    @Test
    void testQueryThatWasNotExecuted()
    {
        for (String body : ImmutableList.of(
                "{\"errors\": [{\"type\": \"X\"}]}",
                "{\"data\": null, \"errors\": [{\"type\": \"X\"}]}",
                "{\"data\": [], \"errors\": [{\"type\": \"X\"}]}")) {
            GraphQlAnswer answer = read(body);
            assertThat(answer.isExecuted()).as(body).isFalse();
            assertThat(answer.found("k0").isObject()).as(body).isFalse();
            assertThat(answer.commonProblems()).as(body).hasSize(1);
        }
        assertThat(read("{\"data\": null}").isExecuted()).isFalse();
    }

    @Test
    void testNumbersAreNotRounded()
    {
        assertThat(read("{\"data\": {\"k0\": 0.1234567890123456789}}").found("k0").decimalValue()).isEqualTo(new BigDecimal("0.1234567890123456789"));
        assertThat(read("{\"data\": {\"k0\": 9223372036854775807}}").found("k0").longValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void testWhatIsNoAnswer()
    {
        for (String body : ImmutableList.of(
                "",
                "{",
                "{\"data\": {\"k0\": {",
                "{\"data\": {}} {\"data\": {}}",
                "<html>",
                "[]",
                "[{\"data\": {}}]",
                "null",
                "\"data\"",
                "{}",
                "{\"message\": \"canary\"}")) {
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> read(body));
            assertThat(failure.getErrorCode()).as(body).isEqualTo(BAD_RESPONSE.toErrorCode());
            assertThat(failure).as("the body is not quoted").hasMessageNotContaining("canary");
        }
    }

    private static GraphQlAnswer read(String body)
    {
        return GraphQlAnswer.read(body.getBytes(UTF_8));
    }
}
