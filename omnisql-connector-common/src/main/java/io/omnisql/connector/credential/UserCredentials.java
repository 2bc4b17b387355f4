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

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.trino.spi.TrinoException;
import io.trino.spi.security.ConnectorIdentity;

import java.security.SecureRandom;
import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_DENIED;
import static io.omnisql.connector.error.ApiErrorCode.USER_CREDENTIAL_REQUIRED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The credentials that users bring along with their queries, as extra credentials of their sessions.
 */
public final class UserCredentials
{
    /**
     * The setting that says what becomes of them.
     */
    public static final String SETTING = "omnisql.user-credentials";

    private static final int KEY_LENGTH = 32;
    private static final int HASH_LENGTH = 16;

    private final UserCredentialPolicy policy;
    private final String name;
    private final HashFunction hash;

    /**
     * @param name the name of the extra credential
     */
    public UserCredentials(UserCredentialPolicy policy, String name)
    {
        this.policy = requireNonNull(policy, "policy is null");
        this.name = requireNonNull(name, "name is null");
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        this.hash = Hashing.hmacSha256(key);
    }

    /**
     * Whether the queries of this user are refused, or read with a credential of the user's own.
     */
    public boolean concern(ConnectorIdentity identity)
    {
        return identity.getExtraCredentials().containsKey(name) || policy == UserCredentialPolicy.REQUIRED;
    }

    /**
     * The user's own credential; empty where the catalog's is meant.
     */
    public Optional<Credential.BearerToken> find(ConnectorIdentity identity)
    {
        Optional<String> secret = Optional.ofNullable(identity.getExtraCredentials().get(name));
        return switch (policy) {
            case DENIED -> {
                if (secret.isPresent()) {
                    throw new TrinoException(USER_CREDENTIAL_DENIED, "This catalog reads with a credential of its own, and takes none of users: leave out the extra credential %s (%s)".formatted(name, SETTING));
                }
                yield Optional.empty();
            }
            case ALLOWED -> secret.map(text -> credential(identity.getUser(), text));
            case REQUIRED -> Optional.of(credential(identity.getUser(), secret.orElseThrow(this::missing)));
        };
    }

    /**
     * What a scan fails with that should be read with a user's own credential and has none.
     */
    public TrinoException missing()
    {
        return new TrinoException(USER_CREDENTIAL_REQUIRED, "This catalog is read with credentials of users: bring a token of yours as the extra credential %s (%s)".formatted(name, SETTING));
    }

    private Credential.BearerToken credential(String user, String secret)
    {
        if (secret.isEmpty() || !secret.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
            throw new TrinoException(CREDENTIAL_REJECTED, "The extra credential %s has to be a token in one line of visible characters".formatted(name));
        }
        // nobody but this process can find out whose it is; what two users bring is never the same
        String id = hash.newHasher().putString(user, UTF_8).putChar('\n').putString(secret, UTF_8).hash().toString().substring(0, HASH_LENGTH);
        return bearer(new CredentialId("user-" + id), secret);
    }

    /**
     * The credential that was found on another node.
     */
    public Credential.BearerToken bearer(CredentialId id, String secret)
    {
        return new Credential.BearerToken(id, "the extra credential " + name, secret);
    }
}
