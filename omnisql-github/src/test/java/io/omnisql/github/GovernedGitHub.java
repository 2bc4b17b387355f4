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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.Session;
import io.trino.spi.security.Identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Catalogs whose users see what a policy grants, and the same for whom the source has nothing else.
 * <p>
 * Of both there is an open one, and one that has an organization: {@code governed} and {@code governed_acme} with the policy, {@code three} and {@code three_acme} with a token for which there are three
 * repositories only.
 * {@code governed_kept} is the open one with the policy, which keeps answers for an hour.
 */
final class GovernedGitHub
        implements AutoCloseable
{
    static final List<String> CATALOGS = ImmutableList.of("governed", "governed_acme", "governed_kept", "governed_shouting", "governed_rocket", "three", "three_acme");

    private static final String POLICY =
            """
            version: 1
            tenants:
              acme: {catalogs: [governed, governed_acme, governed_kept, governed_shouting, governed_rocket]}
            users:
              alice: {tenant: acme, role: analyst}
              bob: {tenant: acme, role: author}
              carol: {tenant: acme, role: starter}
              dave: {tenant: acme, role: owner}
              erin: {tenant: acme, role: excluder}
              frank: {tenant: acme, role: ranger}
              grace: {tenant: acme, role: counter}
              steward: {tenant: acme, role: steward}
              mallory: {tenant: acme}
            policies:
              - {name: read, subjects: {roles: [analyst, author, starter, owner, excluder, ranger, counter, steward]}, resources: {schemas: [default]}, effect: allow}
              - name: three-repositories
                subjects: {roles: [analyst]}
                resources: {tables: [%1$s]}
                effect: rows
                where:
                  or:
                    - and: [{column: owner, equals: acme}, {column: repo, in: [rocket, infra]}]
                    - and: [{column: owner, equals: ada}, {column: repo, equals: dotfiles}]
              - name: starting-with
                subjects: {roles: [starter]}
                resources: {tables: [%1$s]}
                effect: rows
                where: {and: [{column: owner, starts-with: ac}, {column: repo, starts-with: rock}]}
              - name: own-and-three-of-another
                subjects: {roles: [owner]}
                resources: {tables: [%1$s]}
                effect: rows
                where: {or: [{and: [{column: owner, equals: acme}, {column: repo, in: [rocket, infra]}]}, {column: owner, equals: ada}]}
              - name: without-some
                subjects: {roles: [excluder]}
                resources: {tables: [%1$s]}
                effect: rows
                where: {and: [{not: {column: owner, in: [globex]}}, {not: {column: repo, in: [launchpad, attic]}}]}
              - name: up-to-a-letter
                subjects: {roles: [ranger]}
                resources: {tables: [%1$s]}
                effect: rows
                where: {column: repo, below: m}
              - {name: organizations-up-to-a-letter, subjects: {roles: [ranger]}, resources: {tables: [org_members]}, effect: rows, where: {column: owner, below: b}}
              - {name: first-numbers, subjects: {roles: [counter]}, resources: {tables: [issues]}, effect: rows, where: {column: number, below: 5}}
              - {name: of-authors, subjects: {roles: [author]}, resources: {tables: [issues]}, effect: rows, where: {column: author, equals: %2$s}}
              - {name: not-archived, subjects: {roles: [author]}, resources: {tables: [repositories]}, effect: rows, where: {column: archived, equals: false}}
              - {name: all, subjects: {roles: [steward]}, resources: {tables: [%1$s, org_members]}, effect: rows, where: all-rows}
            """;

    /**
     * Those of which the policy grants rows by their repositories.
     */
    static final List<TableDefinition> TABLES = GitHubSource.SOURCE.tables().stream().filter(table -> table.column("owner").isPresent() && table.column("repo").isPresent()).collect(toImmutableList());

    private final TestingGitHub github;
    private final Path directory;

    private GovernedGitHub(TestingGitHub github, Path directory)
    {
        this.github = requireNonNull(github, "github is null");
        this.directory = requireNonNull(directory, "directory is null");
    }

    static GovernedGitHub create(TestingGitHub github)
            throws IOException
    {
        Path directory = Files.createTempDirectory("policy");
        String policy = POLICY.formatted(TABLES.stream().map(TableDefinition::name).collect(joining(", ")), author(github));
        Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
        Path shared = Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=" + file);
        Map<String, String> governed = ImmutableMap.of("omnisql.shared-properties", shared.toString());
        Map<String, String> acme = ImmutableMap.of("github.organizations", "acme");
        create(github, "governed", TestingGitHub.FULL_SECRET, governed, ImmutableMap.of());
        create(github, "governed_acme", TestingGitHub.FULL_SECRET, governed, acme);
        create(github, "governed_kept", TestingGitHub.FULL_SECRET, governed, ImmutableMap.of("omnisql.cache.enabled", "true", "omnisql.cache.max-staleness", "1h"));
        create(github, "governed_shouting", TestingGitHub.FULL_SECRET, governed, ImmutableMap.of("github.organizations", "ACME"));
        create(github, "governed_rocket", TestingGitHub.FULL_SECRET, governed, ImmutableMap.of("github.repositories", "Acme/Rocket,acme/Launchpad"));
        create(github, "three", TestingGitHub.THREE_REPOSITORIES_SECRET, ImmutableMap.of(), ImmutableMap.of());
        create(github, "three_acme", TestingGitHub.THREE_REPOSITORIES_SECRET, ImmutableMap.of(), acme);
        return new GovernedGitHub(github, directory);
    }

    /**
     * Whose issues {@code bob} sees, and no others.
     */
    static String author(TestingGitHub github)
    {
        return (String) github.issues("acme", "rocket").stream().map(issue -> issue.get("author")).filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private static void create(TestingGitHub github, String catalog, String secret, Map<String, String> policy, Map<String, String> scope)
    {
        github.queryRunner().createCatalog(catalog, "omnisql_github", ImmutableMap.<String, String>builder()
                .putAll(TestingGitHub.catalog(github.simulator(), secret))
                .putAll(policy)
                .putAll(scope)
                .buildKeepingLast());
    }

    Session session(String user, String catalog)
    {
        return Session.builder(github.session())
                .setIdentity(Identity.ofUser(user))
                .setOriginalIdentity(Identity.ofUser(user))
                .setCatalog(catalog)
                .build();
    }

    @Override
    public void close()
            throws IOException
    {
        CATALOGS.forEach(catalog -> github.queryRunner().execute("DROP CATALOG " + catalog));
        deleteRecursively(directory, ALLOW_INSECURE);
    }
}
