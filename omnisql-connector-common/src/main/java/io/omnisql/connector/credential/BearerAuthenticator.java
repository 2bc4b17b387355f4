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

import com.google.common.base.Splitter;
import okhttp3.Headers;
import okhttp3.Request;

import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Sends tokens in the {@code Authorization} header under the scheme {@code Bearer} (RFC 6750).
 */
public final class BearerAuthenticator
        implements Authenticator
{
    private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

    private final Optional<String> rightsHeader;

    public BearerAuthenticator()
    {
        this(Optional.empty());
    }

    /**
     * @param rightsHeader the header of answers that lists, separated by commas, what the token may do
     */
    public BearerAuthenticator(Optional<String> rightsHeader)
    {
        this.rightsHeader = requireNonNull(rightsHeader, "rightsHeader is null");
    }

    @Override
    public void authenticate(Request.Builder request, Credential credential)
    {
        switch (credential) {
            case Credential.BearerToken token -> request.header("Authorization", "Bearer " + token.secret());
            case Credential.Login login -> throw new IllegalArgumentException("%s is no token, and is sent by a BasicAuthenticator".formatted(login.id()));
        }
    }

    /**
     * The list in an order of its own, as the source's means nothing.
     */
    @Override
    public Optional<String> rights(Headers answer)
    {
        return rightsHeader
                .flatMap(header -> Optional.ofNullable(answer.get(header)))
                .map(list -> COMMAS.splitToStream(list).sorted().collect(joining(", ")));
    }
}
