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
package io.omnisql.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.server.ServerAssembly;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import static com.google.common.base.Verify.verify;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.Objects.requireNonNull;

/**
 * The simulators in a process of their own, on free ports. Their journals say which requests have really been sent.
 */
final class SimulatorProcess
        implements AutoCloseable
{
    private final Process process;
    private final URI gitHub;
    private final URI jira;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    private SimulatorProcess(Process process, URI gitHub, URI jira)
    {
        this.process = requireNonNull(process, "process is null");
        this.gitHub = requireNonNull(gitHub, "gitHub is null");
        this.jira = requireNonNull(jira, "jira is null");
    }

    static SimulatorProcess start(ServerAssembly assembly, String token)
            throws IOException
    {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                assembly.launcherClassPath(),
                "io.omnisql.simulator.SimulatorServer",
                "--base-port",
                "0",
                "--token",
                token)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        return new SimulatorProcess(process, address("github", output), address("jira", output));
    }

    /**
     * Of a line such as {@code github URI token TOKEN}.
     */
    private static URI address(String name, BufferedReader output)
            throws IOException
    {
        String line = output.readLine();
        verify(line != null && line.startsWith(name + " "), "The simulator of %s does not tell its address: %s", name, line);
        return URI.create(line.split(" ")[1]);
    }

    URI gitHub()
    {
        return gitHub;
    }

    URI jira()
    {
        return jira;
    }

    void clearJournal()
    {
        send(HttpRequest.newBuilder(journal(gitHub)).DELETE().build());
        send(HttpRequest.newBuilder(journal(jira)).DELETE().build());
    }

    /**
     * From now on, requests with this text in their query string have no answer, until faults are cleared.
     */
    void stall(String queryPart)
    {
        String fault = mapper.createObjectNode()
                .put("query", queryPart)
                .put("times", Integer.MAX_VALUE)
                .put("action", "stall")
                .toString();
        send(HttpRequest.newBuilder(faults()).POST(BodyPublishers.ofString(fault)).build());
    }

    void clearFaults()
    {
        send(HttpRequest.newBuilder(faults()).DELETE().build());
    }

    /**
     * What GitHub was asked.
     */
    ImmutableList<JournaledRequest> requests()
    {
        return requests(gitHub);
    }

    ImmutableList<JournaledRequest> requestsOfJira()
    {
        return requests(jira);
    }

    private ImmutableList<JournaledRequest> requests(URI source)
    {
        try {
            ImmutableList.Builder<JournaledRequest> requests = ImmutableList.builder();
            for (JsonNode entry : mapper.readTree(send(HttpRequest.newBuilder(journal(source)).build()))) {
                requests.add(new JournaledRequest(
                        entry.get("path").asText(),
                        entry.get("query_string").asText(),
                        entry.get("status").asInt(),
                        entry.get("credential").asText()));
            }
            return requests.build();
        }
        catch (IOException e) {
            throw new AssertionError("The journal is no JSON", e);
        }
    }

    @Override
    public void close()
    {
        process.destroy();
    }

    private static URI journal(URI source)
    {
        return source.resolve("/_simulator/journal");
    }

    private URI faults()
    {
        return gitHub.resolve("/_simulator/faults");
    }

    private String send(HttpRequest request)
    {
        try {
            HttpResponse<String> response = client.send(request, ofString());
            verify(response.statusCode() / 100 == 2, "%s answers %s", request.uri(), response.statusCode());
            return response.body();
        }
        catch (IOException e) {
            throw new AssertionError("The simulators do not answer", e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
