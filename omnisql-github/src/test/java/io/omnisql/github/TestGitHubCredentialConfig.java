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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.trino.testing.TestingConnectorContext;
import jakarta.validation.constraints.AssertTrue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

final class TestGitHubCredentialConfig
{
    private static final TestingAppKey KEY = TestingAppKey.generate("RSA", 2048);
    private static final String GIVEN = "set github.token to a token that may read the repositories, or github.app-id, github.app-installation-id and github.app-private-key-file";
    private static final String USABLE = "github.app-private-key-file must hold an RSA private key of at least 2048 bits in PEM, without a password, as GitHub gives it, and be readable";

    @TempDir
    private Path directory;

    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(GitHubCredentialConfig.class)
                .setToken(null)
                .setTokens(null)
                .setUserCredentials(UserCredentialPolicy.DENIED)
                .setAppId(null)
                .setAppInstallationId(null)
                .setAppPrivateKeyFile(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Path file = KEY.writePkcs1(directory.resolve("app.pem"));
        Map<String, String> app = ImmutableMap.of(
                "github.app-id", "7",
                "github.app-installation-id", "70",
                "github.app-private-key-file", file.toString(),
                "omnisql.user-credentials", "ALLOWED");
        GitHubCredentialConfig expectedApp = new GitHubCredentialConfig()
                .setAppId("7")
                .setAppInstallationId("70")
                .setAppPrivateKeyFile(file.toFile())
                .setUserCredentials(UserCredentialPolicy.ALLOWED);
        assertFullMapping(app, expectedApp, ImmutableSet.of("github.token", "github.tokens"));

        GitHubCredentialConfig expectedToken = new GitHubCredentialConfig().setToken("a-token");
        assertFullMapping(ImmutableMap.of("github.token", "a-token"), expectedToken, Sets.union(app.keySet(), ImmutableSet.of("github.tokens")));

        GitHubCredentialConfig expectedTokens = new GitHubCredentialConfig().setTokens(ImmutableList.of("a-token", "another"));
        assertFullMapping(ImmutableMap.of("github.tokens", "a-token, another"), expectedTokens, Sets.union(app.keySet(), ImmutableSet.of("github.token")));
    }

    @Test
    void testToken()
    {
        assertValidates(new GitHubCredentialConfig().setToken("a-token"));
        for (GitHubCredentialConfig nobody : ImmutableList.of(new GitHubCredentialConfig(), new GitHubCredentialConfig().setToken(""))) {
            assertFailsValidation(nobody, "credentialGiven", GIVEN, AssertTrue.class);
        }
        for (String token : ImmutableList.of("a token", "a\ntoken", "t\u00f6ken")) {
            assertFailsValidation(new GitHubCredentialConfig().setToken(token), "tokenPrintable", "github.token must be a token in one line of visible characters", AssertTrue.class);
        }
    }

    @Test
    void testTokens()
    {
        assertValidates(new GitHubCredentialConfig().setTokens(ImmutableList.of("a-token")));
        assertValidates(new GitHubCredentialConfig().setTokens(ImmutableList.of("a-token", "another")));
        for (ImmutableList<String> tokens : ImmutableList.of(ImmutableList.<String>of(), ImmutableList.of("a-token", "a-token"), ImmutableList.of("a token"), ImmutableList.of("a-token", ""))) {
            assertFailsValidation(
                    new GitHubCredentialConfig().setTokens(tokens),
                    "tokensValid",
                    "github.tokens must list different tokens of visible characters, separated by commas; leave the property out to name none",
                    AssertTrue.class);
        }
    }

    /**
     * Where every user has to bring one, the catalog needs none.
     */
    @Test
    void testUserCredentials()
    {
        assertValidates(new GitHubCredentialConfig().setUserCredentials(UserCredentialPolicy.REQUIRED));
        assertFailsValidation(new GitHubCredentialConfig().setUserCredentials(UserCredentialPolicy.ALLOWED), "credentialGiven", GIVEN, AssertTrue.class);
        assertThat(refused(ImmutableMap.of("omnisql.tenant", "acme", "github.token", "a-token", "omnisql.user-credentials", "perhaps"))).contains("omnisql.user-credentials");
    }

    @Test
    void testApp()
    {
        assertValidates(app());
        assertValidates(app().setAppId("Iv23liAbC"));
        for (GitHubCredentialConfig ambiguous : ImmutableList.of(
                app().setToken("a-token"),
                app().setTokens(ImmutableList.of("a-token")),
                new GitHubCredentialConfig().setToken("a-token").setTokens(ImmutableList.of("another")))) {
            assertFailsValidation(ambiguous, "credentialUnambiguous", "github.token, github.tokens and the properties github.app-… are different credentials: set one of them", AssertTrue.class);
        }
        String whole = "github.app-id, github.app-installation-id and github.app-private-key-file belong together: set all of them or none";
        assertFailsValidation(app().setAppId(null), "appWhole", whole, AssertTrue.class);
        assertFailsValidation(app().setAppInstallationId(null), "appWhole", whole, AssertTrue.class);
        assertFailsValidation(app().setAppPrivateKeyFile(null), "appWhole", whole, AssertTrue.class);
        for (String id : ImmutableList.of("", "my app", "7\"", "..\\7")) {
            assertFailsValidation(app().setAppId(id), "appIdValid", "github.app-id must be the App's id or client id: letters, digits, dots, dashes or underscores", AssertTrue.class);
        }
        for (String id : ImmutableList.of("", "acme", "70/../71", "-1")) {
            assertFailsValidation(
                    app().setAppInstallationId(id),
                    "appInstallationIdValid",
                    "github.app-installation-id must be a number: that at the end of the address of the installation's settings",
                    AssertTrue.class);
        }
    }

    @Test
    void testPrivateKey()
            throws IOException
    {
        assertValidates(app().setAppPrivateKeyFile(KEY.writePkcs8(directory.resolve("pkcs8.pem")).toFile()));
        assertUnusable(TestingAppKey.generate("EC", 256).writePkcs8(directory.resolve("elliptic.pem")));
        assertUnusable(TestingAppKey.generate("RSA", 1024).writePkcs8(directory.resolve("short.pem")));
        assertUnusable(TestingAppKey.write(directory.resolve("public.pem"), "PUBLIC KEY", KEY.publicKey().getEncoded()));
        assertUnusable(TestingAppKey.write(directory.resolve("encrypted.pem"), "ENCRYPTED PRIVATE KEY", KEY.pair().getPrivate().getEncoded()));
        assertUnusable(TestingAppKey.write(directory.resolve("garbage.pem"), "RSA PRIVATE KEY", new byte[] {1, 2, 3}));
        assertUnusable(TestingAppKey.write(directory.resolve("nothing.pem"), "PRIVATE KEY", new byte[0]));
        assertUnusable(Files.writeString(directory.resolve("text.pem"), "no key"));
        assertUnusable(Files.write(directory.resolve("binary.pem"), new byte[] {(byte) 0xFF, 0, (byte) 0xFE}));
        assertUnusable(Files.createFile(directory.resolve("empty.pem")));
        assertUnusable(Files.createDirectory(directory.resolve("directory.pem")));
    }

    private void assertUnusable(Path file)
    {
        assertFailsValidation(app().setAppPrivateKeyFile(file.toFile()), "appPrivateKeyUsable", USABLE, AssertTrue.class);
    }

    /**
     * The start fails with everything that is wrong.
     */
    @Test
    void testAllProblemsAtOnce()
            throws IOException
    {
        Path file = Files.writeString(directory.resolve("canary.pem"), "-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----\n");
        assertThat(refused(ImmutableMap.of(
                "omnisql.tenant", "acme",
                "github.token", "canary token",
                "github.app-id", "my app",
                "github.app-private-key-file", file.toString())))
                .contains("github.token must be", "github.token, github.tokens and", "belong together", "github.app-id must be", USABLE)
                .doesNotContain("canary token", "BEGIN");
        assertThat(refused(ImmutableMap.of("omnisql.tenant", "acme"))).contains(GIVEN, "1 error");
        assertThat(refused(ImmutableMap.of("omnisql.tenant", "acme", "github.app-id", "7", "github.app-installation-id", "70", "github.app-private-key-file", directory.resolve("missing").toString())))
                .contains("github.app-private-key-file", "file does not exist")
                .doesNotContain(USABLE);
    }

    private static String refused(Map<String, String> settings)
    {
        Throwable refused = catchThrowable(() -> getOnlyElement(new GitHubPlugin().getConnectorFactories()).create("refused", settings, new TestingConnectorContext()));
        assertThat(refused).isNotNull();
        return Throwables.getStackTraceAsString(refused);
    }

    private GitHubCredentialConfig app()
    {
        return new GitHubCredentialConfig()
                .setAppId("7")
                .setAppInstallationId("70")
                .setAppPrivateKeyFile(KEY.writePkcs1(directory.resolve("app.pem")).toFile());
    }
}
