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
import com.google.common.collect.Iterators;
import io.omnisql.connector.decode.DocumentText;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import static java.util.Objects.requireNonNull;

/**
 * Makes plain text of documents in the Atlassian Document Format: what a reader sees, one block to a line, without its looks.
 * <ul>
 * <li>Paragraphs, headings, code, quotes, panels, captions, columns and whatever else is a block begin on a line of their own. A block without text has no line, so an empty document is an empty text.
 *     A break in a line ({@code hardBreak}, or in code) is a break; those at the ends of a block are not.
 * <li>An item of a list begins with {@code "- "}, with its number and {@code ". "}, or with {@code "[ ] "} or {@code "[x] "} if it is a task; the other lines of an item, and lists in lists, are indented by two spaces for each list
 *     around them, of which no more than eight count.
 * <li>A row of a table is a line, with a tab between cells; what breaks lines in a cell, and a table in a cell, is separated by spaces.
 * <li>A mention is its text, with the {@code @}, or {@code @} and the account id; an emoji its character, or its short name; a date the day in UTC, as in {@code 2026-03-01}; a card its URL; a picture or file its
 *     alternative text, or nothing; a status and a placeholder are their text; an {@code expand} begins with its title.
 * <li>Marks change looks only. A linked text is the text, without the URL, which is in the document.
 * <li>An extension, and any node that is not known here, is the text of what it contains, or its own if it contains nothing. It is a block where blocks stand, and part of the line elsewhere.
 * </ul>
 * Texts, which the second version of the API has in place of documents, stay as they are. Time is linear in the document, and depth is no limit.
 */
public final class AdfText
        implements DocumentText
{
    /**
     * The name of the format in column definitions.
     */
    public static final String FORMAT = "adf";

    @Override
    public String text(JsonNode document)
    {
        if (!document.isContainerNode()) {
            return document.asText("");
        }
        AdfLines lines = new AdfLines();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(AdfShape.BLOCK, Iterators.singletonIterator(document), -1));
        while (!open.isEmpty()) {
            Open parent = open.element();
            if (parent.content.hasNext()) {
                open.push(begin(new AdfNode(parent.content.next()), parent, lines));
            }
            else {
                end(open.remove().shape, lines);
            }
        }
        return lines.text();
    }

    private static Open begin(AdfNode node, Open parent, AdfLines lines)
    {
        AdfShape shape = AdfShape.of(node.type(), parent.shape);
        switch (shape) {
            case BLOCK, LINE -> lines.block();
            case LIST -> lines.beginList();
            case ITEM, LINE_ITEM -> lines.item(node.checkbox().orElseGet(parent::nextBullet));
            case ROW -> lines.beginRow();
            case CELL -> lines.beginCell();
            case INLINE -> {}
        }
        lines.write(node.text());
        return new Open(shape, node.content(), node.firstNumber());
    }

    private static void end(AdfShape shape, AdfLines lines)
    {
        switch (shape) {
            case BLOCK, LINE -> lines.block();
            case LIST -> lines.endList();
            case ITEM, LINE_ITEM -> lines.endItem();
            case ROW -> lines.endRow();
            case CELL -> lines.endCell();
            case INLINE -> {}
        }
    }

    /**
     * A node of which the content is being written.
     */
    private static final class Open
    {
        private final AdfShape shape;
        private final Iterator<JsonNode> content;
        // of the next item; negative where items have none
        private long number;

        private Open(AdfShape shape, Iterator<JsonNode> content, long number)
        {
            this.shape = requireNonNull(shape, "shape is null");
            this.content = requireNonNull(content, "content is null");
            this.number = number;
        }

        private String nextBullet()
        {
            return number < 0 ? "- " : number++ + ". ";
        }
    }
}
