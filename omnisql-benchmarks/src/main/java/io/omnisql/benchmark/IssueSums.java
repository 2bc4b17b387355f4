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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.time.Instant;

/**
 * Pulls five members out of each issue, and adds them up.
 */
final class IssueSums
{
    private long rows;
    private long numbers;
    private long titles;
    private long authors;
    private long open;
    private String latest = "";

    /**
     * Reads an issue; the parser is at its beginning.
     */
    void read(JsonParser parser)
            throws IOException
    {
        rows++;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (member) {
                case "number" -> numbers += parser.getLongValue();
                case "title" -> titles += length(parser.getText());
                case "state" -> open += parser.getText().equals("open") ? 1 : 0;
                case "created_at" -> latest = later(latest, parser.getText());
                case "user" -> {
                    if (value == JsonToken.START_OBJECT) {
                        readAuthor(parser);
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readAuthor(JsonParser parser)
            throws IOException
    {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("login")) {
                authors += length(parser.getText());
            }
            else {
                parser.skipChildren();
            }
        }
    }

    private static int length(String text)
    {
        return text.codePointCount(0, text.length());
    }

    private static String later(String left, String right)
    {
        return left.compareTo(right) < 0 ? right : left;
    }

    ScannedIssues found()
    {
        return new ScannedIssues(rows, numbers, titles, authors, open, Instant.parse(latest).getEpochSecond());
    }
}
