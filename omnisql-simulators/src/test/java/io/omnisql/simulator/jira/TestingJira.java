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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static com.google.common.net.UrlEscapers.urlFormParameterEscaper;
import static java.util.Objects.requireNonNull;

/**
 * A client of a simulated Jira that does what it is told, with the e-mail of the first user.
 */
record TestingJira(URI base, String authorization)
{
    TestingJira
    {
        requireNonNull(base, "base is null");
        requireNonNull(authorization, "authorization is null");
    }

    static TestingJira basic(URI base, String secret)
    {
        return new TestingJira(base, "Basic " + Base64.getEncoder().encodeToString(("ada@acme.example:" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    static TestingJira bearer(URI base, String secret)
    {
        return new TestingJira(base, "Bearer " + secret);
    }

    Reply get(String path)
    {
        return new TestingClient(base, "").get(path, "Authorization", authorization);
    }

    Reply api(String path)
    {
        return get("/rest/api/3" + path);
    }

    Reply post(String path, String body)
    {
        return new TestingClient(base, "").send("POST", "/rest/api/3" + path, body, "Authorization", authorization, "Content-Type", "application/json");
    }

    Reply search(String jql, String rest)
    {
        return api("/search/jql?jql=" + urlFormParameterEscaper().escape(jql) + rest);
    }

    /**
     * All pages of a search, by GET.
     */
    ImmutableList<JsonNode> pages(String jql, String rest)
    {
        ImmutableList.Builder<JsonNode> pages = ImmutableList.builder();
        String token = "";
        do {
            JsonNode page = search(jql, rest + (token.isEmpty() ? "" : "&nextPageToken=" + token)).json();
            pages.add(page);
            token = page.path("nextPageToken").asText("");
        }
        while (!token.isEmpty());
        return pages.build();
    }

    /**
     * The keys that a search finds.
     */
    ImmutableList<String> keys(String jql)
    {
        List<String> keys = new ArrayList<>();
        pages(jql, "&fields=key&maxResults=5000").forEach(page -> page.get("issues").forEach(issue -> keys.add(issue.get("key").asText())));
        return ImmutableList.copyOf(keys);
    }

    static String ids(Iterable<String> idsOrKeys, String... fields)
    {
        ObjectNode body = Rendering.object();
        idsOrKeys.forEach(id -> body.withArray("/issueIdsOrKeys").add(id));
        List.of(fields).forEach(field -> body.withArray("/fields").add(field));
        return body.toString();
    }
}
