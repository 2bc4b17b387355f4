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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.SimulatedRequest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The secrets that a simulator knows, and where each is good.
 */
final class JiraCredentials
{
    private final ImmutableList<JiraToken> tokens;
    private final OAuthTokens oauth;

    JiraCredentials(List<JiraToken> tokens, OAuthTokens oauth)
    {
        this.tokens = ImmutableList.copyOf(tokens);
        this.oauth = requireNonNull(oauth, "oauth is null");
    }

    /**
     * Who sends a request; empty where nobody is believed.
     *
     * @param gateway whether it came by way of the cloud id, and not to the site
     */
    Optional<JiraToken> find(SimulatedRequest request, boolean gateway, JiraSite site)
    {
        String[] parts = request.header("Authorization").orElse("").trim().split("\\s+", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return oauth.find(parts[1]).or(() -> tokens.stream().filter(token -> token.secret().equals(parts[1]) && token.kind() == JiraToken.Kind.SCOPED).findFirst()).filter(_ -> gateway);
        }
        if (!parts[0].equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        String[] login = decode(parts[1]).split(":", 2);
        JiraToken.Kind kind = gateway ? JiraToken.Kind.SCOPED : JiraToken.Kind.API;
        return tokens.stream()
                .filter(token -> login.length == 2 && token.kind() == kind && token.secret().equals(login[1]))
                .filter(token -> site.user(token.accountId()).email().filter(login[0]::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    private static String decode(String text)
    {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        }
        catch (IllegalArgumentException _) {
            return "";
        }
    }
}
