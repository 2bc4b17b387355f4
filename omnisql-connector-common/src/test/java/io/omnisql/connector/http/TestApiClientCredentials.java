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
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialProvider;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A credential that is late, or never comes: nothing is sent without it, and the account of the query is closed when its call has ended.
 */
@Timeout(60)
final class TestApiClientCredentials
{
    private final TrinoException revoked = new TrinoException(CREDENTIAL_REJECTED, "revoked");
    private final TestingCalls calls = new TestingCalls();

    @AfterEach
    void close()
    {
        calls.close();
    }

    @Test
    void testCredentialThatCannotBeFound()
    {
        assertRevoked(_ -> failedFuture(revoked));
        assertRevoked(_ -> {
            throw revoked;
        });
    }

    private void assertRevoked(CredentialProvider credentials)
    {
        ApiCall call = calls.server().client(calls.ledger(), calls.timing(), credentials).execute(calls.books(), TestingCalls.CONTEXT);
        assertThat(TestingCalls.failure(call.response(), CREDENTIAL_REJECTED)).isEqualTo("revoked");
        assertThat(calls.usage().isAtRest()).isTrue();
        assertThat(calls.server().requests()).isEmpty();
    }

    @Test
    void testCancelBeforeTheCredentialComes()
    {
        CompletableFuture<Credential> credential = new CompletableFuture<>();
        ApiCall call = calls.server().client(calls.ledger(), calls.timing(), _ -> credential).execute(calls.books(), TestingCalls.CONTEXT);
        assertThat(calls.usage().isAtRest()).isFalse();
        call.cancel();
        credential.complete(new Credential.BearerToken(new CredentialId("token-2"), "lending.token", SECRET));
        while (!calls.usage().isAtRest()) {
            Thread.onSpinWait();
        }
        assertThat(call.response()).isCancelled();
        assertThat(calls.server().requests()).isEmpty();
        assertThat(calls.usage().requests()).isZero();
        assertThat(calls.timing().waits()).isEmpty();
    }
}
