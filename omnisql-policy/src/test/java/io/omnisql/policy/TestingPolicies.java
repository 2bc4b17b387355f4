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
package io.omnisql.policy;

import com.google.common.io.Resources;
import io.omnisql.policy.file.PolicyReader;
import io.omnisql.policy.file.PolicyReading;
import io.omnisql.policy.model.PolicyDocument;

import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policies for tests.
 */
public final class TestingPolicies
{
    public static final String GITHUB = resource("github.yaml");
    public static final String JIRA = resource("jira.yaml");

    private static final String BEGINNING =
            """
            version: 1
            tenants:
              acme: {catalogs: [acme_github]}
              globex: {catalogs: [globex_github]}
            users:
              alice: {tenant: acme, role: analyst, attributes: {repositories: [rocket, engine]}}
              bob: {tenant: acme}
              carol: {tenant: globex, role: analyst}
            tags:
              - {tables: [issues], columns: {author: personal, body: [free_text, personal]}}
            policies:
            """;

    private TestingPolicies() {}

    private static String resource(String name)
    {
        try {
            return Resources.toString(Resources.getResource(TestingPolicies.class, name), UTF_8);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file with these entries below policies, each in braces.
     */
    public static String file(String... policies)
    {
        StringBuilder text = new StringBuilder(BEGINNING);
        for (String policy : policies) {
            text.append("  - ").append(policy).append('\n');
        }
        return policies.length == 0 ? text.append("  []\n").toString() : text.toString();
    }

    public static PolicyDocument document(String text)
    {
        PolicyReading reading = PolicyReader.read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.document().orElseThrow();
    }

    public static PolicySnapshot snapshot(String text)
    {
        return new IndexedPolicySnapshot(new PolicyVersion(1, "test"), document(text));
    }
}
