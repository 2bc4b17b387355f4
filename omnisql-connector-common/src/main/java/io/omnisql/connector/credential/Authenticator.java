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

import okhttp3.Headers;
import okhttp3.Request;

import java.util.Optional;

/**
 * Puts a credential on a request, as the last step before it is sent. Thread-safe.
 */
public interface Authenticator
{
    void authenticate(Request.Builder request, Credential credential);

    /**
     * What an answer says that the credential may do; empty where it says nothing.
     */
    default Optional<String> rights(Headers answer)
    {
        return Optional.empty();
    }
}
