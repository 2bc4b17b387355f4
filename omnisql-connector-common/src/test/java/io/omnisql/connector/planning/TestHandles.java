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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import io.airlift.json.JsonCodec;
import io.airlift.json.JsonCodecFactory;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import org.junit.jupiter.api.Test;

import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What travels to workers arrives as it was, and what is printed of it holds no value.
 */
final class TestHandles
{
    @Test
    void testDefinitionsTravel()
    {
        JsonCodec<EndpointDefinition> endpoints = new JsonCodecFactory().jsonCodec(EndpointDefinition.class);
        JsonCodec<ValueSource> values = new JsonCodecFactory().jsonCodec(ValueSource.class);
        for (TableDefinition table : SOURCE.tables()) {
            for (EndpointDefinition endpoint : table.endpoints()) {
                assertThat(endpoints.fromJson(endpoints.toJson(endpoint))).isEqualTo(endpoint);
            }
            for (ColumnDefinition column : table.columns()) {
                assertThat(values.fromJson(values.toJson(column.source()))).isEqualTo(column.source());
            }
        }
    }

    @Test
    void testTextOfHandlesHoldsNamesOnly()
    {
        ApiTableHandle handle = ApiTableHandle.of("books")
                .withFilter(where(book("title"), text("canary")), ImmutableList.of(new Containment(book("subjects"), "canary")))
                .withTopN(ImmutableList.of(new OrderItem(book("pages"), DESC_NULLS_LAST)), 3);
        assertThat(handle).hasToString("books constraint=[title] contains=[subjects] order=[pages DESC NULLS LAST] limit=3");
    }
}
