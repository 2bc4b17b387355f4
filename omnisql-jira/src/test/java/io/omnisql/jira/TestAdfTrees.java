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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Any tree has a text, however it is made: all that is written in it, in its order, and nothing twice.
 */
@Timeout(value = 5, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestAdfTrees
{
    private static final AdfText ADF = new AdfText();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WORD = Pattern.compile("w[0-9]+w");
    private static final int ROUNDS = 5_000;

    private static final List<String> TYPES = ImmutableList.of(
            "doc",
            "paragraph",
            "heading",
            "codeBlock",
            "caption",
            "bulletList",
            "orderedList",
            "taskList",
            "decisionList",
            "listItem",
            "taskItem",
            "blockTaskItem",
            "decisionItem",
            "table",
            "tableRow",
            "tableCell",
            "tableHeader",
            "panel",
            "expand",
            "layoutSection",
            "layoutColumn",
            "mediaSingle",
            "mediaGroup",
            "bodiedExtension",
            "multiBodiedExtension",
            "extensionFrame",
            "bodiedSyncBlock",
            "blockquote",
            "novel",
            "");

    private static final List<String> LEAVES = ImmutableList.of("hardBreak", "rule", "emoji", "date", "status", "mention", "inlineCard", "media", "mediaInline", "placeholder", "extension", "inlineExtension", "syncBlock", "novel");

    @Test
    void testAnyTree()
    {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            JsonNode tree = tree(random, 2 + random.nextInt(7), words);
            String text = ADF.text(tree);
            assertThat(WORD.matcher(text).results().map(MatchResult::group)).as("seed %s", seed).isEqualTo(words);
            assertThat(text).as("seed %s", seed).isEqualTo(ADF.text(tree.deepCopy())).doesNotStartWith("\n").doesNotEndWith("\n");
        }
    }

    private static JsonNode tree(Random random, int depth, List<String> words)
    {
        return switch (random.nextInt(depth > 0 ? 12 : 4)) {
            case 0 -> scalar(random, words);
            case 1, 2 -> text(random, words);
            case 3 -> leaf(random);
            case 4 -> array(random, depth, words);
            default -> {
                ObjectNode node = NODES.objectNode();
                if (random.nextBoolean()) {
                    node.put("type", any(TYPES, random));
                }
                if (random.nextInt(20) == 0) {
                    node.set("content", tree(random, depth - 1, words));
                }
                else {
                    node.set("content", array(random, depth, words));
                }
                // members come in any order
                node.put("type", any(TYPES, random)).set("attrs", attributes(random));
                yield node;
            }
        };
    }

    private static ArrayNode array(Random random, int depth, List<String> words)
    {
        ArrayNode array = NODES.arrayNode();
        IntStream.range(0, random.nextInt(5)).forEach(_ -> array.add(tree(random, depth - 1, words)));
        return array;
    }

    private static JsonNode text(Random random, List<String> words)
    {
        return NODES.objectNode().put("text", random.nextInt(5) == 0 ? "\n" + word(words) + "\n\n" + word(words) + "\n" : word(words)).put("type", "text");
    }

    private static JsonNode scalar(Random random, List<String> words)
    {
        return switch (random.nextInt(5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.numberNode(random.nextDouble());
            default -> NODES.textNode(word(words));
        };
    }

    private static JsonNode leaf(Random random)
    {
        return NODES.objectNode().put("type", any(LEAVES, random)).set("attrs", attributes(random));
    }

    private static JsonNode attributes(Random random)
    {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("x");
            case 2 -> NODES.arrayNode().add(1);
            case 3 -> NODES.objectNode().put("order", random.nextLong()).put("timestamp", random.nextLong()).put("state", "DONE").putNull("text").put("url", 7);
            case 4 -> NODES.objectNode().put("order", 2).put("timestamp", "1582152559000").put("text", "x\ny").put("title", "z").put("alt", "x").put("shortName", ":x:").put("url", "u:x");
            default -> NODES.objectNode();
        };
    }

    private static String word(List<String> words)
    {
        String word = "w" + words.size() + "w";
        words.add(word);
        return word;
    }

    private static String any(List<String> values, Random random)
    {
        return values.get(random.nextInt(values.size()));
    }

    /**
     * Far deeper than any stack, and than what the engine reads.
     */
    @Test
    void testDepth()
    {
        for (List<String> types : ImmutableList.of(
                ImmutableList.of("panel"),
                ImmutableList.of("bulletList", "listItem"),
                ImmutableList.of("orderedList"),
                ImmutableList.of("table", "tableRow", "tableCell"),
                ImmutableList.of("paragraph", "novel"),
                ImmutableList.of("doc", "orderedList", "listItem", "table", "tableRow", "tableHeader", "expand"))) {
            int depth = 300_000;
            JsonNode node = NODES.objectNode().put("type", "text").put("text", "inmost");
            for (int level = depth; level > 0; level--) {
                node = node(types.get(level % types.size()), NODES.arrayNode().add("a").add(node).add("b"));
            }
            String text = ADF.text(node);
            assertThat(text).as(types.toString()).contains("inmost");
            // each text may have a line break, the indentation of eight lists and a number in front of it
            assertThat(text.length()).as(types.toString()).isBetween(2 * depth, 2 * depth * (1 + 1 + 16 + 8));
        }
    }

    /**
     * Each node is looked at once: what stands in cells, or behind many breaks, is not gone through again.
     */
    @Test
    void testWidth()
    {
        int size = 300_000;
        ArrayNode content = NODES.arrayNode();
        IntStream.range(0, size).forEach(i -> content.add(NODES.objectNode().put("type", i % 3 == 0 ? "hardBreak" : "text").put("text", "a\nb\t")));
        for (String type : ImmutableList.of("paragraph", "tableCell", "listItem", "tableRow", "novel")) {
            JsonNode node = node(type, content);
            JsonNode row = node("tableRow", NODES.arrayNode().add(node));
            assertThat(ADF.text(NODES.arrayNode().add(row).add(node)).length()).as(type).isBetween(4 * size, 16 * size);
        }
    }

    private static JsonNode node(String type, JsonNode content)
    {
        return NODES.objectNode().put("type", type).set("content", content);
    }
}
