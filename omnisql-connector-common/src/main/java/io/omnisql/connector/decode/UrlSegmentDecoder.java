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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.slice.Slices.utf8Slice;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Decodes one path segment of a URL, counted from its end, into a text or a number.
 */
final class UrlSegmentDecoder
        implements ValueDecoder
{
    private final int fromEnd;

    UrlSegmentDecoder(int fromEnd)
    {
        checkArgument(fromEnd > 0, "fromEnd must be positive");
        this.fromEnd = fromEnd;
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("a URL", parser);
        }
        List<String> segments = Splitter.on('/').splitToList(parser.getText());
        if (segments.size() < fromEnd) {
            throw UnexpectedValueException.unexpected("a URL of more segments", parser);
        }
        String segment = decoded(segments.get(segments.size() - fromEnd));
        if (cell.type().getJavaType() != long.class) {
            cell.setObject(utf8Slice(segment));
            return;
        }
        cell.setLong(Optional.ofNullable(Longs.tryParse(segment))
                .orElseThrow(() -> new UnexpectedValueException("a URL with a number", "another URL")));
    }

    private static String decoded(String segment)
            throws UnexpectedValueException
    {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        }
        catch (IllegalArgumentException _) {
            throw new UnexpectedValueException("a URL", "another text");
        }
    }
}
