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
package io.omnisql.simulator.github;

import com.google.common.base.Splitter;
import io.omnisql.simulator.http.SimulatedRequest;
import okio.ByteString;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A result in the form in which one token gets it, with its weak entity tag. The tag depends on content, links, token and
 * media type, so that it is worth nothing to another token.
 */
record GitHubEntity(GitHubResult result, ByteString body, String tag)
{
    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

    GitHubEntity
    {
        requireNonNull(result, "result is null");
        requireNonNull(body, "body is null");
        requireNonNull(tag, "tag is null");
    }

    static GitHubEntity of(GitHubResult result, GitHubToken token, SimulatedRequest request)
    {
        ByteString body = ByteString.encodeUtf8(result.body().toString());
        String variant = String.join("\n", body.sha256().hex(), result.link().orElse(""), token.name(), request.header("Accept").orElse(""));
        return new GitHubEntity(result, body, "W/\"" + ByteString.encodeUtf8(variant).sha256().hex() + "\"");
    }

    /**
     * Whether the client says that it holds this very entity. A tag it sends counts more than a date.
     */
    boolean isHeldBy(SimulatedRequest request)
    {
        if (result.status() != 200) {
            return false;
        }
        Optional<String> tags = request.header("If-None-Match");
        if (tags.isPresent()) {
            return Splitter.on(',').trimResults().splitToStream(tags.get())
                    .anyMatch(candidate -> candidate.equals("*") || opaque(candidate).equals(opaque(tag)));
        }
        return request.header("If-Modified-Since")
                .flatMap(GitHubEntity::parseDate)
                .flatMap(since -> result.lastModified().map(modified -> !modified.isAfter(since)))
                .orElse(false);
    }

    /**
     * Tags are compared weakly.
     */
    private static String opaque(String tag)
    {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static Optional<Instant> parseDate(String value)
    {
        try {
            return Optional.of(Instant.from(HTTP_DATE.parse(value)));
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
