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
package io.omnisql.connector.cache;

import io.omnisql.connector.testing.TestingTiming;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

final class TestCacheEpoch
{
    private final TestingTiming timing = new TestingTiming();

    /**
     * Even at the same moment, and with a clock that was set back.
     */
    @Test
    void testEachFlushBeginsAnother()
    {
        CacheEpoch epoch = new CacheEpoch(timing::now);
        long first = epoch.current();
        assertThat(epoch.current()).isEqualTo(first);
        epoch.raise();
        assertThat(epoch.current()).isEqualTo(first + 1);
        timing.advance(Duration.ofMinutes(1));
        epoch.raise();
        assertThat(epoch.current()).isEqualTo(first + 60_000);
        timing.setClock(Duration.ofHours(-1));
        epoch.raise();
        assertThat(epoch.current()).isEqualTo(first + 60_001);
    }

    /**
     * Nodes may have kept answers of a coordinator that has started anew.
     */
    @Test
    void testEpochOfAnotherCoordinatorIsLater()
    {
        CacheEpoch before = new CacheEpoch(timing::now);
        before.raise();
        timing.advance(Duration.ofSeconds(10));
        assertThat(new CacheEpoch(timing::now).current()).isGreaterThan(before.current());
    }
}
