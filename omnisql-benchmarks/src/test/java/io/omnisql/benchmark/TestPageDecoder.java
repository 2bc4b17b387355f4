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
package io.omnisql.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.spi.Page;
import io.trino.spi.block.VariableWidthBlock;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPageDecoder
{
    /**
     * What is measured is the decoding of all rows, page after page.
     */
    @Test
    void testRows()
            throws InterruptedException, IOException
    {
        byte[] body = IssuePages.render().page(0);
        JsonNode issues = new ObjectMapper().readTree(body);
        PageDecoder decoder = PageDecoder.of(PageDecoder.FIVE_COLUMNS);
        decoder.decode(body);
        Page page = decoder.decode(body);
        assertThat(page.getPositionCount()).isEqualTo(100);
        assertThat(page.getChannelCount()).isEqualTo(5);
        VariableWidthBlock titles = (VariableWidthBlock) page.getBlock(1);
        for (int row = 0; row < 100; row++) {
            assertThat(BIGINT.getLong(page.getBlock(0), row)).isEqualTo(issues.path(row).path("number").asLong());
            assertThat(titles.getSlice(row).toStringUtf8()).isEqualTo(issues.path(row).path("title").asText());
        }
        assertThat(PageDecoder.of(PageDecoder.fortyColumns()).decode(body).getChannelCount()).isEqualTo(40);
    }
}
