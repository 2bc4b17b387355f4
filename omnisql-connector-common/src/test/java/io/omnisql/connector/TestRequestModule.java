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
package io.omnisql.connector;

import io.omnisql.connector.http.Timing;
import io.trino.spi.catalog.CatalogName;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

import static java.util.concurrent.TimeUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestRequestModule
{
    /**
     * A catalog does not keep what nobody waits for any more until its time would have come.
     */
    @Test
    void testWaitsThatAreCancelledAreForgotten()
    {
        ScheduledExecutorService scheduler = RequestModule.scheduler(new CatalogName("acme"));
        Timing timing = RequestModule.systemTiming(scheduler);
        CompletableFuture<Void> cancelled = timing.after(DAYS.toMillis(1));
        CompletableFuture<Void> waiting = timing.after(DAYS.toMillis(1));
        cancelled.cancel(false);
        assertThat(scheduler.shutdownNow()).describedAs("what waits still").hasSize(1);
        assertThat(waiting).isNotDone();
    }
}
