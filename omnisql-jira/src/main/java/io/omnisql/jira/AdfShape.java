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

/**
 * How a node of a document stands among others, and what it contains.
 */
enum AdfShape
{
    /**
     * Begins a line, and contains blocks.
     */
    BLOCK,
    /**
     * Begins a line, and contains parts of it.
     */
    LINE,
    /**
     * Contains items.
     */
    LIST,
    /**
     * An item that contains blocks.
     */
    ITEM,
    /**
     * An item that contains parts of a line.
     */
    LINE_ITEM,
    /**
     * Contains cells.
     */
    ROW,
    /**
     * Contains blocks.
     */
    CELL,
    /**
     * Is a part of a line.
     */
    INLINE;

    /**
     * The shape of a node, by its type or, if that is not known, by what it stands in.
     */
    static AdfShape of(String type, AdfShape parent)
    {
        return switch (type) {
            case "paragraph", "heading", "codeBlock", "caption" -> LINE;
            case "bulletList", "orderedList", "taskList", "decisionList" -> LIST;
            case "listItem", "blockTaskItem" -> ITEM;
            case "taskItem", "decisionItem" -> LINE_ITEM;
            case "tableRow" -> ROW;
            case "tableCell", "tableHeader" -> CELL;
            case "text", "hardBreak", "mention", "emoji", "date", "status", "placeholder", "inlineCard", "mediaInline", "inlineExtension" -> INLINE;
            case "doc", "blockquote", "panel", "rule", "expand", "nestedExpand", "table", "mediaSingle", "mediaGroup", "media", "blockCard", "embedCard", "layoutSection", "layoutColumn",
                 "extension", "bodiedExtension", "multiBodiedExtension", "extensionFrame", "syncBlock", "bodiedSyncBlock" -> BLOCK;
            default -> parent.isLine() ? INLINE : BLOCK;
        };
    }

    private boolean isLine()
    {
        return switch (this) {
            case LINE, LINE_ITEM, INLINE -> true;
            case BLOCK, LIST, ITEM, ROW, CELL -> false;
        };
    }
}
