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

import okhttp3.Credentials;
import okhttp3.Request;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends logins in the {@code Authorization} header under the scheme {@code Basic} (RFC 7617), in UTF-8. A token is sent as a name without a password, which is what sources mean that take a key in its place.
 */
public final class BasicAuthenticator
        implements Authenticator
{
    @Override
    public void authenticate(Request.Builder request, Credential credential)
    {
        String value = switch (credential) {
            case Credential.Login login -> Credentials.basic(login.user(), login.password(), UTF_8);
            case Credential.BearerToken token -> Credentials.basic(token.secret(), "", UTF_8);
        };
        request.header("Authorization", value);
    }
}
