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

import okhttp3.Headers;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

final class TestServerClock
{
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant SENT = Instant.parse("1994-11-06T08:49:37Z");

    /**
     * The three formats of RFC 9110, and a wrong day of the week, which is nobody's loss.
     */
    @Test
    void testFormats()
    {
        assertThat(now("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(SENT);
        assertThat(now("Sunday, 06-Nov-94 08:49:37 GMT")).isEqualTo(SENT);
        assertThat(now("Sun Nov  6 08:49:37 1994")).isEqualTo(SENT);
        assertThat(now("Mon, 06 Nov 1994 08:49:37 GMT")).isEqualTo(SENT);
        assertThat(now("Sun, 06 Nov 1994 09:49:37 +0100")).isEqualTo(SENT);
    }

    @Test
    void testNoDate()
    {
        assertThat(now("")).isEqualTo(NOW);
        assertThat(now("soon")).isEqualTo(NOW);
        assertThat(ServerClock.now(Headers.EMPTY, NOW)).isEqualTo(NOW);
    }

    private static Instant now(String date)
    {
        return ServerClock.now(Headers.of("Date", date), NOW);
    }
}
