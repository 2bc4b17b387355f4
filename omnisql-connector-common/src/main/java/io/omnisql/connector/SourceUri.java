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
package io.omnisql.connector;

import com.google.common.collect.ImmutableSet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the address of a source has to be like, so that a credential may be sent there. Nothing is said of a text that is no URI but that it is not secure.
 */
public final class SourceUri
{
    private static final Set<String> LOOPBACK = ImmutableSet.of("127.0.0.1", "[::1]", "localhost");

    private SourceUri() {}

    /**
     * All of what follows.
     */
    public static boolean isSound(String text)
    {
        return isSecure(text) && isReachable(text) && isPlain(text);
    }

    /**
     * Whether nobody on the way can read the credential.
     */
    public static boolean isSecure(String text)
    {
        return uri(text)
                .filter(uri -> uri.getHost() != null)
                .map(uri -> Objects.equals(uri.getScheme(), "https") || (Objects.equals(uri.getScheme(), "http") && LOOPBACK.contains(uri.getHost())))
                .orElse(false);
    }

    /**
     * Whether its port is one.
     */
    public static boolean isReachable(String text)
    {
        return uri(text)
                .map(uri -> uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= 65_535))
                .orElse(true);
    }

    /**
     * Whether it holds nothing but an address.
     */
    public static boolean isPlain(String text)
    {
        return uri(text)
                .map(uri -> uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null)
                .orElse(true);
    }

    /**
     * The settings are text, as a message about a URI that is none would quote what it holds.
     */
    private static Optional<URI> uri(String text)
    {
        try {
            return Optional.of(new URI(text));
        }
        catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
