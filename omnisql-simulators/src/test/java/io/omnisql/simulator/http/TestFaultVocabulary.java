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
package io.omnisql.simulator.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.simulator.http.Fault.fault;
import static io.omnisql.simulator.http.Occasion.nextRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What each fault does to an answer, as a client sees it.
 */
final class TestFaultVocabulary
{
    private static final String LIST = "/repos/acme/rocket/issues?state=all&per_page=4&sort=created&direction=asc";
    private static final String CANARY = "canary-secret";

    private GitHubSimulator simulator;
    private TestingClient client;
    private Reply sound;

    @BeforeEach
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", CANARY)
                .clock(new ManualClock(Company.TODAY))
                .start();
        client = new TestingClient(simulator.baseUri(), CANARY);
        sound = client.get(LIST);
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testBodiesThatBreakOff()
    {
        for (Fault.Action action : List.of(new Fault.CutBody(), new Fault.ShortBody(), new Fault.EndlessChunks(), distort(new Distortion.Gzip(Distortion.Gzip.Flaw.TRUNCATED)), distort(new Distortion.Gzip(Distortion.Gzip.Flaw.CORRUPT)))) {
            simulator.faults().add(fault(action));
            assertThatThrownBy(() -> client.get(LIST)).describedAs("%s", action).isInstanceOf(UncheckedIOException.class);
            assertThat(simulator.journal().entries().getLast().status()).describedAs("%s", action).isEqualTo(200);
        }
    }

    @Test
    void testSlowBody()
    {
        simulator.faults().add(fault(new Fault.Trickle(Duration.ofNanos(1_000))));
        assertThat(client.get(LIST).body()).isEqualTo(sound.body());
    }

    @Test
    void testBodiesThatAreWrong()
    {
        assertThat(answer(new Distortion.Truncate()).body()).isEqualTo(sound.body().substring(0, sound.body().length() / 2));
        assertThat(answer(new Distortion.Append(ByteString.encodeUtf8("[]"))).body()).isEqualTo(sound.body() + "[]");
        assertThat(answer(Distortion.Replace.text(""))).satisfies(reply -> {
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("Link")).isEqualTo(sound.header("Link"));
        });
        assertThat(answer(new Distortion.GzipBomb(3)).body()).hasSize(3 << 20).isBlank();
        // the client takes a byte order mark for a word on the encoding, and leaves it out
        assertThat(answer(Distortion.Prepend.BYTE_ORDER_MARK, new Distortion.Append(ByteString.encodeUtf8(" "))).body()).isEqualTo(sound.body() + " ");
    }

    @Test
    void testHeadsThatAreWrong()
    {
        assertThat(answer(new Distortion.SetHeader("Content-Type", Optional.of("text/html"))).header("Content-Type")).hasValue("text/html");
        assertThat(answer(new Distortion.SetHeader("x-oauth-scopes", Optional.empty())).header("X-OAuth-Scopes")).isEmpty();
        assertThat(answer(new Distortion.ShiftDate(Duration.ofMinutes(-10))).headers().getInstant("Date")).isEqualTo(Company.TODAY.minus(Duration.ofMinutes(10)));
        assertThat(answer(new Distortion.LinkToItself("next", "")).link("next")).hasValue(LIST);
        assertThat(answer(new Distortion.LinkToItself("next", "&again=1")).link("next")).hasValue(LIST + "&again=1");
        assertThat(answer(new Distortion.ReplaceInHeader("link", "after=[^&]*", "after=0"))).satisfies(reply -> assertThat(reply.link("next").orElseThrow()).contains("&after=0&"));
    }

    @Test
    void testListsThatAreWrong()
    {
        assertThat(answer(new JsonDistortion.Keep(1)).numbers()).isEqualTo(sound.numbers().subList(0, 1));
        assertThat(answer(new JsonDistortion.Repeat()).numbers()).isEqualTo(Stream.concat(sound.numbers().stream(), sound.numbers().stream()).toList());
        assertThat(answer(new JsonDistortion.Remove(JsonPointer.compile("/title"))).json().findValues("title")).isEmpty();
        assertThat(answer(put("/title", "7", 2)).json().findValues("title").stream().map(JsonNode::isInt)).containsExactly(true, false, true, false);
        assertThat(answer(new JsonDistortion.Inflate(JsonPointer.compile("/title"), 2)).json().findValuesAsText("title")).satisfies(titles -> {
            assertThat(titles.getFirst()).hasSize(2 << 20);
            assertThat(titles).last().isEqualTo(sound.json().get(3).get("title").asText());
        });
        assertThat(answer(put("/comments", "1e400", 4)).body()).contains("\"comments\":1e400,");
        assertThat(answer(put("/user/login", "\"\\ud800\"", 1)).body()).contains("\"login\":\"\\ud800\"");
    }

    @Test
    void testFaultForEver()
    {
        simulator.faults().add(new Fault(nextRequest("/repos/{owner}/{repo}/issues").atRequest(2).always(), new Fault.Respond(502, Headers.of(), "<html>")));
        assertThat(client.get(LIST).status()).isEqualTo(200);
        for (int request = 0; request < 5; request++) {
            assertThat(client.get(LIST).status()).isEqualTo(502);
        }
        assertThat(simulator.faults().pending()).hasSize(1);
    }

    @Test
    void testVocabularyOverHttp()
    {
        TestingClient control = new TestingClient(URI.create(simulator.baseUri() + "/_simulator"), "");
        String distortions =
                """
                {"kind": "truncate"}, {"kind": "append", "text": "x"}, {"kind": "prepend", "text": "y"}, {"kind": "byte-order-mark"}, {"kind": "replace", "text": "[{\\"number\\":1}]"},
                {"kind": "keep", "records": 1}, {"kind": "repeat"}, {"kind": "put", "member": "/title", "value": "7"}, {"kind": "remove", "member": "/number"},
                {"kind": "set-header", "name": "ETag"}, {"kind": "shift-date", "seconds": 60}, {"kind": "link-to-itself"}, {"kind": "gzip-bomb", "megabytes": 1},
                {"kind": "gzip", "flaw": "corrupt"}, {"kind": "replace", "text": "the end"}, {"kind": "set-header", "name": "content-encoding"}
                """;
        assertThat(control.send("POST", "/faults", "{\"action\": \"distort\", \"times\": \"always\", \"distortions\": [%s]}".formatted(distortions)).status()).isEqualTo(201);
        assertThat(client.get(LIST)).satisfies(reply -> {
            assertThat(reply.body()).isEqualTo("the end");
            assertThat(reply.header("ETag")).isEmpty();
        });
        simulator.faults().clear();
        for (String action : List.of("short-body", "endless-chunks", "stall-body", "stall", "trickle", "cut", "reset")) {
            assertThat(control.send("POST", "/faults", "{\"action\": \"%s\", \"in_body\": \"no such text\"}".formatted(action)).status()).isEqualTo(201);
        }
        assertThat(client.get(LIST).body()).isEqualTo(sound.body());
        assertThat(simulator.faults().pending()).hasSize(7);
        assertThat(control.send("POST", "/faults", "{\"action\": \"distort\"}").status()).isEqualTo(400);
        assertThat(control.send("POST", "/faults", "{\"action\": \"distort\", \"distortions\": [{\"kind\": \"?\"}]}").status()).isEqualTo(400);
    }

    private Reply answer(Distortion... distortions)
    {
        simulator.faults().add(fault(distort(distortions)));
        return client.get(LIST);
    }

    private static Fault.Distort distort(Distortion... distortions)
    {
        return new Fault.Distort(distortions);
    }

    private static JsonDistortion.Put put(String member, String value, int every)
    {
        return new JsonDistortion.Put(JsonPointer.compile(member), value, every);
    }
}
