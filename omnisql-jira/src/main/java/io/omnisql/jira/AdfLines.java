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

import static java.lang.Math.max;
import static java.lang.Math.min;

/**
 * Puts the pieces of a document's text into lines. A line begins with the first piece in it, so that what has no text leaves no trace. Not thread-safe.
 */
final class AdfLines
{
    private static final int MOST_INDENTED = 8;

    private final StringBuilder text = new StringBuilder();
    private int lists;
    private int rows;
    private int cells;
    private boolean lineOpen;
    private boolean rowOpen;
    // what stands in front of the next piece, if there is one
    private String bullet = "";
    private int breaks;
    private int tabs;

    /**
     * What follows is another block than what was before.
     */
    void block()
    {
        lineOpen = false;
    }

    void beginList()
    {
        block();
        if (cells == 0) {
            lists++;
        }
    }

    void endList()
    {
        block();
        if (cells == 0) {
            lists--;
        }
    }

    void item(String newBullet)
    {
        block();
        bullet = newBullet;
    }

    void endItem()
    {
        block();
        bullet = "";
    }

    void beginRow()
    {
        block();
        rows++;
    }

    void endRow()
    {
        block();
        rows--;
        if (rows == 0) {
            endLineOfRow();
        }
    }

    void beginCell()
    {
        block();
        cells++;
    }

    void endCell()
    {
        block();
        cells--;
        if (cells == 0 && rows > 0) {
            tabs++;
        }
        else if (cells == 0) {
            endLineOfRow();
        }
    }

    private void endLineOfRow()
    {
        rowOpen = false;
        tabs = 0;
    }

    /**
     * Writes a piece of text, in which lines may break.
     */
    void write(String piece)
    {
        int from = 0;
        for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
            append(piece.substring(from, end));
            breaks++;
            from = end + 1;
        }
        append(piece.substring(from));
    }

    private void append(String piece)
    {
        if (piece.isEmpty()) {
            return;
        }
        if (!lineOpen) {
            beginLine();
        }
        else if (breaks > 0) {
            goOn();
        }
        breaks = 0;
        text.append(cells == 0 ? piece : piece.replace('\t', ' ').replace('\r', ' '));
    }

    private void beginLine()
    {
        if (cells == 0 || !rowOpen) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            indent(bullet.isEmpty() ? lists : lists - 1);
            rowOpen = cells > 0;
            text.repeat('\t', tabs);
        }
        else if (tabs > 0) {
            text.repeat('\t', tabs);
        }
        else {
            text.append(' ');
        }
        tabs = 0;
        text.append(bullet);
        bullet = "";
        lineOpen = true;
    }

    private void goOn()
    {
        if (cells > 0) {
            text.append(' ');
            return;
        }
        text.repeat('\n', breaks);
        indent(lists);
    }

    private void indent(int levels)
    {
        text.repeat("  ", max(0, min(levels, MOST_INDENTED)));
    }

    String text()
    {
        return text.toString();
    }
}
