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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.definition.ResponseRule;
import io.omnisql.connector.request.SourceAddress;
import okhttp3.Headers;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.lang.Math.min;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Tells what a response means: by the source's own rules first, by its status otherwise. Pure.
 */
public final class ResponseClassifier
{
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PHRASE_WINDOW = 16 * 1024;

    private final List<ResponseRule> rules;
    private final SourceAddress address;

    public ResponseClassifier(List<ResponseRule> rules, SourceAddress address)
    {
        this.rules = ImmutableList.copyOf(rules);
        this.address = requireNonNull(address, "address is null");
    }

    public ResponseMeaning classify(HttpUrl requested, int status, Headers headers, byte[] body)
    {
        for (ResponseRule rule : rules) {
            if (matches(rule, requested, status, headers, body)) {
                return rule.meaning();
            }
        }
        return switch (status) {
            case 200, 201 -> ResponseMeaning.SUCCESS;
            case 301, 307, 308 -> leadsToSource(requested, headers) ? ResponseMeaning.MOVED : ResponseMeaning.UNEXPECTED;
            case 304 -> ResponseMeaning.NOT_MODIFIED;
            case 400, 422 -> ResponseMeaning.REJECTED;
            case 401 -> ResponseMeaning.UNAUTHORIZED;
            case 403, 451 -> ResponseMeaning.FORBIDDEN;
            case 404 -> ResponseMeaning.MISSING;
            // a source that answers no queries
            case 405, 501 -> address.isQuery(requested) ? ResponseMeaning.MISSING : ResponseMeaning.UNEXPECTED;
            case 429 -> ResponseMeaning.RATE_LIMITED;
            case 408, 500, 502, 503, 504 -> ResponseMeaning.TRANSIENT;
            default -> ResponseMeaning.UNEXPECTED;
        };
    }

    /**
     * A redirection to anywhere but the API is a login page or a proxy, which says nothing of the resource.
     */
    private boolean leadsToSource(HttpUrl requested, Headers headers)
    {
        return Optional.ofNullable(headers.get("Location"))
                .flatMap(location -> Optional.ofNullable(requested.resolve(location)))
                .filter(address::isWithinSource)
                .isPresent();
    }

    private boolean matches(ResponseRule rule, HttpUrl requested, int status, Headers headers, byte[] body)
    {
        if (rule.status() != status || !rule.path().map(path -> isOf(path, requested)).orElse(true)) {
            return false;
        }
        if (rule.header().isPresent()) {
            Optional<String> value = Optional.ofNullable(headers.get(rule.header().get()));
            if (value.isEmpty() || !rule.headerValue().map(value.get()::equals).orElse(true) || rule.otherThan().equals(value)) {
                return false;
            }
        }
        if ((rule.refusedQuery() || rule.problem().isPresent()) && !isShortAnswer(requested, body)) {
            return false;
        }
        // the phrase is looked for first, as only few answers need be parsed then
        return hasPhrase(rule, body) &&
                (!rule.refusedQuery() || isRefusedQuery(body)) &&
                rule.problem().map(type -> hasProblem(type, body)).orElse(true);
    }

    /**
     * Whether an address ends as a path template does, in whose place of a variable is anything.
     */
    private static boolean isOf(String template, HttpUrl requested)
    {
        List<String> wanted = Splitter.on('/').omitEmptyStrings().splitToList(template);
        List<String> segments = requested.pathSegments();
        int before = segments.size() - wanted.size();
        return before >= 0 && IntStream.range(0, wanted.size()).allMatch(index -> wanted.get(index).startsWith("{") || wanted.get(index).equals(segments.get(before + index)));
    }

    private static boolean hasPhrase(ResponseRule rule, byte[] body)
    {
        return rule.phrase()
                .map(phrase -> new String(body, 0, min(body.length, PHRASE_WINDOW), UTF_8).toLowerCase(ENGLISH).contains(phrase.toLowerCase(ENGLISH)))
                .orElse(true);
    }

    /**
     * Whether it is the answer to a query, and not long: a long one has data, whose problems are its reader's affair, who finds as well that it is none.
     */
    private boolean isShortAnswer(HttpUrl requested, byte[] body)
    {
        return address.isQuery(requested) && body.length < PHRASE_WINDOW;
    }

    /**
     * Whether a query was refused as a whole for a problem of that type.
     */
    private static boolean hasProblem(String type, byte[] body)
    {
        return new String(body, UTF_8).contains(type) &&
                answer(body)
                        .filter(answer -> Streams.stream(answer.path("errors")).anyMatch(error -> error.path("type").asText().equals(type)))
                        .isPresent();
    }

    private static boolean isRefusedQuery(byte[] body)
    {
        return answer(body)
                .filter(answer -> !answer.path("data").isObject())
                .isPresent();
    }

    private static Optional<JsonNode> answer(byte[] body)
    {
        try {
            return Optional.of(JSON.readTree(body));
        }
        catch (IOException _) {
            return Optional.empty();
        }
    }
}
