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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableMap;
import io.omnisql.accesscontrol.OmniSqlAccessControlPlugin;
import io.trino.plugin.base.security.FileBasedSystemAccessControl;
import io.trino.plugin.base.security.testing.TestingSystemAccessControlContext;
import io.trino.spi.security.SystemAccessControl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import static com.google.common.collect.Iterables.getOnlyElement;
import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Access controls as operators configure them: the real plugins, over files.
 */
final class PolicyFiles
        implements AutoCloseable
{
    static final String MASK_KEY = Base64.getEncoder().encodeToString("canary canary canary canary canary".getBytes(UTF_8));

    private final Path directory = Files.createTempDirectory("attack");
    private final List<SystemAccessControl> made = new ArrayList<>();
    // held, as the level is forgotten with it
    private final Logger audit = Logger.getLogger("io.omnisql.audit");

    PolicyFiles()
            throws IOException
    {
        audit.setLevel(Level.WARNING);
        Files.writeString(Files.createDirectory(directory.resolve("keys")).resolve("acme.key"), MASK_KEY);
    }

    /**
     * The settings that plugins share, for a policy.
     */
    Path shared(String yaml)
    {
        try {
            Path policy = Files.writeString(Files.createTempFile(directory, "policy", ".yaml"), yaml);
            return Files.writeString(
                    Files.createTempFile(directory, "omnisql", ".properties"),
                    "omnisql.policy.file=%s%nomnisql.policy.mask-keys=%s%n".formatted(policy, directory.resolve("keys")));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SystemAccessControl ours(String yaml)
    {
        return kept(getOnlyElement(new OmniSqlAccessControlPlugin().getSystemAccessControlFactories())
                .create(ImmutableMap.of("omnisql.shared-properties", shared(yaml).toString()), new TestingSystemAccessControlContext()));
    }

    SystemAccessControl stock(String rules)
    {
        try {
            Path file = Files.writeString(Files.createTempFile(directory, "rules", ".json"), rules);
            return kept(new FileBasedSystemAccessControl.Factory().create(ImmutableMap.of("security.config-file", file.toString()), new TestingSystemAccessControlContext()));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SystemAccessControl kept(SystemAccessControl accessControl)
    {
        made.add(accessControl);
        return accessControl;
    }

    @Override
    public void close()
            throws IOException
    {
        made.forEach(SystemAccessControl::shutdown);
        deleteRecursively(directory, ALLOW_INSECURE);
    }
}
