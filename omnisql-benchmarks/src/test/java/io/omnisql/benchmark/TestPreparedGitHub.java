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
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.concurrent.ExecutorService;

import static java.util.concurrent.Executors.newCachedThreadPool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What the benchmark of scans says of its pages is so.
 */
@TestInstance(PER_CLASS)
final class TestPreparedGitHub
{
    private IssuePages rendered;

    @BeforeAll
    void render()
            throws InterruptedException
    {
        rendered = IssuePages.render();
    }

    @Test
    void testIssuesHaveAbout5Kilobytes()
            throws IOException
    {
        for (int index : new int[] {0, 19, 20, 9_999}) {
            byte[] page = rendered.page(index);
            assertThat(page.length).isBetween(100 * 4_500, 100 * 6_000);
            JsonNode issues = new ObjectMapper().readTree(page);
            assertThat(issues).hasSize(100);
            for (int position = 0; position < 100; position++) {
                assertThat(issues.path(position).path("number").asInt()).isEqualTo(1_000_000 + 100 * index + position);
            }
        }
    }

    /**
     * The bare loop finds each issue once, whether or not the pages are compressed.
     */
    @Test
    void testBareLoop()
            throws IOException
    {
        ScannedIssues compressed = scan(true);
        assertThat(compressed.rows()).isEqualTo(2_300);
        assertThat(compressed.numbers()).isEqualTo(2_300L * 1_000_000 + 2_299 * 2_300 / 2);
        assertThat(compressed.open()).isBetween(1L, 2_299L);
        assertThat(compressed.titles()).isGreaterThan(2_300);
        assertThat(scan(false)).isEqualTo(compressed);
        assertThat(ScannedIssues.parse(compressed.line())).isEqualTo(compressed);
    }

    private ScannedIssues scan(boolean compressed)
            throws IOException
    {
        HttpServer server = PreparedGitHub.serve(rendered, 23, compressed);
        try (ExecutorService executor = newCachedThreadPool()) {
            return ScanLoop.scan(ScanLoop.client(executor), "http://127.0.0.1:" + server.getAddress().getPort());
        }
        finally {
            server.stop(0);
        }
    }
}
