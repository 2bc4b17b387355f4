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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * A path from a JSON value to a value inside it: RFC 6901, plus {@code *} for every element of an array.
 * <p>
 * The empty pointer is the value itself. At most one {@code *} may occur.
 */
public record JsonPointer(List<String> segments)
{
    public static final String EACH = "*";
    public static final JsonPointer ROOT = new JsonPointer(ImmutableList.of());

    public JsonPointer
    {
        segments = ImmutableList.copyOf(segments);
    }

    @JsonCreator
    public static JsonPointer parse(String text)
    {
        if (text.isEmpty()) {
            return ROOT;
        }
        checkArgument(text.startsWith("/"), "A pointer starts with a slash: %s", text);
        return new JsonPointer(Splitter.on('/').splitToStream(text.substring(1))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .collect(toImmutableList()));
    }

    /**
     * The path to the value that holds the one at this path, which is not the root.
     */
    public JsonPointer parent()
    {
        return new JsonPointer(segments.subList(0, segments.size() - 1));
    }

    @Override
    @JsonValue
    public String toString()
    {
        return segments.stream()
                .map(segment -> "/" + segment.replace("~", "~0").replace("/", "~1"))
                .collect(joining());
    }
}
