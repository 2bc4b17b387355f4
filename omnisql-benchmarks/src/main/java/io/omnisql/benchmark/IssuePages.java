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
import com.google.common.collect.Streams;
import io.omnisql.server.LauncherException;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.github.Visibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A list of issues of any length, as the simulator renders it: some pages of it, which come again and again with other numbers. An issue has about 5 KB.
 */
record IssuePages(List<PageTemplate> templates)
{
    static final int PAGE_SIZE = 100;
    static final String PATH = "/repos/acme/webapp/issues";
    // all numbers have as many digits
    private static final int FIRST_NUMBER = 1_000_000;
    private static final int TEMPLATES = 20;
    private static final double SCALE = 16;
    private static final int BODY_LINES = 16;
    private static final ImmutableList<String> WORDS = ImmutableList.of(
            "after",
            "the",
            "update",
            "\"rocket\"",
            "fails",
            "with",
            "a",
            "timeout",
            "of",
            "30s",
            "when",
            "`launch.sh`",
            "is",
            "called",
            "twice",
            "\tat",
            "io.acme.Engine.start(Engine.java:118)",
            "see",
            "#4711",
            "and",
            "https://acme.example/logs/2026-11-20",
            "é",
            "expected:",
            "actual:",
            "null",
            "**not**",
            "reproducible",
            "on",
            "main",
            "- [ ]",
            "retry",
            "because",
            "it");

    private static final ObjectMapper JSON = new ObjectMapper();

    IssuePages
    {
        templates = ImmutableList.copyOf(requireNonNull(templates, "templates is null"));
    }

    static IssuePages render()
            throws InterruptedException
    {
        GitHubToken token = new GitHubToken("benchmark", DistantGitHub.TOKEN, "ada", Visibility.everything(), 1_000);
        GitHubDataset company = GitHubDataset.of(Company.generate(1, SCALE));
        RepositoryContent webapp = company.repository("acme", "webapp");
        try (GitHubSimulator gitHub = GitHubSimulator.builder().data(company.with(webapp.withPullRequests(ImmutableList.of()))).token(token).start();
                HttpClient client = HttpClient.newHttpClient()) {
            ImmutableList.Builder<PageTemplate> templates = ImmutableList.builder();
            Random random = new Random(1);
            for (int page = 1; page <= TEMPLATES; page++) {
                templates.add(PageTemplate.of(issues(client, URI.create("%s%s?state=all&per_page=%s&page=%s".formatted(gitHub.baseUri(), PATH, PAGE_SIZE, page)), random), FIRST_NUMBER));
            }
            return new IssuePages(templates.build());
        }
    }

    private static ImmutableList<ObjectNode> issues(HttpClient client, URI page, Random random)
            throws InterruptedException
    {
        try {
            JsonNode issues = JSON.readTree(client.send(HttpRequest.newBuilder(page).header("Authorization", "Bearer " + DistantGitHub.TOKEN).build(), BodyHandlers.ofByteArray()).body());
            return Streams.stream(issues)
                    .map(issue -> ((ObjectNode) issue).put("body", text(random)))
                    .collect(toImmutableList());
        }
        catch (IOException e) {
            throw new LauncherException("Cannot read %s: %s".formatted(page, e.getMessage()), e);
        }
    }

    /**
     * The simulator's own texts are a line or two.
     */
    private static String text(Random random)
    {
        return random.ints(BODY_LINES, 5, 15)
                .mapToObj(words -> random.ints(words, 0, WORDS.size()).mapToObj(WORDS::get).collect(joining(" ")) + " " + Integer.toHexString(random.nextInt()))
                .collect(joining("\r\n"));
    }

    /**
     * @param index the page's place in the list, from 0
     */
    byte[] page(int index)
    {
        return templates.get(index % templates.size()).numberedFrom(FIRST_NUMBER + index * PAGE_SIZE);
    }
}
