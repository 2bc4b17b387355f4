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
package io.omnisql.policy;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

final class TestPinnedSnapshots
{
    private final TestingSource source = new TestingSource();
    private final AtomicLong now = new AtomicLong();
    private final PinnedSnapshots pinned = new PinnedSnapshots(source, 10, Duration.ofHours(1), new TestingTicker(now));

    @Test
    void testOneQuerySeesOnePolicy()
    {
        assertThat(version("q1")).isEqualTo(1);
        source.version = 2;
        assertThat(version("q1")).isEqualTo(1);
        assertThat(version("q2")).isEqualTo(2);
        pinned.release("q1");
        assertThat(version("q1")).isEqualTo(2);
    }

    @Test
    void testForgottenQueriesAreLetGo()
    {
        assertThat(version("q1")).isEqualTo(1);
        source.version = 2;
        now.addAndGet(Duration.ofMinutes(59).toNanos());
        assertThat(version("q1")).isEqualTo(1);
        now.addAndGet(Duration.ofMinutes(59).toNanos());
        assertThat(version("q1")).isEqualTo(1);
        now.addAndGet(Duration.ofMinutes(61).toNanos());
        assertThat(version("q1")).isEqualTo(2);
    }

    @Test
    void testBounded()
    {
        for (int i = 0; i < 1_000; i++) {
            version("q" + i);
        }
        assertThat(pinned.size()).isBetween(1L, 10L);
    }

    private long version(String queryId)
    {
        return pinned.snapshot(queryId).version().count();
    }

    private static final class TestingTicker
            extends Ticker
    {
        private final AtomicLong now;

        private TestingTicker(AtomicLong now)
        {
            this.now = now;
        }

        @Override
        public long read()
        {
            return now.get();
        }
    }

    private static final class TestingSource
            implements PolicySource
    {
        private long version = 1;

        @Override
        public PolicySnapshot current()
        {
            return new DenyingSnapshot(new PolicyVersion(version, "test"), "test");
        }

        @Override
        public PolicyStatus status()
        {
            return new PolicyStatus(current().version(), Optional.empty(), ImmutableList.of());
        }

        @Override
        public void close() {}
    }
}
