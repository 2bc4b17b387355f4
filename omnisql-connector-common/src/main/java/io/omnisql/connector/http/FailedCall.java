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

import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.ratelimit.Closed;
import io.omnisql.connector.request.ApiRequest;
import io.trino.spi.TrinoException;

import java.time.Instant;
import java.util.OptionalLong;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNTRUSTED;
import static java.util.Objects.requireNonNull;

/**
 * The last attempt of a request that the source has not answered, in words for its user.
 *
 * @param attempts the number of attempts so far
 */
record FailedCall(ApiRequest request, Credential credential, int attempts)
{
    FailedCall
    {
        requireNonNull(request, "request is null");
        requireNonNull(credential, "credential is null");
    }

    TrinoException unauthorized(AttemptResult result)
    {
        return new TrinoException(
                CREDENTIAL_REJECTED,
                "The source does not accept credential %s (%s %s). Check %s".formatted(credential.id(), request.route(), result.description(), credential.origin()));
    }

    TrinoException expired(AttemptResult result)
    {
        return new TrinoException(
                CREDENTIAL_EXPIRED,
                "The source does not accept credential %s, which was renewed a moment ago (%s %s). Check %s".formatted(credential.id(), request.route(), result.description(), credential.origin()));
    }

    TrinoException rateLimited(Instant now, long waitMillis)
    {
        return new TrinoException(
                RATE_LIMITED,
                "The source's budget for credential %s is used up. %s".formatted(credential.id(), comeBack(now, waitMillis)));
    }

    /**
     * So many requests of one kind that the source takes no more of them for a while.
     */
    TrinoException asksTooFast(Instant now, long waitMillis)
    {
        return new TrinoException(
                RATE_LIMITED,
                "Credential %s has made as many requests as the source allows in so short a time. %s".formatted(credential.id(), comeBack(now, waitMillis)));
    }

    TrinoException closed(Instant now, Closed closed)
    {
        return switch (closed.reason()) {
            case LIMITED -> rateLimited(now, closed.millis());
            case PACED -> asksTooFast(now, closed.millis());
            case UNAVAILABLE -> new TrinoException(
                    SOURCE_UNAVAILABLE,
                    "The source is not available: it has failed again and again, and is not asked for a while. %s".formatted(comeBack(now, closed.millis())));
        };
    }

    static String comeBack(Instant now, long waitMillis)
    {
        return "Come back at %s (retry_after_ms=%s)".formatted(now.plusMillis(waitMillis), waitMillis);
    }

    /**
     * @param retryAfterMillis when the source has said to come back
     */
    TrinoException unavailable(AttemptResult result, Instant now, OptionalLong retryAfterMillis)
    {
        return switch (result) {
            case AttemptResult.Answered _, AttemptResult.BrokenOff _ -> new TrinoException(
                    SOURCE_UNAVAILABLE,
                    "The source is not available: %s %s %s times. %s".formatted(
                            request.route(),
                            result.description(),
                            attempts,
                            retryAfterMillis.isPresent() ? comeBack(now, retryAfterMillis.getAsLong()) : "Try again later"));
            case AttemptResult.Malformed _ -> new TrinoException(
                    BAD_RESPONSE,
                    "The source's answer is no JSON that can be read: %s %s %s times. Something else may answer in its place: check the catalog's URI and the network, or try again later".formatted(request.route(), result.description(), attempts));
            case AttemptResult.Unanswered _ -> new TrinoException(
                    SOURCE_UNAVAILABLE,
                    "The source cannot be reached: %s %s %s times. Check the network and the catalog's URI".formatted(request.route(), result.description(), attempts));
        };
    }

    TrinoException unexpected(AttemptResult result)
    {
        return switch (result) {
            case AttemptResult.Answered answered when answered.response().status() / 100 == 3 -> new TrinoException(
                    BAD_RESPONSE,
                    "%s leads away from the source (status %s): a login page or a proxy may stand before it. Check the catalog's URI and the network".formatted(request.route(), answered.response().status()));
            case AttemptResult.Answered _, AttemptResult.BrokenOff _, AttemptResult.Malformed _ -> new TrinoException(
                    BAD_RESPONSE,
                    "The source gave an answer that has no meaning here: %s %s".formatted(request.route(), result.description()));
            case AttemptResult.Unanswered(ConnectionFailure failure) -> new TrinoException(SOURCE_UNTRUSTED, untrusted(failure.kind(), request.url().host()));
        };
    }

    static String untrusted(ConnectionFailure.Kind kind, String host)
    {
        return switch (kind) {
            case UNTRUSTED_CERTIFICATE -> "No authority that is trusted here has issued the certificate of %s. If it is an authority of your own, add it to the trust store".formatted(host);
            case CERTIFICATE_OUT_OF_TIME -> "The certificate of %s has expired, or is not valid yet. Have it renewed, or set the clock of the node".formatted(host);
            case OTHER_HOST -> "The certificate that %s shows is for another host. Check the catalog's URI, and the certificate of the host".formatted(host);
            case TLS, NETWORK -> "No secure connection to %s can be made. Check that the catalog's URI leads to a server for TLS 1.2 or 1.3 that asks for no certificate of the client".formatted(host);
        };
    }
}
