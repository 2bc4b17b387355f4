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

import com.google.common.collect.ImmutableMap;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRetryAfter
{
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");

    @Test
    void testForms()
    {
        Map<String, OptionalLong> cases = ImmutableMap.<String, OptionalLong>builder()
                .put("0", OptionalLong.of(0))
                .put("7", OptionalLong.of(7_000))
                .put(" 7 ", OptionalLong.of(7_000))
                .put("3600", OptionalLong.of(3_600_000))
                // IMF-fixdate, RFC 850 and asctime
                .put("Sun, 01 Mar 2026 12:00:10 GMT", OptionalLong.of(9_750))
                .put("Sunday, 01-Mar-26 12:00:10 GMT", OptionalLong.of(9_750))
                .put("Sun Mar  1 12:00:10 2026", OptionalLong.of(9_750))
                .put("Wed Mar 11 12:00:10 2026", OptionalLong.of(864_009_750))
                .put("Sun, 01 Mar 2026 11:59:00 GMT", OptionalLong.of(0))
                .put("Sunday, 01-Mar-26 11:59:00 GMT", OptionalLong.of(0))
                .put("Sun Mar  1 11:59:00 2026", OptionalLong.of(0))
                .put("Sun, 06 Nov 1994 08:49:37 GMT", OptionalLong.of(0))
                .put("-1", OptionalLong.empty())
                .put("7.5", OptionalLong.empty())
                .put("1e12", OptionalLong.empty())
                .put("1000000000000", OptionalLong.empty())
                .put("99999999999999999999", OptionalLong.empty())
                .put("soon", OptionalLong.empty())
                .put("", OptionalLong.empty())
                .put("2026-03-01T12:00:10Z", OptionalLong.empty())
                .buildOrThrow();
        cases.forEach((value, millis) -> assertThat(RetryAfter.millis(Headers.of("Retry-After", value), NOW)).as("Retry-After: '%s'", value).isEqualTo(millis));
        assertThat(RetryAfter.millis(Headers.EMPTY, NOW)).isEmpty();
    }

    /**
     * A date of the server's clock is compared with the server's clock: only their distance counts, not ours.
     */
    @Test
    void testServerWithOtherClock()
    {
        for (String date : new String[] {"Tue, 01 Jul 2031 00:00:00 GMT", "Tuesday, 01-Jul-31 00:00:00 GMT", "Tue Jul  1 00:00:00 2031"}) {
            Headers headers = Headers.of("Date", date, "Retry-After", "Tue, 01 Jul 2031 00:00:30 GMT");
            assertThat(RetryAfter.millis(headers, ServerClock.now(headers, NOW))).as(date).hasValue(30_000);
        }
        assertThat(ServerClock.now(Headers.EMPTY, NOW)).isEqualTo(NOW);
        assertThat(ServerClock.now(Headers.of("Date", "yesterday"), NOW)).isEqualTo(NOW);
    }
}
