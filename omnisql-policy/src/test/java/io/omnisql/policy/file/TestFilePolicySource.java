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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.DenyingSnapshot;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.Subject;
import io.omnisql.policy.TableAccess;
import io.trino.spi.connector.CatalogSchemaTableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import static io.omnisql.policy.TestingPolicies.file;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

final class TestFilePolicySource
{
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String ALLOWING = file("{name: a, subjects: everybody, resources: everything, effect: allow}");
    private static final String DENYING = file("{name: a, subjects: everybody, resources: everything, effect: deny}");
    private static final String BROKEN = file("{name: a, subjects: everybody, effect: allow}", "{name: b, subject: everybody, resources: everything, effect: allow}");

    @TempDir
    private Path directory;

    private final TestingPolling polling = new TestingPolling();

    @Test
    void testNoFileAtStartDeniesEverythingUntilThereIsOne()
            throws IOException
    {
        Path path = directory.resolve("policy.yaml");
        try (FilePolicySource source = source(path)) {
            assertThat(source.current()).isInstanceOf(DenyingSnapshot.class);
            assertThat(source.status().version()).isEqualTo(PolicyVersion.NONE);
            assertThat(source.status().confirmedBefore()).isEmpty();
            assertThat(source.status().problems()).singleElement().asString().isEqualTo("Cannot read %s (NoSuchFileException): put it there, readable for the server's user".formatted(path));

            Files.writeString(path, ALLOWING);
            polling.pass(SECOND);
            assertThat(source.current()).isInstanceOf(DenyingSnapshot.class);
            polling.pass(SECOND);
            assertThat(allows(source.current())).isTrue();
            assertThat(source.status().version().count()).isEqualTo(1);
            assertThat(source.status().problems()).isEmpty();
        }
        assertThat(polling.isRunning()).isFalse();
    }

    @Test
    void testProblemsAtStartDenyEverything()
            throws IOException
    {
        try (FilePolicySource source = source(Files.writeString(directory.resolve("policy.yaml"), BROKEN))) {
            assertThat(source.current()).isInstanceOf(DenyingSnapshot.class);
            assertThat(source.status().problems()).containsExactly(
                    "line 12: policies[0]: resources is missing",
                    "line 13: policies[1].subject: is not known here: effect, mask, name, resources, subjects, where are",
                    "line 13: policies[1]: subjects is missing");
        }
    }

    @Test
    void testChange()
            throws IOException
    {
        Path path = Files.writeString(directory.resolve("policy.yaml"), ALLOWING);
        try (FilePolicySource source = source(path)) {
            PolicySnapshot first = source.current();
            assertThat(allows(first)).isTrue();
            polling.pass(SECOND.multipliedBy(3));
            assertThat(source.current()).isSameAs(first);

            Files.writeString(path, DENYING);
            polling.pass(SECOND.multipliedBy(2));
            assertThat(allows(source.current())).isFalse();
            assertThat(source.current().version().count()).isEqualTo(2);
            assertThat(source.current().version().contentHash()).isNotEqualTo(first.version().contentHash());
            // what was pinned stays what it was
            assertThat(allows(first)).isTrue();

            Files.writeString(path, ALLOWING);
            polling.pass(SECOND.multipliedBy(2));
            assertThat(source.current().version()).isEqualTo(new PolicyVersion(3, first.version().contentHash()));
        }
    }

    @Test
    void testFileThatIsStillBeingWritten()
            throws IOException
    {
        Path path = Files.writeString(directory.resolve("policy.yaml"), ALLOWING);
        try (FilePolicySource source = source(path)) {
            // the beginning of a policy can be a policy, without what is denied at its end
            Files.writeString(path, ALLOWING + "# more");
            polling.pass(SECOND);
            Files.writeString(path, DENYING);
            polling.pass(SECOND);
            assertThat(source.current().version().count()).isEqualTo(1);
            polling.pass(SECOND);
            assertThat(allows(source.current())).isFalse();
        }
    }

    @Test
    void testLastGoodPolicyStays()
            throws IOException
    {
        Path path = Files.writeString(directory.resolve("policy.yaml"), ALLOWING);
        try (FilePolicySource source = source(path)) {
            PolicySnapshot good = source.current();
            Files.writeString(path, BROKEN);
            polling.pass(Duration.ofSeconds(30));
            assertThat(source.current()).isSameAs(good);
            assertThat(source.status().problems()).hasSize(3);
            assertThat(source.status().version()).isEqualTo(good.version());
            assertThat(source.status().confirmedBefore()).contains(Duration.ofSeconds(30));

            Files.delete(path);
            polling.pass(SECOND);
            assertThat(source.current()).isSameAs(good);
            assertThat(source.status().problems()).singleElement().asString().contains("NoSuchFileException");

            Files.writeString(path, ALLOWING);
            polling.pass(SECOND);
            assertThat(source.current()).isSameAs(good);
            assertThat(source.status().problems()).isEmpty();
            assertThat(source.status().confirmedBefore()).contains(Duration.ZERO);
        }
    }

    @Test
    void testUnconfirmedForTooLong()
            throws IOException
    {
        Path path = Files.writeString(directory.resolve("policy.yaml"), ALLOWING);
        try (FilePolicySource source = new FilePolicySource(path, SECOND, Optional.of(Duration.ofMinutes(1)), polling, polling)) {
            polling.pass(Duration.ofMinutes(5));
            assertThat(allows(source.current())).isTrue();
            Files.delete(path);
            polling.pass(Duration.ofMinutes(1));
            assertThat(allows(source.current())).isTrue();
            polling.pass(SECOND);
            assertThat(source.current()).isEqualTo(new DenyingSnapshot(source.status().version(), "the policy was not confirmed for too long"));
            Files.writeString(path, ALLOWING);
            polling.pass(SECOND);
            assertThat(allows(source.current())).isTrue();
        }
    }

    @Test
    void testReplacedFile()
            throws IOException
    {
        Path path = Files.writeString(directory.resolve("policy.yaml"), ALLOWING);
        try (FilePolicySource source = source(path)) {
            Files.move(Files.writeString(directory.resolve("next.yaml"), DENYING), path, ATOMIC_MOVE, REPLACE_EXISTING);
            polling.pass(SECOND.multipliedBy(2));
            assertThat(allows(source.current())).isFalse();
        }
    }

    /**
     * As a config map of Kubernetes is mounted: the file is a link through a directory that is a link, and only that is replaced.
     */
    @Test
    void testLinkThatLeadsElsewhere()
            throws IOException
    {
        Path data = directory.resolve("..data");
        for (String version : ImmutableList.of("one", "two")) {
            Files.createDirectory(directory.resolve(version));
            Files.writeString(directory.resolve(version).resolve("policy.yaml"), version.equals("one") ? ALLOWING : DENYING);
        }
        Files.createSymbolicLink(data, Path.of("one"));
        Path path = Files.createSymbolicLink(directory.resolve("policy.yaml"), Path.of("..data", "policy.yaml"));
        try (FilePolicySource source = source(path)) {
            assertThat(allows(source.current())).isTrue();
            Files.move(Files.createSymbolicLink(directory.resolve("..tmp"), Path.of("two")), data, ATOMIC_MOVE, REPLACE_EXISTING);
            polling.pass(SECOND.multipliedBy(2));
            assertThat(allows(source.current())).isFalse();
        }
    }

    @Test
    void testBytesThatAreNoText()
            throws IOException
    {
        try (FilePolicySource source = source(Files.write(directory.resolve("policy.yaml"), new byte[] {(byte) 0xFF}))) {
            assertThat(source.status().problems()).containsExactly("The file is not in UTF-8");
        }
    }

    private FilePolicySource source(Path path)
    {
        return new FilePolicySource(path, SECOND, Optional.empty(), polling, polling);
    }

    private static boolean allows(PolicySnapshot snapshot)
    {
        return snapshot.access(Subject.of("alice", "acme"), new CatalogSchemaTableName("acme_github", "default", "issues")) instanceof TableAccess.Granted;
    }
}
