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
package io.omnisql.connector.http;

/**
 * Whether an answer can be a JSON document, by its two ends: it is an object or an array, and nothing stands before or behind it. What is cut off, empty, a page for people, or has been added to is told
 * before it is taken for an answer; what is wrong within is left to who decodes it. Pure.
 */
final class JsonOutline
{
    // byte order mark, which is no part of the document
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private JsonOutline() {}

    static boolean isWhole(byte[] body)
    {
        int first = startsWithMark(body) ? MARK.length : 0;
        int last = body.length - 1;
        while (first < last && isBlank(body[first])) {
            first++;
        }
        while (first < last && isBlank(body[last])) {
            last--;
        }
        return first < last && switch (body[first]) {
            case '{' -> body[last] == '}';
            case '[' -> body[last] == ']';
            default -> false;
        };
    }

    private static boolean startsWithMark(byte[] body)
    {
        return body.length >= MARK.length && body[0] == MARK[0] && body[1] == MARK[1] && body[2] == MARK[2];
    }

    private static boolean isBlank(byte character)
    {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
