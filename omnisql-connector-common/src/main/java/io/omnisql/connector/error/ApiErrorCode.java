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
package io.omnisql.connector.error;

import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.spi.ErrorType;

import java.util.Optional;
import java.util.stream.Stream;

import static io.trino.spi.ErrorType.EXTERNAL;
import static io.trino.spi.ErrorType.INSUFFICIENT_RESOURCES;
import static io.trino.spi.ErrorType.USER_ERROR;

/**
 * The ways in which a query over a source can fail.
 * <p>
 * Codes are fatal, that is never retried by Trino, where a retry would only multiply calls.
 */
public enum ApiErrorCode
        implements ErrorCodeSupplier
{
    /**
     * The query names no key and the catalog declares no scope.
     */
    KEY_REQUIRED(0, USER_ERROR, true),
    /**
     * A name that the query gives does not exist, is not visible, or is spelled otherwise.
     */
    RESOURCE_MISSING(1, USER_ERROR, true),
    /**
     * A resource that the source listed a moment ago cannot be read, or the credential may not do any more what it could a moment ago.
     */
    SCOPE_CHANGED(2, EXTERNAL, true),
    /**
     * The source does not accept the credential.
     */
    CREDENTIAL_REJECTED(3, USER_ERROR, true),
    /**
     * The source accepts the credential and refuses the resource.
     */
    ACCESS_REFUSED(4, USER_ERROR, true),
    /**
     * The source's budget is used up for longer than the session will wait.
     */
    RATE_LIMITED(5, EXTERNAL, true),
    /**
     * The source does not answer, or answers with errors, after all retries.
     */
    SOURCE_UNAVAILABLE(6, EXTERNAL, true),
    /**
     * The source's answer is not what its definition says.
     */
    BAD_RESPONSE(7, EXTERNAL, true),
    /**
     * A field of the source's answer has another type than its definition says.
     */
    SCHEMA_DRIFT(8, EXTERNAL, true),
    /**
     * The source refuses a request that its definition allows.
     */
    REQUEST_REJECTED(9, EXTERNAL, true),
    /**
     * A link to the next page leads to another host.
     */
    UNTRUSTED_LINK(10, EXTERNAL, true),
    /**
     * The source's host cannot prove over TLS who it is.
     */
    SOURCE_UNTRUSTED(11, EXTERNAL, true),
    /**
     * The catalog was dropped, or its server shut down, in the middle of the query.
     */
    CATALOG_CLOSED(12, EXTERNAL, true),
    /**
     * The query needs more requests than one query may make.
     */
    REQUEST_LIMIT_EXCEEDED(13, USER_ERROR, true),
    /**
     * The source shows no more than a certain number of rows, and there may be more.
     */
    RESULT_CAPPED(14, USER_ERROR, true),
    /**
     * The rows that a join has looked up need more memory than they may.
     */
    LOOKUP_MEMORY_EXCEEDED(15, INSUFFICIENT_RESOURCES, true),
    /**
     * A column is read that only single records have, and nothing said so before lists were chosen.
     */
    COLUMN_UNPLANNED(16, USER_ERROR, true),
    /**
     * The credential has expired or was revoked, and there is no other one that the source accepts.
     */
    CREDENTIAL_EXPIRED(17, USER_ERROR, true),
    /**
     * Nobody issues a credential at the moment.
     */
    CREDENTIAL_UNAVAILABLE(18, EXTERNAL, true),
    /**
     * The query brings a credential of its user to a catalog that takes none.
     */
    USER_CREDENTIAL_DENIED(19, USER_ERROR, true),
    /**
     * The query brings no credential of its user to a catalog that wants one.
     */
    USER_CREDENTIAL_REQUIRED(20, USER_ERROR, true),
    /**
     * A list goes on changing while it is read, so that rows may be missed.
     */
    SNAPSHOT_CHANGED(21, EXTERNAL, true),
    /**
     * The source does not know its own positions in a list any more.
     */
    CURSOR_EXPIRED(22, EXTERNAL, true),
    /**
     * The engine and a scan have not read the same policy yet.
     */
    POLICY_CHANGED(23, EXTERNAL, true),
    /**
     * The source does not tell which tables it has, and has not told before.
     */
    DISCOVERY_FAILED(24, EXTERNAL, true);

    private static final int FIRST = 0x0100_0000;

    private final ErrorCode errorCode;

    ApiErrorCode(int code, ErrorType type, boolean fatal)
    {
        this.errorCode = new ErrorCode(FIRST + code, name(), type, fatal);
    }

    /**
     * The code of this block that Trino's is; empty for those of others.
     */
    public static Optional<ApiErrorCode> find(ErrorCode errorCode)
    {
        return Stream.of(values()).filter(code -> code.errorCode.equals(errorCode)).findFirst();
    }

    /**
     * Whether the same query may succeed later although nobody changes the query, the catalog or the rights of its credential.
     */
    public boolean mayPass()
    {
        return switch (this) {
            case SCOPE_CHANGED, RATE_LIMITED, SOURCE_UNAVAILABLE, BAD_RESPONSE, CATALOG_CLOSED, CREDENTIAL_UNAVAILABLE, SNAPSHOT_CHANGED, CURSOR_EXPIRED, POLICY_CHANGED, DISCOVERY_FAILED -> true;
            case KEY_REQUIRED,
                 RESOURCE_MISSING,
                 CREDENTIAL_REJECTED,
                 ACCESS_REFUSED,
                 SCHEMA_DRIFT,
                 REQUEST_REJECTED,
                 UNTRUSTED_LINK,
                 SOURCE_UNTRUSTED,
                 REQUEST_LIMIT_EXCEEDED,
                 RESULT_CAPPED,
                 LOOKUP_MEMORY_EXCEEDED,
                 COLUMN_UNPLANNED,
                 CREDENTIAL_EXPIRED,
                 USER_CREDENTIAL_DENIED,
                 USER_CREDENTIAL_REQUIRED -> false;
        };
    }

    @Override
    public ErrorCode toErrorCode()
    {
        return errorCode;
    }
}
