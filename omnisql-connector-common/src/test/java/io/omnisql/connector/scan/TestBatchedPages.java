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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.request.RequestRenderer.alias;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What Trino is handed of the answer to a query for many keys.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestBatchedPages
{
    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    /**
     * An index is looked up once for each page of the other side, so a page for each key would undo what the query has saved.
     */
    @Test
    void testAnswerIsOnePage()
            throws IOException
    {
        ApiColumnHandle card = handle(READERS, "card");
        ApiTableHandle readers = ApiTableHandle.of("readers")
                .withFilter(where(card, text("1", "2", "3")), ImmutableList.of())
                .withColumns(ImmutableSet.of("card", "reader"));
        scan.server().answers(200, "{\"data\":{%s,%s,%s}}".formatted(reader(0, "1"), reader(1, "2"), reader(2, "3")));
        ConnectorSplit split = getOnlyElement(scan.splits(SESSION, new Scope.Open(), readers));
        try (ConnectorPageSource source = scan.open(SESSION, split, readers, card, handle(READERS, "reader"))) {
            source.isBlocked().join();
            assertThat(source.getNextSourcePage().getPositionCount()).isEqualTo(3);
            assertThat(source.getNextSourcePage()).isNull();
            assertThat(source.isFinished()).isTrue();
        }
        assertThat(scan.server().requests()).hasSize(1);
    }

    private static String reader(int index, String card)
    {
        return "\"%s\":{\"__typename\":\"Reader\",\"card\":\"%s\",\"name\":\"reader of %s\"}".formatted(alias("", index), card, card);
    }
}
