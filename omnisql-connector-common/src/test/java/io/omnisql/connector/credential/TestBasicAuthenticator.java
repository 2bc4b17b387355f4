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

import okhttp3.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestBasicAuthenticator
{
    private static final CredentialId ID = new CredentialId("login-1");

    /**
     * The examples of RFC 7617.
     */
    @Test
    void testLogin()
    {
        assertThat(header(login("Aladdin", "open sesame"))).isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(header(login("test", "123\u00a3"))).isEqualTo("Basic dGVzdDoxMjPCow==");
    }

    @Test
    void testPasswordWithColon()
    {
        assertThat(header(login("a", "b:c"))).isEqualTo("Basic YTpiOmM=");
    }

    /**
     * A key in place of a name needs no password.
     */
    @Test
    void testKey()
    {
        assertThat(header(login("key", ""))).isEqualTo("Basic a2V5Og==");
        assertThat(header(new Credential.BearerToken(ID, "desk.key", "key"))).isEqualTo("Basic a2V5Og==");
    }

    @Test
    void testLoginThatCannotBeSent()
    {
        assertThatThrownBy(() -> login("na:me", "canary"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The user name of desk.user has a colon, behind which the source would take it for a password");
        for (String part : new String[] {"canary\n", "can\u0000ary", "canary\u007f"}) {
            assertThatThrownBy(() -> login("name", part)).hasMessage("The user name or the password of desk.user has a control character");
            assertThatThrownBy(() -> login(part, "password")).hasMessage("The user name or the password of desk.user has a control character");
        }
    }

    @Test
    void testNothingIsPrinted()
    {
        assertThat(login("canary-name", "canary-password")).hasToString("login-1");
        assertThatThrownBy(() -> new BearerAuthenticator().authenticate(new Request.Builder(), login("canary-name", "canary-password")))
                .hasMessage("login-1 is no token, and is sent by a BasicAuthenticator");
    }

    private static Credential login(String user, String password)
    {
        return new Credential.Login(ID, "desk.user", user, password);
    }

    private static String header(Credential credential)
    {
        Request.Builder request = new Request.Builder().url("https://desk.example/");
        new BasicAuthenticator().authenticate(request, credential);
        return request.build().header("Authorization");
    }
}
