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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the benchmark of Jira's issues says of its pages is so.
 */
final class TestPreparedJira
{
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void testPages()
            throws IOException, InterruptedException
    {
        AtomicReference<JiraSent> sent = new AtomicReference<>(JiraSent.NOTHING);
        try (JiraIssuePages rendered = JiraIssuePages.start(); HttpClient client = HttpClient.newHttpClient()) {
            HttpServer server = PreparedJira.serve(rendered, 13, sent);
            try {
                URI search = URI.create("http://127.0.0.1:%s%s".formatted(server.getAddress().getPort(), PreparedJira.SEARCH));
                Set<String> keys = new HashSet<>();
                Set<String> ids = new HashSet<>();
                ObjectNode body = JSON.createObjectNode();
                body.putArray("fields").add("summary").add("status");
                JsonNode page;
                do {
                    page = read(client, search, body);
                    for (JsonNode issue : page.get("issues")) {
                        keys.add(issue.get("key").textValue());
                        ids.add(issue.get("id").textValue());
                        assertThat(ImmutableList.copyOf(issue.get("fields").fieldNames())).containsExactlyInAnyOrder("summary", "status");
                    }
                    body.set("nextPageToken", page.get("nextPageToken"));
                }
                while (!page.get("isLast").booleanValue());
                assertThat(keys).hasSize(1_300);
                assertThat(ids).hasSize(1_300);
                assertThat(sent.get().pages()).isEqualTo(13);
                assertThat(sent.get().fields()).isEqualTo(ImmutableSortedSet.of("status", "summary"));
                assertThat(sent.get().bytes()).isLessThan(sent.get().unpacked());
                assertThat(JiraSent.parse(sent.get().line())).isEqualTo(sent.get());
            }
            finally {
                server.stop(0);
            }
            JsonNode whole = JSON.readTree(rendered.page(JiraIssuePages.ALL_FIELDS, 0));
            assertThat(ImmutableList.copyOf(whole.get(0).get("fields").fieldNames())).hasSizeGreaterThan(100);
            assertThat(JSON.readTree(rendered.get("/rest/api/3/field")).size()).isGreaterThan(100);
        }
    }

    private static JsonNode read(HttpClient client, URI search, ObjectNode body)
            throws IOException, InterruptedException
    {
        HttpRequest request = HttpRequest.newBuilder(search).POST(BodyPublishers.ofString(body.toString())).build();
        return JSON.readTree(new GZIPInputStream(client.send(request, BodyHandlers.ofInputStream()).body()));
    }
}
