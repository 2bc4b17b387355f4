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
package io.omnisql.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documents in Jira's official description and in what was recorded from real sites, which are of both versions of the API.
 */
@EnabledIf(value = "isContractAtHand", disabledReason = "there is no description of the API: name its folder with -Domnisql.contracts=")
final class TestAdfRecordings
{
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final AdfText ADF = new AdfText();
    private static final Set<String> DOCUMENTED = ImmutableSet.of("description", "environment", "body", "comment");

    static boolean isContractAtHand()
    {
        return Files.isDirectory(folder());
    }

    private static Path folder()
    {
        return Path.of(System.getProperty("omnisql.contracts", "none"), "jira");
    }

    @Test
    void testExamplesOfTheDescription()
            throws IOException
    {
        ImmutableSet.Builder<JsonNode> documents = ImmutableSet.builder();
        visit(MAPPER.readTree(folder().resolve("spec/jira-cloud-v3-openapi.json").toFile()), documents::add);
        assertThat(documents.build()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(document -> assertThat(document.findValuesAsText("text")).containsExactly(ADF.text(document)));
        assertThat(documents.build().stream().map(ADF::text)).contains("Main order flow broken", "I did some work here.", "Occurs on all orders", "UAT");
    }

    @Test
    void testRecordings()
            throws IOException
    {
        try (Stream<Path> files = Files.walk(folder().resolve("recorded"))) {
            List<JsonNode> texts = files.filter(Files::isRegularFile).sorted().flatMap(TestAdfRecordings::read).flatMap(TestAdfRecordings::documented).collect(toImmutableList());
            assertThat(texts).hasSizeGreaterThan(100);
            assertThat(texts.stream().map(JsonNode::getNodeType).map(Enum::name).collect(toImmutableSet())).as("recordings have texts only; documents need an expectation of their own").containsExactly("STRING");
            assertThat(texts).allSatisfy(text -> assertThat(ADF.text(text)).isEqualTo(text.textValue()));
        }
    }

    /**
     * Examples are documents, or texts that hold one.
     */
    private static void visit(JsonNode node, Consumer<JsonNode> documents)
    {
        if (node.path("type").asText().equals("doc") && node.has("content")) {
            documents.accept(node);
        }
        else if (node.isTextual() && node.textValue().contains("doc") && node.textValue().startsWith("{")) {
            try {
                visit(MAPPER.readTree(node.textValue()), documents);
            }
            catch (JsonProcessingException _) {
                // an example that is cut off, or no JSON
            }
        }
        node.forEach(member -> visit(member, documents));
    }

    private static Stream<JsonNode> documented(JsonNode node)
    {
        return Stream.concat(
                node.properties().stream().filter(member -> DOCUMENTED.contains(member.getKey()) && (member.getValue().isTextual() || member.getValue().path("type").asText().equals("doc"))).map(member -> member.getValue()),
                node.valueStream().flatMap(TestAdfRecordings::documented));
    }

    private static Stream<JsonNode> read(Path file)
    {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".jsonl") ? text.lines().map(TestAdfRecordings::parse) : Stream.of(parse(text));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String text)
    {
        try {
            return MAPPER.readTree(text);
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
