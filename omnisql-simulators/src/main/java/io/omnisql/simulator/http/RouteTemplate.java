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
package io.omnisql.simulator.http;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A path with named holes, such as {@code /repos/{owner}/{repo}}; it matches whole paths, segment by segment.
 */
public record RouteTemplate(String template, ImmutableList<String> segments)
{
    private static final Splitter SEGMENTS = Splitter.on('/');

    public RouteTemplate
    {
        requireNonNull(template, "template is null");
        requireNonNull(segments, "segments is null");
    }

    public static RouteTemplate parse(String template)
    {
        return new RouteTemplate(template, ImmutableList.copyOf(SEGMENTS.split(template)));
    }

    public Optional<ImmutableMap<String, String>> match(String path)
    {
        List<String> actual = SEGMENTS.splitToList(path);
        if (actual.size() != segments.size()) {
            return Optional.empty();
        }
        ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
        for (int i = 0; i < actual.size(); i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
                values.put(expected.substring(1, expected.length() - 1), decode(actual.get(i)));
            }
            else if (!expected.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values.buildOrThrow());
    }

    private static String decode(String segment)
    {
        try {
            // a plus sign is a plain character in a path
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        }
        catch (IllegalArgumentException _) {
            return segment;
        }
    }
}
