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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerConfiguration;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the configuration of a server for two tenants: a catalog of the simulated GitHub for each, and a policy that access control and scans keep to.
 */
final class TenantDemoConfiguration
{
    private static final String POLICY =
            """
            version: 1

            tenants:
              acme: {catalogs: [acme_github]}
              globex: {catalogs: [globex_github]}

            users:
              alice: {tenant: acme, role: analyst, attributes: {repositories: [rocket, webapp]}}
              bob: {tenant: acme, role: lead, pii-access: true}
              carol: {tenant: globex, role: lead, pii-access: true}

            tags:
              - {tables: [issues], columns: {author: personal}}

            policies:
              - name: everybody-reads
                subjects: everybody
                resources: {schemas: [default, system]}
                effect: allow

              - name: analysts-have-their-repositories
                subjects: {roles: [analyst]}
                resources: {schemas: [default], tables: [issues]}
                effect: rows
                where: {column: repo, in: {attribute: repositories}}

              - name: leads-have-all-rows
                subjects: {roles: [lead]}
                resources: {schemas: [default], tables: [issues]}
                effect: rows
                where: all-rows

              - name: people-are-hidden
                subjects: {pii-access: false}
                resources: {tags: [personal]}
                effect: mask
                mask: nullify
            """;

    private static final String GITHUB =
            """
            connector.name=omnisql_github
            omnisql.tenant=%1$s
            github.api-uri=%2$s
            github.token=%3$s
            github.organizations=%1$s
            """;

    private TenantDemoConfiguration() {}

    static ServerConfiguration write(RunDirectory runDirectory, int port, URI github)
    {
        Path directory = runDirectory.path().resolve("configuration");
        Path catalogs = directory.resolve("catalog");
        try {
            Files.createDirectories(catalogs);
            DemoConfiguration.writeServer(directory, port);
            Files.writeString(directory.resolve("access-control.properties"), "access-control.name=omnisql\n");
            Files.writeString(directory.resolve("group-provider.properties"), "group-provider.name=omnisql\n");
            Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=etc/policy.yaml\n");
            Files.writeString(directory.resolve("policy.yaml"), POLICY);
            for (String tenant : ImmutableList.of("acme", "globex")) {
                Files.writeString(catalogs.resolve(tenant + "_github.properties"), GITHUB.formatted(tenant, github, DemoConfiguration.TOKEN));
            }
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write the demo's configuration to %s: %s".formatted(directory, e), e);
        }
        return ServerConfiguration.read(directory);
    }
}
