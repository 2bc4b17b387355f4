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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraComment;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestAdfText
{
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final AdfText ADF = new AdfText();

    /**
     * All nodes of the schema, in its version 52, and of what it has of later ones (stage 0).
     */
    private static final List<String> NODES = ImmutableList.of(
            "blockCard",
            "blockTaskItem",
            "blockquote",
            "bodiedExtension",
            "bodiedSyncBlock",
            "bulletList",
            "caption",
            "codeBlock",
            "date",
            "decisionItem",
            "decisionList",
            "doc",
            "embedCard",
            "emoji",
            "expand",
            "extension",
            "extensionFrame",
            "hardBreak",
            "heading",
            "inlineCard",
            "inlineExtension",
            "layoutColumn",
            "layoutSection",
            "listItem",
            "media",
            "mediaGroup",
            "mediaInline",
            "mediaSingle",
            "mention",
            "multiBodiedExtension",
            "nestedExpand",
            "orderedList",
            "panel",
            "paragraph",
            "placeholder",
            "rule",
            "status",
            "syncBlock",
            "table",
            "tableCell",
            "tableHeader",
            "tableRow",
            "taskItem",
            "taskList",
            "text");

    private static final List<String> MARKS = ImmutableList.of(
            "alignment", "annotation", "backgroundColor", "border", "breakout", "code", "dataConsumer", "em", "fontSize", "fragment", "indentation", "link", "strike", "strong", "subsup", "textColor", "underline");

    @Test
    void testBlocks()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put("", "")
                .put(p("a"), "a")
                .put(p("a") + "," + p("b"), "a\nb")
                .put(p("a") + "," + p() + "," + p("b") + "," + p(), "a\nb")
                .put("{'type': 'heading', 'attrs': {'level': 2}, 'content': [" + t("a") + "]}," + p("b"), "a\nb")
                .put(p("a") + ",{'type': 'rule'}," + p("b"), "a\nb")
                .put("{'type': 'codeBlock', 'attrs': {'language': 'sql'}, 'content': [" + t("select *\\n  from t\\n\\n;\\n") + "]}," + p("b"), "select *\n  from t\n\n;\nb")
                .put("{'type': 'blockquote', 'content': [" + p("a") + "," + p("b") + "]}," + p("c"), "a\nb\nc")
                .put("{'type': 'panel', 'attrs': {'panelType': 'info', 'panelIconText': 'i'}, 'content': [" + p("a") + "]}", "a")
                .put("{'type': 'expand', 'attrs': {'title': 'More'}, 'content': [" + p("a") + ", {'type': 'nestedExpand', 'attrs': {'title': ''}, 'content': [" + p("b") + "]}]}", "More\na\nb")
                .put("{'type': 'layoutSection', 'content': [{'type': 'layoutColumn', 'attrs': {'width': 50}, 'content': [" + p("a") + "]}, {'type': 'layoutColumn', 'attrs': {'width': 50}, 'content': [" + p("b") + "]}]}", "a\nb")
                .put("{'type': 'mediaSingle', 'attrs': {'layout': 'center'}, 'content': [{'type': 'media', 'attrs': {'type': 'file', 'id': 'x', 'collection': 'c', 'alt': 'a cat'}}, {'type': 'caption', 'content': [" + t("our ") + "," + t("cat") + "]}]}", "a cat\nour cat")
                .put("{'type': 'mediaGroup', 'content': [{'type': 'media', 'attrs': {'type': 'file', 'id': 'x', 'collection': 'c'}}, {'type': 'media', 'attrs': {'type': 'external', 'url': 'https://a.example/x.png', 'alt': 'b'}}]}," + p("c"), "b\nc")
                .put("{'type': 'blockCard', 'attrs': {'url': 'https://a.example/1'}}, {'type': 'blockCard', 'attrs': {'data': {'url': 'https://a.example/2', 'name': 'Two'}}}, {'type': 'blockCard', 'attrs': {'datasource': {'id': 'd'}}},"
                        + "{'type': 'embedCard', 'attrs': {'url': 'https://a.example/3', 'layout': 'wide'}}", "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3")
                .put("{'type': 'extension', 'attrs': {'extensionType': 't', 'extensionKey': 'k', 'text': 'chart'}}, {'type': 'bodiedExtension', 'attrs': {'extensionType': 't', 'extensionKey': 'k', 'text': 'fallback'}, 'content': [" + p("a") + "]}", "chart\na")
                .put("{'type': 'multiBodiedExtension', 'attrs': {'extensionType': 't', 'extensionKey': 'tabs'}, 'content': [{'type': 'extensionFrame', 'content': [" + p("a") + "]}, {'type': 'extensionFrame', 'content': [" + p("b") + "]}]}", "a\nb")
                .put("{'type': 'syncBlock', 'attrs': {'resourceId': 'r', 'localId': 'l'}}, {'type': 'bodiedSyncBlock', 'attrs': {'resourceId': 'r', 'localId': 'l'}, 'content': [" + p("a") + "]}", "a")
                .buildOrThrow();
        cases.forEach((content, text) -> assertThat(text(content)).as(content).isEqualTo(text));
    }

    @Test
    void testLines()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put(t("a") + "," + t("b "), "ab ")
                .put(t("a") + ",{'type': 'hardBreak'}," + t("b"), "a\nb")
                .put(t("a") + ",{'type': 'hardBreak', 'attrs': {'text': '\\n'}}, {'type': 'hardBreak'}," + t("b"), "a\n\nb")
                .put("{'type': 'hardBreak'}," + t("a") + ",{'type': 'hardBreak'}", "a")
                .put(t("a ") + ",{'type': 'mention', 'attrs': {'id': '5b', 'text': '@Ada Quill', 'accessLevel': ''}}," + t("!"), "a @Ada Quill!")
                .put("{'type': 'mention', 'attrs': {'id': '5b', 'text': 'Ada'}}", "@Ada")
                .put("{'type': 'mention', 'attrs': {'id': 'all', 'text': ''}}", "@all")
                .put("{'type': 'mention'}", "")
                .put("{'type': 'emoji', 'attrs': {'shortName': ':grin:', 'id': '1f601', 'text': '😁'}}, {'type': 'emoji', 'attrs': {'shortName': ':acme:'}}", "😁:acme:")
                .put("{'type': 'date', 'attrs': {'timestamp': '1582152559000'}}", "2020-02-19")
                .put("{'type': 'date', 'attrs': {'timestamp': '1582156799999'}}, {'type': 'date', 'attrs': {'timestamp': 1582156800000}}", "2020-02-192020-02-20")
                .put("{'type': 'date', 'attrs': {'timestamp': '-1'}}", "1969-12-31")
                .put("{'type': 'date', 'attrs': {'timestamp': '9223372036854775807'}}", "+292278994-08-17")
                .put("{'type': 'date', 'attrs': {'timestamp': 'soon'}}", "soon")
                .put("{'type': 'date', 'attrs': {'timestamp': '99999999999999999999'}}", "99999999999999999999")
                .put("{'type': 'status', 'attrs': {'text': 'IN HAND', 'color': 'yellow'}}", "IN HAND")
                .put("{'type': 'placeholder', 'attrs': {'text': 'what happens?'}}", "what happens?")
                .put("{'type': 'inlineCard', 'attrs': {'url': 'https://a.example/?a=1&b=2'}}", "https://a.example/?a=1&b=2")
                .put("{'type': 'inlineCard', 'attrs': {'data': {'url': 'https://a.example/'}}}", "https://a.example/")
                .put("{'type': 'mediaInline', 'attrs': {'id': 'x', 'collection': 'c', 'alt': 'a cat'}}", "a cat")
                .put("{'type': 'mediaInline', 'attrs': {'id': 'x', 'collection': 'c'}}", "")
                .put("{'type': 'inlineExtension', 'attrs': {'extensionType': 't', 'extensionKey': 'k', 'text': 'now'}}", "now")
                .put(t("ä\u00a0\\\"\\\\ \u202e€🚀\\t\\r"), "ä\u00a0\"\\ \u202e€🚀\t\r")
                .buildOrThrow();
        cases.forEach((content, text) -> assertThat(text("{'type': 'paragraph', 'content': [" + content + "]}")).as(content).isEqualTo(text));
    }

    @Test
    void testLists()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put(list("bulletList", item(p("a")), item(p("b"))), "- a\n- b")
                .put(list("bulletList", item(p("a") + "," + list("bulletList", item(p("b") + "," + list("orderedList", item(p("c")))))), item(p("d"))), "- a\n  - b\n    1. c\n- d")
                .put(list("orderedList", item(p("a")), item(p()), item(p("c"))), "1. a\n3. c")
                .put("{'type': 'orderedList', 'attrs': {'order': 9}, 'content': [" + item(p("a")) + "," + item(p("b")) + "]}", "9. a\n10. b")
                .put("{'type': 'orderedList', 'attrs': {'order': 0}, 'content': [" + item(p("a")) + "]}", "0. a")
                .put(list("bulletList", item(p("a") + "," + p("b")), item("{'type': 'codeBlock', 'content': [" + t("x\\n y") + "]}")), "- a\n  b\n- x\n   y")
                .put(list("bulletList", item("{'type': 'paragraph', 'content': [" + t("a") + ",{'type': 'hardBreak'}," + t("b") + "]}")) + "," + p("c"), "- a\n  b\nc")
                .put(list("bulletList", item("{'type': 'mediaSingle', 'content': [{'type': 'media', 'attrs': {}}]}")) + "," + p("c"), "c")
                .put(list("bulletList", item(list("bulletList", item(p("a"))))), "  - a")
                .put(list("taskList", task("TODO", "a"), task("DONE", "b"), list("taskList", task("TODO", "c"))), "[ ] a\n[x] b\n  [ ] c")
                .put(list("taskList", "{'type': 'blockTaskItem', 'attrs': {'localId': 'l', 'state': 'DONE'}, 'content': [" + p("a") + "," + p("b") + "]}"), "[x] a\n  b")
                .put(list("decisionList", "{'type': 'decisionItem', 'attrs': {'localId': 'l', 'state': 'DECIDED'}, 'content': [" + t("a") + "]}"), "- a")
                .buildOrThrow();
        cases.forEach((content, text) -> assertThat(text(content)).as(content).isEqualTo(text));
    }

    @Test
    void testTables()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put(table(row(header(p("a")), header(p("b"))), row(cell(p("1")), cell(p("2")))), "a\tb\n1\t2")
                .put(p("x") + "," + table(row(cell(p("a")))) + "," + p("y"), "x\na\ny")
                .put(table(row(cell(p()), cell(p("b")), cell(p()), cell(p("d")), cell(p())), row(cell(p()), cell(p())), row(cell(p("c")))), "\tb\t\td\nc")
                .put(table(row(cell(p("a") + "," + p("b")), cell("{'type': 'paragraph', 'content': [" + t("c") + ",{'type': 'hardBreak'}," + t("d\\te") + "]}"))), "a b\tc d e")
                .put(table(row(cell(list("bulletList", item(p("a")), item(p("b") + "," + list("orderedList", item(p("c")))))), cell("{'type': 'codeBlock', 'content': [" + t("x\\ny") + "]}"))), "- a - b 1. c\tx y")
                .put(table(row(cell(table(row(cell(p("a")), cell(p("b"))), row(cell(p("c"))))), cell("{'type': 'nestedExpand', 'attrs': {'title': 'd'}, 'content': [" + p("e") + "]}"))), "a b c\td e")
                .put(list("bulletList", item(table(row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d")))))), "- a\tb\n  c\td")
                .buildOrThrow();
        cases.forEach((content, text) -> assertThat(text(content)).as(content).isEqualTo(text));
    }

    /**
     * What the format does not allow, or does not have yet, has a text as well.
     */
    @Test
    void testWhatIsNotInTheFormat()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put("null", "")
                .put("{}", "")
                .put("[]", "")
                .put("{'version': 1, 'type': 'doc'}", "")
                .put("{'version': 1, 'type': 'doc', 'content': null}", "")
                .put("{'version': 1, 'type': 'doc', 'content': [null, 1, true, {}, []]}", "")
                .put("{'version': 1, 'type': 'doc', 'content': 'plain'}", "plain")
                .put("{'version': 1, 'type': 'doc', 'content': " + p("a") + "}", "a")
                .put("'*wiki* text\\n\\nh1. of the older version '", "*wiki* text\n\nh1. of the older version ")
                .put("[" + p("a") + "," + p("b") + "]", "a\nb")
                .put(p("a"), "a")
                .put(doc(t("a") + "," + t("b")), "ab")
                .put(doc("{'type': 'novel', 'content': [" + p("a") + "]}," + p("b")), "a\nb")
                .put(doc("{'type': 'paragraph', 'content': [" + t("a") + ",{'type': 'novel', 'content': [" + t("b") + "]}," + t("c") + "]}"), "abc")
                .put(doc("{'type': 'paragraph', 'content': [{'type': 'novel', 'attrs': {'text': 'a'}}, {'type': 'novel', 'text': 'b'}, {'type': 'novel'}]}"), "ab")
                .put(doc("{'content': [{'content': [" + p("a") + "], 'type': 7}]}"), "a")
                .put(doc(p("a").replace("'text': 'a'", "'text': null")), "")
                .put(doc("{'type': 'listItem', 'content': [" + p("a") + "]}, {'type': 'tableCell', 'content': [" + p("b") + "," + p("c") + "]}," + p("d")), "- a\nb c\nd")
                .put(doc("{'type': 'tableRow', 'content': [" + p("a") + "," + cell(p("b")) + "]}"), "a\nb")
                .put(doc("{'type': 'orderedList', 'attrs': {'order': 1e999999999}, 'content': [" + item(p("a")) + "]}"), "1. a")
                .put(doc("{'type': 'orderedList', 'attrs': {'order': -5}, 'content': [" + item(p("a")) + "]}"), "- a")
                .put(doc("{'type': 'orderedList', 'attrs': {'order': 9223372036854775807}, 'content': [" + item(p("a")) + "," + item(p("b")) + "]}"), "9223372036854775807. a\n- b")
                .buildOrThrow();
        cases.forEach((document, text) -> assertThat(ADF.text(json(document))).as(document).isEqualTo(text));
    }

    @Test
    void testEveryNode()
    {
        for (String type : NODES) {
            String node = "{'type': '" + type + "', 'attrs': {}, 'content': [" + p("a") + "," + t("b") + "]}";
            assertThat(text(node).replaceAll("(?m)^(- |\\[ ] | +)", "")).as(type).isIn("a\nb", "a b");
            assertThat(text(p("x") + "," + node + "," + p("y")).lines()).as(type).startsWith("x").endsWith("y");
            assertThat(text("{'type': '" + type + "'}")).as(type).isEmpty();
        }
    }

    @Test
    void testMarksChangeNothing()
    {
        for (String mark : MARKS) {
            String attributes = "{'href': 'https://a.example/', 'type': 'sup', 'color': '#ff0000', 'text': 'no'}";
            String marked = "{'type': 'text', 'text': 'a', 'marks': [{'type': '" + mark + "', 'attrs': " + attributes + "}]}";
            assertThat(text("{'type': 'paragraph', 'marks': [{'type': '" + mark + "'}], 'content': [" + t("x ") + "," + marked + "," + t(" y") + "]}")).as(mark).isEqualTo("x a y");
        }
    }

    @Test
    void testShowcase()
    {
        List<JsonNode> showcases = JiraDataset.of(Company.generate(3, 0.2)).issues().stream().flatMap(TestAdfText::documents).filter(document -> document.toString().contains("unheardOf")).toList();
        assertThat(showcases).hasSizeGreaterThanOrEqualTo(2).allSatisfy(showcase -> assertThat(ADF.text(showcase)).isEqualTo(
                """
                Title
                plain bolditaliccodestruckunderlinkredmarked2
                @Ada Quill🚀2020-02-19in handhttps://acme.example/cardfill me in
                - one
                - two
                  - nested
                3. first
                [ ] to do
                - decided
                select *
                  from "t"
                quoted
                careful
                More
                hidden
                name\tvalue
                a\t1
                a picture
                https://acme.example/block
                https://acme.example/embed
                left
                right
                inside
                of the future"""));
    }

    private static Stream<JsonNode> documents(JiraIssue issue)
    {
        return Stream.concat(issue.facts().description().stream(), issue.activity().comments().stream().map(JiraComment::body));
    }

    private static String text(String content)
    {
        return ADF.text(json(doc(content)));
    }

    private static String doc(String content)
    {
        return "{'version': 1, 'type': 'doc', 'content': [" + content + "]}";
    }

    private static String t(String text)
    {
        return "{'type': 'text', 'text': '" + text + "'}";
    }

    private static String p(String... texts)
    {
        return "{'type': 'paragraph', 'content': [" + Stream.of(texts).map(TestAdfText::t).collect(joining(",")) + "]}";
    }

    private static String list(String type, String... items)
    {
        return "{'type': '" + type + "', 'content': [" + String.join(",", items) + "]}";
    }

    private static String item(String content)
    {
        return "{'type': 'listItem', 'content': [" + content + "]}";
    }

    private static String task(String state, String text)
    {
        return "{'type': 'taskItem', 'attrs': {'localId': 'l', 'state': '" + state + "'}, 'content': [" + t(text) + "]}";
    }

    private static String table(String... rows)
    {
        return "{'type': 'table', 'content': [" + String.join(",", rows) + "]}";
    }

    private static String row(String... cells)
    {
        return "{'type': 'tableRow', 'content': [" + String.join(",", cells) + "]}";
    }

    private static String header(String content)
    {
        return "{'type': 'tableHeader', 'attrs': {}, 'content': [" + content + "]}";
    }

    private static String cell(String content)
    {
        return "{'type': 'tableCell', 'attrs': {'colspan': 1}, 'content': [" + content + "]}";
    }

    private static JsonNode json(String text)
    {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
