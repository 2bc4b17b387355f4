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

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.trino.spi.TrinoException;
import okhttp3.Headers;
import okhttp3.HttpUrl;

import java.util.Optional;
import java.util.regex.Pattern;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;

/**
 * Reads the header {@code Link} (RFC 8288). Pure.
 */
public final class LinkHeader
{
    private static final String VALUE = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^\\s;,\"]*+";
    private static final String PARAMETER = "\\s*+;\\s*+(?:([^\\s=;,\"]++)(?:\\s*+=\\s*+(" + VALUE + "))?)?";
    private static final Pattern PARAMETERS = Pattern.compile(PARAMETER);
    private static final Pattern LINK = Pattern.compile("<([^>]*+)>((?:" + PARAMETER + ")*+)");

    private LinkHeader() {}

    /**
     * The target of the relation {@code next}, resolved against the URL of the request; empty at the end of the list.
     *
     * @throws TrinoException if the target is no URL
     */
    public static Optional<HttpUrl> next(Headers headers, HttpUrl requested)
    {
        return target(headers, "next")
                .map(target -> Optional.ofNullable(requested.resolve(target))
                        .orElseThrow(() -> new TrinoException(BAD_RESPONSE, "The source's link to the next page is no URL")));
    }

    /**
     * The target of the relation {@code last}, which nothing depends on: one that is no URL is none.
     */
    public static Optional<HttpUrl> last(Headers headers, HttpUrl requested)
    {
        return target(headers, "last").flatMap(target -> Optional.ofNullable(requested.resolve(target)));
    }

    private static Optional<String> target(Headers headers, String relation)
    {
        return headers.values("Link").stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> isOf(relation, link.group(2)))
                .findFirst()
                .map(link -> link.group(1));
    }

    /**
     * The first parameter {@code rel} counts; it lists the names of relations.
     */
    private static boolean isOf(String relation, String parameters)
    {
        return PARAMETERS.matcher(parameters).results()
                .filter(parameter -> "rel".equalsIgnoreCase(parameter.group(1)) && parameter.group(2) != null)
                .findFirst()
                .map(parameter -> CharMatcher.is('"').trimFrom(parameter.group(2)))
                .filter(relations -> Splitter.on(CharMatcher.whitespace()).splitToStream(relations).anyMatch(relation::equalsIgnoreCase))
                .isPresent();
    }
}
