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

import com.google.common.collect.ImmutableMap;
import io.airlift.units.Duration;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.session.PropertyMetadata;
import io.trino.testing.TestingConnectorSession;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestApiSessionProperties
{
    @Test
    void testNames()
    {
        assertThat(ApiSessionProperties.properties(new ApiConfig()))
                .extracting(PropertyMetadata::getName)
                .containsExactly("dynamic_filtering_wait_timeout", "fetch_parallelism", "index_lookup", "join_pushdown_enabled", "max_permit_wait", "max_requests_per_query", "max_staleness", "missing_resource", "pushdown_enabled", "request_deadline", "search_splits");
    }

    @Test
    void testDefaults()
    {
        ConnectorSession session = session(ImmutableMap.of());
        assertThat(ApiSessionProperties.dynamicFilteringWaitTimeout(session)).isEqualTo(new Duration(30, SECONDS));
        assertThat(ApiSessionProperties.indexLookup(session)).isEqualTo(IndexLookup.COMPOSITE);
        assertThat(ApiSessionProperties.maxPermitWait(session)).isEqualTo(new Duration(120, SECONDS));
        assertThat(ApiSessionProperties.maxStaleness(session)).isEqualTo(new Duration(0, SECONDS));
        assertThat(ApiSessionProperties.missingResource(session)).isEqualTo(MissingResource.ERROR);
        assertThat(ApiSessionProperties.isPushdownEnabled(session)).isTrue();
        assertThat(ApiSessionProperties.requestDeadline(session)).isEqualTo(new Duration(120, SECONDS));
    }

    /**
     * As {@code SET SESSION} has them.
     */
    @Test
    void testTexts()
    {
        ConnectorSession session = session(ImmutableMap.of("dynamic_filtering_wait_timeout", "0s", "index_lookup", "off", "max_permit_wait", "5m", "max_staleness", "1h", "missing_resource", "empty", "pushdown_enabled", false));
        assertThat(ApiSessionProperties.dynamicFilteringWaitTimeout(session)).isEqualTo(new Duration(0, SECONDS));
        assertThat(ApiSessionProperties.indexLookup(session)).isEqualTo(IndexLookup.OFF);
        assertThat(ApiSessionProperties.maxPermitWait(session)).isEqualTo(new Duration(300, SECONDS));
        assertThat(ApiSessionProperties.maxStaleness(session)).isEqualTo(new Duration(3600, SECONDS));
        assertThat(ApiSessionProperties.missingResource(session)).isEqualTo(MissingResource.EMPTY);
        assertThat(ApiSessionProperties.isPushdownEnabled(session)).isFalse();
    }

    /**
     * The catalog's limit is the operator's; a session may lower it.
     */
    @Test
    void testRequestsPerQuery()
    {
        assertThat(ApiSessionProperties.maxRequestsPerQuery(session(ImmutableMap.of()))).isEqualTo(5_000);
        assertThat(ApiSessionProperties.maxRequestsPerQuery(session(ImmutableMap.of("max_requests_per_query", 7)))).isEqualTo(7);
        for (int value : new int[] {0, -1, 5_001}) {
            assertThatThrownBy(() -> ApiSessionProperties.maxRequestsPerQuery(session(ImmutableMap.of("max_requests_per_query", value))))
                    .hasMessage("max_requests_per_query must be between 1 and 5000, which is omnisql.max-requests-per-query: " + value);
        }
    }

    @Test
    void testFetchParallelism()
    {
        assertThat(ApiSessionProperties.fetchParallelism(session(ImmutableMap.of()))).isEqualTo(4);
        assertThat(ApiSessionProperties.fetchParallelism(session(ImmutableMap.of("fetch_parallelism", 1)))).isEqualTo(1);
        assertThatThrownBy(() -> ApiSessionProperties.fetchParallelism(session(ImmutableMap.of("fetch_parallelism", 0)))).hasMessage("fetch_parallelism must be at least 1: 0");
    }

    @Test
    void testTextsThatAreNoValues()
    {
        assertThatThrownBy(() -> ApiSessionProperties.missingResource(session(ImmutableMap.of("missing_resource", "ignore"))))
                .hasMessage("Invalid value [ignore]. Valid values: [ERROR, EMPTY]");
        assertThatThrownBy(() -> ApiSessionProperties.indexLookup(session(ImmutableMap.of("index_lookup", "single"))))
                .hasMessage("Invalid value [single]. Valid values: [COMPOSITE, ALL, OFF]");
        assertThatThrownBy(() -> ApiSessionProperties.maxPermitWait(session(ImmutableMap.of("max_permit_wait", "soon"))))
                .hasMessageContaining("duration is not a valid data duration string: soon");
    }

    private static ConnectorSession session(Map<String, Object> texts)
    {
        return TestingConnectorSession.builder()
                .setPropertyMetadata(ApiSessionProperties.properties(new ApiConfig()))
                .setPropertyValues(texts)
                .build();
    }
}
