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
package io.omnisql.simulator.github;

import com.google.common.collect.ImmutableList;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A commit with what it changes.
 */
public record GitHubCommit(String sha, String message, Signature author, Signature committer, ImmutableList<String> parents, FileChanges changes)
{
    public GitHubCommit
    {
        requireNonNull(sha, "sha is null");
        requireNonNull(message, "message is null");
        requireNonNull(author, "author is null");
        requireNonNull(committer, "committer is null");
        requireNonNull(parents, "parents is null");
        requireNonNull(changes, "changes is null");
    }

    public String treeSha()
    {
        return new StringBuilder(sha).reverse().toString();
    }

    /**
     * The number of comments on the commit itself.
     */
    public int commentCount()
    {
        return Character.digit(sha.charAt(0), 16) % 3;
    }

    /**
     * What the source found of the signature; those whose committers have no account are not signed.
     */
    public Optional<Verification> verification()
    {
        return committer.account().map(account -> new Verification(
                "-----BEGIN PGP SIGNATURE-----\n\n%s\n-----END PGP SIGNATURE-----\n".formatted(treeSha()),
                "tree %s\nauthor %s <%s>\n\n%s".formatted(treeSha(), account.login(), committer.email(), message),
                committer.at().plusSeconds(7)));
    }

    String nodeId()
    {
        return NodeId.of("C", Long.parseUnsignedLong(sha.substring(0, 15), 16));
    }

    /**
     * A signature, what it signs, and when the source has found it right.
     */
    public record Verification(String signature, String payload, Instant at)
    {
        public Verification
        {
            requireNonNull(signature, "signature is null");
            requireNonNull(payload, "payload is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * Who did it, as Git wrote it down, and the account which has that e-mail address, if any.
     */
    public record Signature(String name, String email, Instant at, Optional<GitHubAccount> account)
    {
        public Signature
        {
            requireNonNull(name, "name is null");
            requireNonNull(email, "email is null");
            requireNonNull(at, "at is null");
            requireNonNull(account, "account is null");
        }

        static Signature of(Optional<GitHubAccount> account, Instant at)
        {
            return account
                    .map(known -> new Signature(known.name().orElse(known.login()), known.login().toLowerCase(Locale.ROOT) + "@acme.example", at, account))
                    .orElseGet(() -> new Signature("Somebody Unknown", "unknown@elsewhere.example", at, Optional.empty()));
        }

        boolean matches(String loginOrEmail)
        {
            return email.equalsIgnoreCase(loginOrEmail) || account.filter(known -> known.isCalled(loginOrEmail)).isPresent();
        }
    }
}
