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

import static io.omnisql.simulator.jira.Adf.document;
import static io.omnisql.simulator.jira.Adf.node;
import static io.omnisql.simulator.jira.Adf.text;
import static io.omnisql.simulator.jira.Adf.with;

/**
 * A document with every node and mark that the documentation of the format names.
 */
final class AdfShowcase
{
    private AdfShowcase() {}

    static ObjectNode showcase(String mentioned)
    {
        return document(
                with(node("heading", text("Title")), "level", 1),
                node("paragraph",
                        text("plain "),
                        text("bold", node("strong")),
                        text("italic", node("em")),
                        text("code", node("code")),
                        text("struck", node("strike")),
                        text("under", node("underline")),
                        text("link", with(node("link"), "href", "https://acme.example/?a=1&b=2")),
                        text("red", with(node("textColor"), "color", "#ff0000")),
                        text("marked", with(node("backgroundColor"), "color", "#fedec8")),
                        text("2", with(node("subsup"), "type", "sup")),
                        node("hardBreak"),
                        with(with(node("mention"), "id", mentioned), "text", "@Ada Quill"),
                        with(with(with(node("emoji"), "shortName", ":rocket:"), "id", "1f680"), "text", "🚀"),
                        with(node("date"), "timestamp", "1582152559000"),
                        with(with(with(node("status"), "text", "in hand"), "color", "yellow"), "localId", "s-1"),
                        with(node("inlineCard"), "url", "https://acme.example/card"),
                        with(with(node("mediaInline"), "id", "media-0"), "collection", "c"),
                        with(node("placeholder"), "text", "fill me in"),
                        with(with(node("inlineExtension"), "extensionType", "com.acme"), "extensionKey", "inline")),
                node("bulletList", node("listItem", node("paragraph", text("one"))), node("listItem", node("paragraph", text("two")), node("bulletList", node("listItem", node("paragraph", text("nested")))))),
                with(node("orderedList", node("listItem", node("paragraph", text("first")))), "order", 3),
                with(node("taskList", with(with(node("taskItem", text("to do")), "localId", "t-1"), "state", "TODO")), "localId", "l-1"),
                with(node("decisionList", with(with(node("decisionItem", text("decided")), "localId", "d-1"), "state", "DECIDED")), "localId", "l-2"),
                with(node("codeBlock", text("select *\n  from \"t\"")), "language", "sql"),
                node("blockquote", node("paragraph", text("quoted"))),
                with(node("panel", node("paragraph", text("careful"))), "panelType", "warning"),
                with(node("expand", node("paragraph", text("hidden"))), "title", "More"),
                node("rule"),
                table(),
                node("mediaSingle", media("media-1"), node("caption", text("a picture"))),
                node("mediaGroup", media("media-2")),
                with(node("blockCard"), "url", "https://acme.example/block"),
                with(with(node("embedCard"), "url", "https://acme.example/embed"), "layout", "center"),
                node("layoutSection", with(node("layoutColumn", node("paragraph", text("left"))), "width", 50), with(node("layoutColumn", node("paragraph", text("right"))), "width", 50)),
                with(with(node("extension"), "extensionType", "com.acme"), "extensionKey", "block"),
                with(with(node("bodiedExtension", node("paragraph", text("inside"))), "extensionType", "com.acme"), "extensionKey", "body"),
                with(with(node("syncBlock"), "resourceId", "sync"), "localId", "y-1"),
                with(node("unheardOf", node("paragraph", text("of the future"))), "size", 1),
                node("paragraph"));
    }

    private static JsonNode table()
    {
        return node(
                "table",
                node("tableRow", node("tableHeader", node("paragraph", text("name"))), node("tableHeader", node("paragraph", text("value")))),
                node("tableRow", node("tableCell", node("paragraph", text("a"))), with(node("tableCell", node("nestedExpand", node("paragraph", text("1")))), "colspan", 1)));
    }

    private static JsonNode media(String id)
    {
        return with(with(with(node("media"), "id", id), "type", "file"), "collection", "c");
    }
}
