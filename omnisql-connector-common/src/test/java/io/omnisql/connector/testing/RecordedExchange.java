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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * One answer of a real API, as it was recorded.
 *
 * @param host the address of the API in links, such as {@code https://api.example.com}
 * @param target path and query string, below the root of the API
 */
public record RecordedExchange(String host, String method, String target, int status, Map<String, String> headers, String body)
{
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"?next\"?");

    public RecordedExchange
    {
        requireNonNull(host, "host is null");
        requireNonNull(method, "method is null");
        requireNonNull(target, "target is null");
        headers = ImmutableMap.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    /**
     * The target of the next page, as a {@code Link} header names it.
     */
    Optional<String> next()
    {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("link"))
                .map(header -> NEXT.matcher(header.getValue()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .filter(link -> link.startsWith(host))
                .map(link -> link.substring(host.length()))
                .findFirst();
    }
}
