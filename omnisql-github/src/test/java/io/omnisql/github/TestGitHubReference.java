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

import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.policy.ScanPolicyConfig;
import io.omnisql.connector.reference.DefinitionPrinter;
import io.omnisql.connector.reference.SettingsReference;
import io.omnisql.connector.reference.TableReference;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.omnisql.connector.testing.ReferenceChecks.assertGenerated;
import static io.omnisql.connector.testing.ReferenceChecks.replaced;

/**
 * The files that are generated from the definitions are what the definitions say now.
 * <p>
 * Run with {@code -Domnisql.update-reference=true} to write them anew.
 */
final class TestGitHubReference
{
    private static final Path DEFINITIONS = Path.of("src/test/resources/definitions.json");
    static final Path DOCUMENTATION = Path.of("../docs/connector/github.md");

    @Test
    void testDefinitions()
            throws IOException
    {
        assertGenerated(DEFINITIONS, DefinitionPrinter.print(GitHubSource.SOURCE));
    }

    @Test
    void testDocumentation()
            throws IOException
    {
        String document = Files.readString(DOCUMENTATION);
        document = replaced(document, "catalog properties", SettingsReference.catalogProperties(new GitHubConfig(), new GitHubCredentialConfig(), new ApiConfig(), new ScanPolicyConfig()));
        document = replaced(document, "session properties", SettingsReference.sessionProperties(ApiSessionProperties.properties(new ApiConfig())));
        document = replaced(document, "tables", TableReference.markdown(GitHubSource.SOURCE));
        assertGenerated(DOCUMENTATION, document);
    }
}
