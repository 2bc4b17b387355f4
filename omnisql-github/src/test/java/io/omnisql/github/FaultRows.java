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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.testing.VirtualTiming;
import io.omnisql.simulator.http.Distortion;
import io.omnisql.simulator.http.Distortion.Append;
import io.omnisql.simulator.http.Distortion.Gzip;
import io.omnisql.simulator.http.Distortion.GzipBomb;
import io.omnisql.simulator.http.Distortion.LinkToItself;
import io.omnisql.simulator.http.Distortion.Prepend;
import io.omnisql.simulator.http.Distortion.Replace;
import io.omnisql.simulator.http.Distortion.ReplaceInHeader;
import io.omnisql.simulator.http.Distortion.SetHeader;
import io.omnisql.simulator.http.Distortion.ShiftDate;
import io.omnisql.simulator.http.Distortion.Truncate;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.Fault.CutBody;
import io.omnisql.simulator.http.Fault.EndlessChunks;
import io.omnisql.simulator.http.Fault.Reset;
import io.omnisql.simulator.http.Fault.Respond;
import io.omnisql.simulator.http.Fault.ShortBody;
import io.omnisql.simulator.http.Fault.Stall;
import io.omnisql.simulator.http.Fault.StallBody;
import io.omnisql.simulator.http.Fault.Trickle;
import io.omnisql.simulator.http.JsonDistortion.FailField;
import io.omnisql.simulator.http.JsonDistortion.Inflate;
import io.omnisql.simulator.http.JsonDistortion.Keep;
import io.omnisql.simulator.http.JsonDistortion.Put;
import io.omnisql.simulator.http.JsonDistortion.Remove;
import io.omnisql.simulator.http.JsonDistortion.Repeat;
import io.omnisql.simulator.http.Occasion;
import okhttp3.Headers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.CURSOR_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static io.omnisql.github.FaultOutcome.failsWith;
import static io.omnisql.github.FaultPlace.FIRST;
import static io.omnisql.github.FaultPlace.LAST;
import static io.omnisql.github.FaultPlace.MIDDLE;
import static io.omnisql.github.FaultRow.fault;
import static io.omnisql.github.FaultScan.NUMBERS;
import static io.omnisql.github.FaultScan.QUERIES;

/**
 * The fault matrix: what each fault of the project's list has to do to a scan of one source.
 */
final class FaultRows
{
    private static final String HTML = "<html><body>Sign in, or wait, or whatever</body></html>";
    private static final String SECONDARY = "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes before you try again.\"}";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ZERO;

    private FaultRows() {}

    static final ImmutableList<FaultRow> ALL = ImmutableList.<FaultRow>builder()
            .addAll(limits())
            .addAll(refusals())
            .addAll(connections())
            .addAll(bodies())
            .addAll(credentials())
            .addAll(pages())
            .addAll(values())
            .addAll(ways())
            .build();

    private static ImmutableList<FaultRow> limits()
    {
        // the end of the simulator's own hour: no other moment is consistent with what its answers say
        Instant reset = VirtualTiming.START.plus(HOUR);
        return ImmutableList.of(
                fault("F01", "429, Retry-After: 7", respond(429, "{}", "Retry-After", "7")).givesRows().after(Duration.ofSeconds(7)),
                fault("F01", "429, Retry-After: 7, three times", respond(429, "{}", "Retry-After", "7")).times(3).givesRows().after(Duration.ofSeconds(21)),
                fault("F01", "429, Retry-After: 1", respond(429, "{}", "Retry-After", "1")).givesRows().after(Duration.ofSeconds(1)).throughServer(),
                fault("F02", "429, Retry-After as a date", respond(429, "{}", "Retry-After", "Tue, 01 Dec 2026 12:01:30 GMT", "Date", "Tue, 01 Dec 2026 12:01:10 GMT")).givesRows().after(Duration.ofSeconds(20)),
                fault("F02", "429, Retry-After as a date of RFC 850", respond(429, "{}", "Retry-After", "Tuesday, 01-Dec-26 12:01:30 GMT", "Date", "Tue, 01 Dec 2026 12:01:10 GMT")).givesRows().after(Duration.ofSeconds(20)),
                fault("F02", "429, Retry-After as a date of asctime", respond(429, "{}", "Retry-After", "Tue Dec  1 12:01:30 2026", "Date", "Tue, 01 Dec 2026 12:01:10 GMT")).givesRows().after(Duration.ofSeconds(20)),
                fault("F02", "429, Retry-After as a date that is over", respond(429, "{}", "Retry-After", "Tue, 01 Dec 2026 12:01:10 GMT", "Date", "Tue, 01 Dec 2026 12:01:30 GMT")).givesRows().within(Duration.ofSeconds(2)).throughServer(),
                fault("F02", "429, Retry-After as a date by a clock ten minutes ahead", respond(429, "{}", "Retry-After", "Tue, 01 Dec 2026 12:10:07 GMT", "Date", "Tue, 01 Dec 2026 12:10:00 GMT")).givesRows().after(Duration.ofSeconds(7)).within(Duration.ofSeconds(10)),
                fault("F02", "429, Retry-After as a date of next week", respond(429, "{}", "Retry-After", "Tue, 08 Dec 2026 12:00:00 GMT", "Date", "Tue, 01 Dec 2026 12:00:00 GMT")).failsWith(RATE_LIMITED).within(AT_ONCE),
                fault("F03", "429, and the second of the reset", respond(429, "{}", limits(reset))).givesRows().after(HOUR),
                fault("F04", "429 without a word", respond(429, "{}")).givesRows().after(Duration.ofSeconds(1)),
                fault("F04", "429 without a word, three times", respond(429, "{}")).times(3).givesRows().after(Duration.ofSeconds(3)),
                fault("F04", "429 without a word, for ever", respond(429, "{}")).always().failsWith(RATE_LIMITED),
                fault("F05", "429, Retry-After of three hours", respond(429, "{}", "Retry-After", "10800")).failsWith(RATE_LIMITED).within(AT_ONCE).throughServer(),
                fault("F05", "429, Retry-After: 1000000000000", respond(429, "{}", "Retry-After", "1000000000000")).givesRowsOr(RATE_LIMITED),
                fault("F05", "429, Retry-After: -1", respond(429, "{}", "Retry-After", "-1")).givesRows().after(Duration.ofSeconds(1)),
                fault("F05", "429, Retry-After: soon", respond(429, "{}", "Retry-After", "soon")).givesRows().after(Duration.ofSeconds(1)),
                fault("F06", "403, budget used up until the reset", respond(403, "{\"message\":\"API rate limit exceeded\"}", limits(reset))).givesRows().after(HOUR),
                fault("F07", "403, secondary limit, Retry-After: 7", respond(403, SECONDARY, "Retry-After", "7")).givesRows().after(Duration.ofSeconds(7)),
                fault("F07", "403, secondary limit without a word", respond(403, SECONDARY)).givesRows().after(Duration.ofSeconds(60)),
                fault("F07", "403, secondary limit without a word, twice", respond(403, SECONDARY)).times(2).givesRows().after(Duration.ofSeconds(180)),
                fault("F07", "429, secondary limit, Retry-After: 0", respond(429, SECONDARY, "Retry-After", "0")).givesRows().throughServer(),
                fault("F09", "200, query over the budget", respond(200, "{\"data\":null,\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded\"}]}")).reading(QUERIES).givesRows().after(Duration.ofSeconds(1)),
                fault("F09", "200, query with the problem of one key beside data", new FailField(0, "SERVICE_UNAVAILABLE")).reading(QUERIES).givesRows().throughServer(),
                fault("F09", "200, query with a problem and no data", respond(200, "{\"data\":null,\"errors\":[{\"type\":\"INTERNAL\",\"message\":\"Something went wrong\"}]}")).reading(QUERIES).givesRows(),
                fault("F40", "Others use the budget up", new SetHeader("x-ratelimit-remaining", Optional.of("0")), new SetHeader("x-ratelimit-reset", Optional.of(String.valueOf(reset.getEpochSecond()))))
                        .givesRows());
    }

    private static ImmutableList<FaultRow> refusals()
    {
        return ImmutableList.of(
                fault("F08", "403, no permission", respond(403, "{\"message\":\"Resource not accessible by personal access token\"}")).failsWith(ACCESS_REFUSED).within(AT_ONCE).throughServer(),
                fault("F08", "403, single sign-on is wanted", respond(403, "{\"message\":\"Resource protected by organization SAML enforcement.\"}", "X-GitHub-SSO", "required; url=https://github.example/sso")).failsWith(ACCESS_REFUSED).within(AT_ONCE),
                fault("F11", "404", respond(404, "{\"message\":\"Not Found\"}")).at(failsWith(RESOURCE_MISSING), FIRST).at(failsWith(SCOPE_CHANGED), MIDDLE, LAST).within(AT_ONCE).throughServer(),
                fault("F11", "410", respond(410, "{\"message\":\"Gone\"}")).at(failsWith(SCOPE_CHANGED), MIDDLE, LAST).within(AT_ONCE),
                fault("F39", "404 from one page on", respond(404, "{\"message\":\"Not Found\"}")).always().at(failsWith(SCOPE_CHANGED), MIDDLE, LAST),
                fault("F39", "403 from one page on", respond(403, "{\"message\":\"Must have admin rights\"}")).always().at(failsWith(ACCESS_REFUSED), MIDDLE, LAST));
    }

    private static ImmutableList<FaultRow> connections()
    {
        ImmutableList.Builder<FaultRow> rows = ImmutableList.builder();
        for (int status : ImmutableList.of(500, 502, 503, 504)) {
            rows.add(fault("F12", "%s once".formatted(status), respond(status, HTML)).givesRows());
        }
        return rows.add(
                        fault("F12", "503 once, Retry-After: 5", respond(503, HTML, "Retry-After", "5")).givesRows().after(Duration.ofSeconds(5)),
                        fault("F12", "502 once, to a query", respond(502, HTML)).reading(QUERIES).givesRows(),
                        fault("F12", "500 once, to a page with a number", respond(500, HTML)).reading(NUMBERS).givesRows().throughServer(),
                        fault("F12", "503, three times", respond(503, HTML)).times(3).givesRows(),
                        fault("F12", "503, ten times", respond(503, HTML)).times(10).failsWith(SOURCE_UNAVAILABLE),
                        fault("F12", "500 for ever", respond(500, HTML)).always().failsWith(SOURCE_UNAVAILABLE).within(Duration.ofMinutes(2)).throughServer(),
                        fault("F13", "Reset before the answer", new Reset()).givesRows().throughServer(),
                        fault("F13", "Reset before the answer, three times", new Reset()).times(3).givesRows(),
                        fault("F13", "Reset before the answer to a query", new Reset()).reading(QUERIES).givesRows(),
                        fault("F13", "Reset within the body", new CutBody()).givesRows().throughServer(),
                        fault("F13", "Reset within the body of a page with a number", new CutBody()).reading(NUMBERS).givesRows(),
                        fault("F13", "Body shorter than its length", new ShortBody()).givesRows().throughServer(),
                        fault("F13", "Chunks without an end", new EndlessChunks()).givesRows().throughServer(),
                        fault("F13", "Reset before the answer, for ever", new Reset()).always().failsWith(SOURCE_UNAVAILABLE),
                        fault("F15", "No answer", new Stall()).impatiently().givesRows(),
                        fault("F15", "No answer, for ever", new Stall()).always().impatiently().at(failsWith(SOURCE_UNAVAILABLE), MIDDLE),
                        fault("F15", "Body that stops", new StallBody()).impatiently().givesRows(),
                        fault("F15", "Body of a byte a second", new Trickle(Duration.ofSeconds(1))).impatiently().givesRows())
                .build();
    }

    private static ImmutableList<FaultRow> bodies()
    {
        return ImmutableList.of(
                fault("F14", "JSON that is cut off", new Truncate()).givesRows().throughServer(),
                fault("F14", "JSON that is cut off, for ever", new Truncate()).always().failsWith(BAD_RESPONSE),
                fault("F14", "Something behind the JSON", Append.text("<!-- served by a proxy -->")).givesRows(),
                fault("F14", "Two answers in one", Append.text("[]")).givesRowsOr(BAD_RESPONSE),
                fault("F14", "Empty body", Replace.text("")).givesRows().throughServer(),
                fault("F14", "Empty body in answer to a query", Replace.text("")).reading(QUERIES).givesRows(),
                fault("F14", "Null", Replace.text("null")).givesRows(),
                fault("F14", "Object in place of the list", Replace.text("{\"message\":\"ok\"}")).givesRowsOr(BAD_RESPONSE, SCHEMA_DRIFT),
                fault("F14", "HTML with 200", Replace.text(HTML), new SetHeader("Content-Type", Optional.of("text/html"))).givesRows().throughServer(),
                fault("F14", "HTML with 200 in answer to a query", Replace.text(HTML)).reading(QUERIES).givesRows(),
                fault("F14", "JSON that says it is text", new SetHeader("Content-Type", Optional.of("text/plain"))).givesRows(),
                fault("F14", "Byte order mark", Prepend.BYTE_ORDER_MARK).givesRows(),
                fault("F14", "gzip that is cut off", new Gzip(Gzip.Flaw.TRUNCATED)).givesRows(),
                fault("F14", "gzip that is corrupt", new Gzip(Gzip.Flaw.CORRUPT)).givesRows(),
                fault("F14", "gzip of 100 MB", new GzipBomb(100)).at(failsWith(BAD_RESPONSE), MIDDLE),
                fault("F32", "407 of a proxy", respond(407, HTML, "Content-Type", "text/html", "Proxy-Authenticate", "Basic realm=\"proxy\"")).givesRowsOr(BAD_RESPONSE, SOURCE_UNAVAILABLE),
                fault("F32", "407 of a proxy, for ever", respond(407, HTML, "Content-Type", "text/html", "Proxy-Authenticate", "Basic realm=\"proxy\"")).always().failsWith(BAD_RESPONSE, SOURCE_UNAVAILABLE),
                fault("F32", "511 of a network that wants a login", respond(511, HTML, "Content-Type", "text/html")).failsWith(BAD_RESPONSE),
                fault("F32", "502 of a proxy", respond(502, HTML, "Content-Type", "text/html")).givesRows(),
                fault("F32", "502 of a proxy, for ever", respond(502, HTML, "Content-Type", "text/html")).always().failsWith(SOURCE_UNAVAILABLE));
    }

    private static ImmutableList<FaultRow> credentials()
    {
        Respond expired = respond(401, "{\"message\":\"Bad credentials\"}");
        Occasion nextToken = Occasion.nextRequest(TestingGitHubApp.TOKEN_ROUTE).atRequest(2);
        return ImmutableList.of(
                fault("F16", "401, token of an App", expired).as(FaultCredential.APP).givesRows(),
                fault("F16", "401 to a query, token of an App", expired).as(FaultCredential.APP).reading(QUERIES).givesRows(),
                fault("F16", "401 twice, token of an App", expired).as(FaultCredential.APP).times(2).failsWith(CREDENTIAL_EXPIRED).within(AT_ONCE),
                fault("F16", "401, token that nobody renews", expired).failsWith(CREDENTIAL_REJECTED).within(AT_ONCE).throughServer(),
                fault("F17", "401, and nobody issues tokens", expired).as(FaultCredential.APP).and(new Fault(nextToken.always(), respond(503, HTML))).failsWith(CREDENTIAL_UNAVAILABLE),
                fault("F17", "401, and the issuer stumbles once", expired).as(FaultCredential.APP).and(new Fault(nextToken, respond(503, HTML))).givesRows(),
                fault("F17", "401, and the App is gone", expired).as(FaultCredential.APP).and(new Fault(nextToken.always(), respond(404, "{\"message\":\"Not Found\"}"))).failsWith(CREDENTIAL_REJECTED, CREDENTIAL_EXPIRED, CREDENTIAL_UNAVAILABLE),
                fault("F17", "401 for ever, whatever token is issued", expired).as(FaultCredential.APP).always().failsWith(CREDENTIAL_EXPIRED),
                fault("F18", "Token is revoked", expired).always().failsWith(CREDENTIAL_REJECTED).within(AT_ONCE),
                fault("F18", "Token has fewer scopes", new SetHeader("X-OAuth-Scopes", Optional.of("public_repo"))).failsWith(SCOPE_CHANGED).throughServer());
    }

    private static ImmutableList<FaultRow> pages()
    {
        return ImmutableList.of(
                fault("F19", "422, cursor is refused", respond(422, "{\"message\":\"Validation Failed\"}")).givesRows().at(failsWith(REQUEST_REJECTED), FIRST).throughServer(),
                fault("F19", "422, cursor is refused for ever", respond(422, "{\"message\":\"Validation Failed\"}")).always().failsWith(REQUEST_REJECTED, CURSOR_EXPIRED),
                fault("F19", "422, number of a page is refused", respond(422, "{\"message\":\"In order to keep the API fast for everyone, pagination is limited for this resource.\"}")).reading(NUMBERS).givesRowsOr(REQUEST_REJECTED),
                fault("F20", "Page that follows itself", new LinkToItself("next", "")).failsWith(BAD_RESPONSE).within(AT_ONCE).throughServer(),
                fault("F20", "Pages without an end", new LinkToItself("next", "")).reading(NUMBERS).always().failsWith(BAD_RESPONSE)
                        // the last request of such a scan may be one that only looks whether anything has changed
                        .at(new FaultOutcome(true, ImmutableSet.of(BAD_RESPONSE)), LAST),
                fault("F20", "Empty page that another one follows", new Keep(0), new LinkToItself("next", "&again=1")).givesRows().throughServer(),
                fault("F20", "Page that comes twice", new LinkToItself("next", "&again=1")).at(FaultOutcome.exactRows(), FIRST, MIDDLE, LAST),
                fault("F20", "Records that come twice", new Repeat()).givesRows().throughServer(),
                fault("F20", "No last page", new ReplaceInHeader("Link", "rel=\"last\"", "rel=\"nothing\"")).reading(NUMBERS).always().givesRows(),
                fault("F20", "Total that shrinks", new ReplaceInHeader("Link", "page=\\d+(>; rel=\"last\")", "page=2$1")).reading(NUMBERS).always().givesRows(),
                fault("F38", "304, though nobody has asked whether anything changed", respond(304, "")).failsWith(BAD_RESPONSE).within(AT_ONCE));
    }

    private static ImmutableList<FaultRow> values()
    {
        return ImmutableList.of(
                fault("F24", "New field", put("/brand_new", "{\"a\":[1]}")).givesRows().throughServer(),
                fault("F24", "Key without its field", remove("/number")).failsWith(SCHEMA_DRIFT),
                fault("F24", "Field that no record has any more", remove("/title")).failsWith(SCHEMA_DRIFT).throughServer(),
                fault("F24", "Field within an object that no record has any more", remove("/user/login")).failsWith(SCHEMA_DRIFT),
                fault("F24", "Integer that becomes a text", put("/comments", "\"7\"")).failsWith(SCHEMA_DRIFT).throughServer(),
                fault("F24", "Text that becomes an object", put("/title", "{\"text\":\"a\"}")).failsWith(SCHEMA_DRIFT),
                fault("F24", "Object that becomes a text", put("/user", "\"ada\"")).failsWith(SCHEMA_DRIFT),
                fault("F24", "Record that is none", Replace.text("[7]")).failsWith(SCHEMA_DRIFT),
                fault("F25", "Text of 70 MB", new Inflate("/title", 70)).at(failsWith(BAD_RESPONSE), MIDDLE),
                fault("F25", "Field of 1,000,000 elements that nobody reads", new Put("/brand_new", "[" + "0,".repeat(999_999) + "0]", Integer.MAX_VALUE)).givesRows(),
                fault("F25", "Nesting of 10,000 levels", new Put("/brand_new", "[".repeat(10_000) + "]".repeat(10_000), Integer.MAX_VALUE)).givesRowsOr(BAD_RESPONSE),
                fault("F26", "Text with controls, 4-byte and combining characters, right to left", put("/title", "\"\\u0000\\u202e\\ud83d\\ude80e\\u0301 العربية\"")).always().at(FaultOutcome.exactRows(), FIRST).showing("title", "\u0000\u202e\ud83d\ude80e\u0301 العربية"),
                fault("F26", "Half of a character", put("/title", "\"\\ud800\"")).failsWith(BAD_RESPONSE, SCHEMA_DRIFT),
                fault("F26", "Bytes that are no UTF-8", Replace.hex("5b7b227469746c65223a22ff227d5d")).failsWith(BAD_RESPONSE, SCHEMA_DRIFT),
                fault("F27", "Integer above 2^53", put("/comments", "9007199254740993")).always().at(FaultOutcome.exactRows(), FIRST).showing("comments", 9007199254740993L),
                fault("F27", "Zero with a sign", put("/comments", "-0")).always().at(FaultOutcome.exactRows(), FIRST).showing("comments", 0L),
                fault("F27", "Integer above 2^63", put("/comments", "9223372036854775808")).failsWith(SCHEMA_DRIFT),
                fault("F27", "1e400", put("/comments", "1e400")).failsWith(SCHEMA_DRIFT),
                fault("F27", "Fraction", put("/comments", "1.5")).failsWith(SCHEMA_DRIFT),
                fault("F27", "Id as a text", put("/id", "\"12\"")).failsWith(SCHEMA_DRIFT),
                fault("F27", "Time without a zone", put("/created_at", "\"2026-01-01T00:00:00\"")).failsWith(SCHEMA_DRIFT),
                fault("F27", "Leap second", put("/created_at", "\"2016-12-31T23:59:60Z\"")).failsWith(SCHEMA_DRIFT),
                fault("F27", "Time as a number", put("/created_at", "1767225600")).failsWith(SCHEMA_DRIFT),
                fault("F27", "Last second of the year 9999", put("/created_at", "\"9999-12-31T23:59:59Z\"")).always().at(FaultOutcome.exactRows(), FIRST).showing("created_at", Instant.parse("9999-12-31T23:59:59Z")),
                fault("F28", "Clock of the source ten minutes behind", new ShiftDate(Duration.ofMinutes(-10))).always().givesRows().within(AT_ONCE),
                fault("F28", "Clock of the source ten minutes ahead", new ShiftDate(Duration.ofMinutes(10))).always().givesRows().within(AT_ONCE));
    }

    private static ImmutableList<FaultRow> ways()
    {
        return ImmutableList.of(
                fault("F31", "302 to another host", respond(302, HTML, "Location", "https://login.example/")).failsWith(BAD_RESPONSE).within(AT_ONCE).throughServer(),
                fault("F31", "301 to another host", respond(301, HTML, "Location", "https://login.example/")).failsWith(BAD_RESPONSE).within(AT_ONCE),
                fault("F31", "307 to another port of the same host", respond(307, HTML, "Location", "http://127.0.0.1:1/repositories/1/issues")).failsWith(BAD_RESPONSE).within(AT_ONCE),
                fault("F31", "301 to the repository's other name", respond(301, "{}", "Location", "/repositories/1/issues")).at(failsWith(RESOURCE_MISSING), FIRST).at(failsWith(SCOPE_CHANGED), MIDDLE, LAST).within(AT_ONCE),
                fault("F31", "Next page on another host", new SetHeader("Link", Optional.of("<https://evil.example/repositories/1/issues?page=2>; rel=\"next\""))).failsWith(UNTRUSTED_LINK).within(AT_ONCE).throughServer());
    }

    private static Respond respond(int status, String body, String... headers)
    {
        return new Respond(status, Headers.of(headers), body);
    }

    private static String[] limits(Instant reset)
    {
        return new String[] {"x-ratelimit-limit", "5000", "x-ratelimit-remaining", "0", "x-ratelimit-reset", String.valueOf(reset.getEpochSecond())};
    }

    private static Distortion put(String member, String json)
    {
        return new Put(member, json, 1);
    }

    private static Distortion remove(String member)
    {
        return new Remove(member);
    }
}
