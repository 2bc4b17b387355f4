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
import io.airlift.slice.Slice;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.slice.Slices.utf8Slice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Decodes one path segment of a URL, counted from its end or from a segment of a known text, into a text or a number.
 */
final class UrlSegmentDecoder
        implements ValueDecoder
{
    private final ToIntFunction<List<String>> position;
    // what was read last, as the records of a page often have the same URL
    private Optional<Segment> last = Optional.empty();

    private UrlSegmentDecoder(ToIntFunction<List<String>> position)
    {
        this.position = requireNonNull(position, "position is null");
    }

    static UrlSegmentDecoder fromEnd(int fromEnd)
    {
        checkArgument(fromEnd > 0, "fromEnd must be positive");
        return new UrlSegmentDecoder(segments -> segments.size() - fromEnd);
    }

    static UrlSegmentDecoder after(String marker, int distance)
    {
        requireNonNull(marker, "marker is null");
        checkArgument(distance > 0, "distance must be positive");
        return new UrlSegmentDecoder(segments -> segments.contains(marker) ? segments.indexOf(marker) + distance : segments.size());
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("a URL", parser);
        }
        if (last.isEmpty() || !last.get().isOf(parser)) {
            String url = parser.getText();
            last = Optional.of(new Segment(url.toCharArray(), utf8Slice(segment(url, parser))));
        }
        Slice segment = last.get().text();
        if (cell.type().getJavaType() != long.class) {
            cell.setObject(segment);
            return;
        }
        cell.setLong(Optional.ofNullable(Longs.tryParse(segment.toStringUtf8()))
                .orElseThrow(() -> new UnexpectedValueException("a URL with a number", "another URL")));
    }

    private String segment(String url, JsonParser parser)
            throws IOException
    {
        List<String> segments = Splitter.on('/').splitToList(url);
        int index = position.applyAsInt(segments);
        if (index < 0 || index >= segments.size()) {
            throw UnexpectedValueException.unexpected("a URL of more segments", parser);
        }
        return decoded(segments.get(index));
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

    @SuppressWarnings("ArrayRecordComponent") // segments are not compared
    private record Segment(char[] url, Slice text)
    {
        private Segment
        {
            requireNonNull(url, "url is null");
            requireNonNull(text, "text is null");
        }

        boolean isOf(JsonParser parser)
                throws IOException
        {
            int from = parser.getTextOffset();
            return Arrays.equals(parser.getTextCharacters(), from, from + parser.getTextLength(), url, 0, url.length);
        }
    }
}
