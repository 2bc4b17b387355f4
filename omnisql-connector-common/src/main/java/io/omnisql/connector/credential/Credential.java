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

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A secret that a source accepts, with the name under which it may be printed.
 */
public sealed interface Credential
{
    /**
     * A login that an operator has configured.
     *
     * @param origin see {@link #origin}
     */
    static Credential login(String origin, String user, String password)
    {
        // a password may be short enough to be guessed by its hash
        return new Login(CredentialId.ofSecret("login", user), origin, user, password);
    }

    CredentialId id();

    /**
     * The setting that an operator has to mend when the source does not accept the credential.
     */
    String origin();

    /**
     * A token that is sent as it is.
     */
    record BearerToken(CredentialId id, String origin, String secret)
            implements Credential
    {
        public BearerToken
        {
            requireNonNull(id, "id is null");
            requireNonNull(origin, "origin is null");
            requireNonNull(secret, "secret is null");
        }

        @Override
        public String toString()
        {
            return id.toString();
        }
    }

    /**
     * The name of an account and its password. Either may be a secret: some sources take a key in place of a name.
     */
    record Login(CredentialId id, String origin, String user, String password)
            implements Credential
    {
        public Login
        {
            requireNonNull(id, "id is null");
            requireNonNull(origin, "origin is null");
            requireNonNull(user, "user is null");
            requireNonNull(password, "password is null");
            // RFC 7617, 2; the texts themselves are not to be printed
            checkArgument(user.indexOf(':') < 0, "The user name of %s has a colon, behind which the source would take it for a password", origin);
            checkArgument((user + password).chars().noneMatch(Character::isISOControl), "The user name or the password of %s has a control character", origin);
        }

        @Override
        public String toString()
        {
            return id.toString();
        }
    }
}
