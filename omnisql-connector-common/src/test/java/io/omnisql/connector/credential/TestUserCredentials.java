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
package io.omnisql.connector.credential;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.error.ApiErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.security.ConnectorIdentity;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

import static io.omnisql.connector.credential.UserCredentialPolicy.ALLOWED;
import static io.omnisql.connector.credential.UserCredentialPolicy.DENIED;
import static io.omnisql.connector.credential.UserCredentialPolicy.REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_DENIED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestUserCredentials
{
    private static final String NAME = "lending.token";
    private static final ConnectorIdentity ADA = ConnectorIdentity.ofUser("ada");
    private static final ConnectorIdentity ADA_WITH_TOKEN = with("ada", NAME, "canary-token");

    @Test
    void testDenied()
    {
        UserCredentials users = new UserCredentials(DENIED, NAME);
        assertThat(users.find(ADA)).isEmpty();
        assertThat(users.find(with("ada", "other.token", "canary"))).isEmpty();
        assertThat(failure(users, ADA_WITH_TOKEN, USER_CREDENTIAL_DENIED))
                .isEqualTo("This catalog reads with a credential of its own, and takes none of users: leave out the extra credential lending.token (omnisql.user-credentials)");
        assertThat(users.concern(ADA)).isFalse();
        assertThat(users.concern(ADA_WITH_TOKEN)).isTrue();
    }

    @Test
    void testAllowed()
    {
        UserCredentials users = new UserCredentials(ALLOWED, NAME);
        assertThat(users.find(ADA)).isEmpty();
        assertThat(users.concern(ADA)).isFalse();
        assertThat(users.find(ADA_WITH_TOKEN)).hasValueSatisfying(credential -> {
            assertThat(credential.secret()).isEqualTo("canary-token");
            assertThat(credential.origin()).isEqualTo("the extra credential lending.token");
        });
        assertThat(users.concern(ADA_WITH_TOKEN)).isTrue();
    }

    @Test
    void testRequired()
    {
        UserCredentials users = new UserCredentials(REQUIRED, NAME);
        assertThat(failure(users, ADA, USER_CREDENTIAL_REQUIRED))
                .isEqualTo("This catalog is read with credentials of users: bring a token of yours as the extra credential lending.token (omnisql.user-credentials)");
        assertThat(users.concern(ADA)).isTrue();
        assertThat(users.find(ADA_WITH_TOKEN)).isPresent();
    }

    @Test
    void testNoToken()
    {
        for (String text : new String[] {"", "canary token", "canary\nX-Header: 1", "canary\u00f6"}) {
            assertThat(failure(new UserCredentials(ALLOWED, NAME), with("ada", NAME, text), CREDENTIAL_REJECTED)).isEqualTo("The extra credential lending.token has to be a token in one line of visible characters");
        }
    }

    /**
     * An id tells users and tokens apart, is the same whenever the same user brings the same token, and is no hash that anybody could look for.
     */
    @Test
    void testIds()
    {
        UserCredentials users = new UserCredentials(ALLOWED, NAME);
        CredentialId id = id(users, ADA_WITH_TOKEN);
        assertThat(id.value()).matches("user-[0-9a-f]{16}");
        assertThat(id(users, with("ada", NAME, "canary-token"))).isEqualTo(id);
        assertThat(id(new UserCredentials(ALLOWED, NAME), ADA_WITH_TOKEN)).describedAs("of another process").isNotEqualTo(id);
        Set<CredentialId> ids = new HashSet<>();
        for (String user : new String[] {"ada", "bob", "ada\nbob"}) {
            for (String token : new String[] {"one", "two"}) {
                assertThat(ids.add(id(users, with(user, NAME, token)))).isTrue();
            }
        }
        assertThat(users.find(ADA_WITH_TOKEN).orElseThrow()).hasToString(id.value());
    }

    /**
     * Only the user has another one.
     */
    @Test
    void testExpired()
    {
        Credential credential = new UserCredentials(ALLOWED, NAME).bearer(new CredentialId("user-1"), "canary");
        UserCredentialProvider provider = new UserCredentialProvider(credential);
        assertThat(provider.id()).hasToString("user-1");
        assertThat(provider.credential(() -> {})).isCompletedWithValue(credential);
        CompletionException failed = catchThrowableOfType(CompletionException.class, () -> provider.renew(credential, () -> {}).join());
        assertThat(failed.getCause()).isInstanceOfSatisfying(TrinoException.class, failure -> {
            assertThat(failure.getErrorCode()).isEqualTo(CREDENTIAL_EXPIRED.toErrorCode());
            assertThat(failure).hasMessage("The source does not accept your credential (user-1): it has expired, was revoked, or is none. Run the query again with another one in the extra credential lending.token");
        });
    }

    private static CredentialId id(UserCredentials users, ConnectorIdentity identity)
    {
        return Optional.of(identity).flatMap(users::find).orElseThrow().id();
    }

    private static String failure(UserCredentials users, ConnectorIdentity identity, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> users.find(identity));
        assertThat(failure.getErrorCode()).isEqualTo(code.toErrorCode());
        assertThat(failure.getMessage()).doesNotContain("canary");
        return failure.getMessage();
    }

    private static ConnectorIdentity with(String user, String name, String secret)
    {
        return ConnectorIdentity.forUser(user).withExtraCredentials(ImmutableMap.of(name, secret)).build();
    }
}
