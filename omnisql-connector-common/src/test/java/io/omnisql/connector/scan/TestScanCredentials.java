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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.error.ApiErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.security.ConnectorIdentity;
import io.trino.testing.TestingConnectorSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.connector.credential.UserCredentialPolicy.ALLOWED;
import static io.omnisql.connector.credential.UserCredentialPolicy.DENIED;
import static io.omnisql.connector.credential.UserCredentialPolicy.REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_DENIED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_REQUIRED;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * As whom the parts of a query ask: never as the catalog where the user has a say.
 */
final class TestScanCredentials
{
    private static final ConnectorSession ADA = session(ImmutableMap.of());
    private static final ConnectorSession ADA_WITH_TOKEN = session(ImmutableMap.of("lending.token", "canary"));
    private static final ApiSplit SPLIT = ApiSplit.of(ImmutableList.of(), ImmutableList.of());

    @Test
    void testCatalog()
    {
        for (UserCredentialPolicy policy : ImmutableList.of(DENIED, ALLOWED)) {
            ScanCredentials credentials = credentials(policy);
            assertThat(credentials.areOfUser(ADA)).isFalse();
            assertThat(credentials.find(ADA)).isEmpty();
            assertThat(ImmutableList.of(credentials.ofPlan(ADA), credentials.ofSplit(ADA, SPLIT, Optional.empty()), credentials.ofLookup(ADA)))
                    .extracting(CredentialProvider::id)
                    .containsOnly(new CredentialId("token-1"));
        }
    }

    @Test
    void testUser()
    {
        for (UserCredentialPolicy policy : ImmutableList.of(ALLOWED, REQUIRED)) {
            ScanCredentials credentials = credentials(policy);
            assertThat(credentials.areOfUser(ADA_WITH_TOKEN)).isTrue();
            Optional<ConnectorTableCredentials> beside = credentials.find(ADA_WITH_TOKEN);
            assertThat(beside).hasValueSatisfying(found -> assertThat(found.toString()).startsWith("user-").doesNotContain("canary"));
            CredentialProvider onWorker = credentials(policy).ofSplit(ADA_WITH_TOKEN, SPLIT, beside);
            assertThat(onWorker.id()).isEqualTo(credentials.ofPlan(ADA_WITH_TOKEN).id());
            assertThat(((Credential.BearerToken) onWorker.credential(() -> {}).join()).secret()).isEqualTo("canary");
        }
    }

    /**
     * Where a credential is lost on its way, or goes no way, nobody else's is taken.
     */
    @Test
    void testLost()
    {
        for (UserCredentialPolicy policy : ImmutableList.of(ALLOWED, REQUIRED)) {
            assertFailure(USER_CREDENTIAL_REQUIRED, () -> credentials(policy).ofSplit(ADA_WITH_TOKEN, SPLIT, Optional.empty()));
            assertFailure(USER_CREDENTIAL_REQUIRED, () -> credentials(policy).ofLookup(ADA_WITH_TOKEN));
        }
        assertFailure(USER_CREDENTIAL_REQUIRED, () -> credentials(REQUIRED).ofPlan(ADA));
        assertFailure(USER_CREDENTIAL_REQUIRED, () -> credentials(REQUIRED).find(ADA));
        assertFailure(USER_CREDENTIAL_REQUIRED, () -> credentials(REQUIRED).ofSplit(ADA, SPLIT, Optional.empty()));
        assertFailure(USER_CREDENTIAL_REQUIRED, () -> credentials(REQUIRED).ofLookup(ADA));
        assertFailure(USER_CREDENTIAL_DENIED, () -> credentials(DENIED).ofPlan(ADA_WITH_TOKEN));
        assertFailure(USER_CREDENTIAL_DENIED, () -> credentials(DENIED).find(ADA_WITH_TOKEN));
    }

    private static void assertFailure(ApiErrorCode code, ThrowingCallable asking)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, asking);
        assertThat(failure.getErrorCode()).isEqualTo(code.toErrorCode());
        assertThat(failure.getMessage()).doesNotContain("canary");
    }

    private static ScanCredentials credentials(UserCredentialPolicy policy)
    {
        CredentialProvider own = new StaticCredentialProvider(new Credential.BearerToken(new CredentialId("token-1"), "lending.token", "secret"));
        return new ScanCredentials(new CatalogCredentials(ImmutableList.of(own)), new UserCredentials(policy, "lending.token"), (_, _) -> OptionalLong.empty(), SOURCE);
    }

    private static ConnectorSession session(Map<String, String> extraCredentials)
    {
        return TestingConnectorSession.builder().setIdentity(ConnectorIdentity.forUser("ada").withExtraCredentials(extraCredentials).build()).build();
    }
}
