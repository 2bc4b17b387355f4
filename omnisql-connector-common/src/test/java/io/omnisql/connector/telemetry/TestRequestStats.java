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
package io.omnisql.connector.telemetry;

import org.junit.jupiter.api.Test;

import javax.management.openmbean.TabularData;

import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRequestStats
{
    private final RequestStats stats = new RequestStats();

    @Test
    void testByRouteAndStatus()
    {
        stats.answered("GET /books", 200, TimeUnit.MILLISECONDS.toNanos(30));
        stats.answered("GET /books", 200, TimeUnit.MILLISECONDS.toNanos(50));
        stats.unanswered("GET /books", "none", TimeUnit.MILLISECONDS.toNanos(7));
        TabularData requests = stats.getRequests();
        assertThat(requests.getTabularType().getIndexNames()).containsExactly("route", "status");
        assertThat(requests.size()).isEqualTo(2);
        assertThat(requests.get(new Object[] {"GET /books", "200"}).getAll(new String[] {"count", "millis"})).containsExactly(2L, 80L);
        assertThat(requests.get(new Object[] {"GET /books", "none"}).getAll(new String[] {"count", "millis"})).containsExactly(1L, 7L);
    }

    /**
     * Scans that are read together send queries of both, of which there are more than endpoints.
     */
    @Test
    void testQueryOfTwoScans()
    {
        stats.answered("POST /graphql library.books, library.readers", 200, 0);
        stats.answered("POST /graphql library.books", 200, 0);
        assertThat(stats.getRequests().get(new Object[] {"POST /graphql library.books", "200"}).get("count")).isEqualTo(2L);
    }

    /**
     * A source that answers with ever new statuses does not fill the memory.
     */
    @Test
    void testKeysAreBounded()
    {
        for (int status = 0; status < 10_000; status++) {
            stats.answered("GET /books", status, 0);
        }
        assertThat(stats.getRequests().size()).isEqualTo(1_001);
        assertThat(stats.getRequests().get(new Object[] {"other", "other"}).get("count")).isEqualTo(9_000L);
    }
}
