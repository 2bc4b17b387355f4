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
import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;
import okhttp3.Headers;
import okio.ByteString;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/** Completes results to responses: the headers all answers share, the entity tag, and 304 for what did not change. */
final class GitHubHeaders
{
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final String version;
    private final AtomicLong requests = new AtomicLong();

    GitHubHeaders(Clock clock, String version)
    {
        this.clock = requireNonNull(clock, "clock is null");
        this.version = requireNonNull(version, "version is null");
    }

    static SimulatedResponse withoutUserAgent()
    {
        return SimulatedResponse.text(
                403,
                "text/html; charset=utf-8",
                "\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header.\r\n");
    }

    /** Whether the client holds this very result already. */
    boolean isUnchanged(GitHubResult result, GitHubToken token, SimulatedRequest request)
    {
        if (result.status() != 200) {
            return false;
        }
        Optional<String> tags = request.header("If-None-Match");
        if (tags.isPresent()) {
            // a client compares weakly, so a strong form of the tag matches as well
            String tag = strong(entityTag(result, token, request));
            return Splitter.on(',').trimResults().splitToStream(tags.get())
                    .anyMatch(candidate -> candidate.equals("*") || strong(candidate).equals(tag));
        }
        return request.header("If-Modified-Since")
                .flatMap(GitHubHeaders::parseDate)
                .flatMap(since -> result.lastModified().map(modified -> !modified.isAfter(since)))
                .orElse(false);
    }

    SimulatedResponse complete(GitHubResult result, GitHubToken token, RateBudget.Reading budget, SimulatedRequest request)
    {
        boolean unchanged = isUnchanged(result, token, request);
        Headers.Builder headers = new Headers.Builder()
                .add("Server", "GitHub.com")
                .add("Date", HTTP_DATE.format(clock.instant()));
        if (!unchanged) {
            headers.add("Content-Type", "application/json; charset=utf-8");
        }
        if (result.status() == 200) {
            headers.add("Cache-Control", (token.isAnonymous() ? "public" : "private") + ", max-age=60, s-maxage=60")
                    .add("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, X-Requested-With")
                    .add("ETag", entityTag(result, token, request));
        }
        result.lastModified().ifPresent(modified -> headers.add("Last-Modified", HTTP_DATE.format(modified)));
        result.link().ifPresent(link -> headers.add("Link", link));
        result.location().ifPresent(location -> headers.add("Location", location));
        headers.add("X-GitHub-Media-Type", "github.v3; format=json")
                .add("X-GitHub-Api-Version-Selected", version)
                .add("X-RateLimit-Limit", String.valueOf(budget.limit()))
                .add("X-RateLimit-Remaining", String.valueOf(budget.remaining()))
                .add("X-RateLimit-Reset", String.valueOf(budget.reset().getEpochSecond()))
                .add("X-RateLimit-Used", String.valueOf(budget.used()))
                .add("X-RateLimit-Resource", "core")
                .add("X-GitHub-Request-Id", String.format("51A0:%04X:%08X", requests.get() >>> 32, requests.incrementAndGet()));
        if (unchanged) {
            return new SimulatedResponse(304, headers.build(), ByteString.EMPTY);
        }
        return new SimulatedResponse(result.status(), headers.build(), ByteString.encodeUtf8(result.body().toString()));
    }

    private static String entityTag(GitHubResult result, GitHubToken token, SimulatedRequest request)
    {
        String content = result.body() + "\n" + result.link().orElse("") + "\n" + token.name() + "\n" + request.header("Accept").orElse("");
        return "W/\"" + ByteString.encodeUtf8(content).sha256().hex() + "\"";
    }

    private static String strong(String tag)
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
