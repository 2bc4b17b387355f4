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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.trino.plugin.base.security.testing.TestingSystemAccessControlContext;
import io.trino.spi.QueryId;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.GroupProvider;
import io.trino.spi.security.GroupProviderFactory;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemAccessControlFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Iterables.getOnlyElement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestOmniSqlAccessControlFactory
{
    @TempDir
    private Path directory;

    @Test
    void testPolicyOfTheSharedProperties()
            throws IOException
    {
        SystemAccessControl control = create(ImmutableMap.of("omnisql.shared-properties", sharedProperties("").toString()));
        try {
            control.checkCanExecuteQuery(Identity.ofUser("alice"), QueryId.valueOf("q"));
        }
        finally {
            control.shutdown();
        }
    }

    @Test
    void testWithoutPolicyEverythingIsDenied()
            throws IOException
    {
        Path withoutFile = Files.writeString(directory.resolve("omnisql.properties"), "omnisql.metadata.uri=elsewhere\n");
        Path unreadable = Files.writeString(directory.resolve("unreadable.properties"), "omnisql.policy.file=%s\n".formatted(directory.resolve("missing.yaml")));
        for (Path shared : new Path[] {withoutFile, unreadable, directory.resolve("missing.properties")}) {
            SystemAccessControl control = create(ImmutableMap.of("omnisql.shared-properties", shared.toString()));
            try {
                assertThatThrownBy(() -> control.checkCanExecuteQuery(Identity.ofUser("alice"), QueryId.valueOf("q"))).isInstanceOf(AccessDeniedException.class);
            }
            finally {
                control.shutdown();
            }
        }
    }

    @Test
    void testAllProblemsAtOnce()
            throws IOException
    {
        Path shared = sharedProperties("omnisql.policy.poll-interval=never\nomnisql.policy.typo=1\n");
        assertThatThrownBy(() -> create(ImmutableMap.of("omnisql.shared-properties", shared.toString(), "omnisql.access-control.typo", "1")))
                .hasMessageContaining("omnisql.policy.poll-interval")
                .hasMessageContaining("omnisql.policy.typo")
                .hasMessageContaining("omnisql.access-control.typo");
    }

    @Test
    void testEnforcementCannotBeOff()
            throws IOException
    {
        Path shared = sharedProperties("omnisql.policy.enforcement=off\n");
        assertThatThrownBy(() -> create(ImmutableMap.of("omnisql.shared-properties", shared.toString())))
                .hasMessageContaining("omnisql.policy.enforcement is off");
    }

    @Test
    void testGroups()
            throws IOException
    {
        GroupProvider groups = getOnlyElement(new OmniSqlAccessControlPlugin().getGroupProviderFactories())
                .create(ImmutableMap.of("omnisql.shared-properties", sharedProperties("").toString()));
        assertThat(groups.getGroups("alice")).containsExactlyInAnyOrder("engineering", "tenant:acme", "role:analyst", "team:sales");
        assertThat(groups.getGroups("mallory")).containsExactly("tenant:acme");
        assertThat(groups.getGroups("stranger")).isEmpty();
        assertThat(groups.getGroups("omnisql-policy")).isEmpty();
    }

    @Test
    void testNames()
    {
        OmniSqlAccessControlPlugin plugin = new OmniSqlAccessControlPlugin();
        assertThat(plugin.getSystemAccessControlFactories()).extracting(SystemAccessControlFactory::getName).containsExactly("omnisql");
        assertThat(plugin.getGroupProviderFactories()).extracting(GroupProviderFactory::getName).containsExactly("omnisql");
        assertThat(plugin.getConnectorFactories()).extracting(ConnectorFactory::getName).containsExactly("omnisql_masks");
    }

    /**
     * The thread that looks for another policy ends with what has asked for it.
     */
    @Test
    void testPolicyIsClosedWithAccessControl()
            throws IOException
    {
        Set<Thread> before = pollingThreads();
        SystemAccessControl control = create(ImmutableMap.of("omnisql.shared-properties", sharedProperties("").toString()));
        Set<Thread> started = Sets.difference(pollingThreads(), before).immutableCopy();
        assertThat(started).hasSize(1);
        control.shutdown();
        assertThat(started).allSatisfy(thread -> assertThat(thread.join(Duration.ofSeconds(10))).isTrue());
    }

    private static Set<Thread> pollingThreads()
    {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("omnisql-policy")).collect(toImmutableSet());
    }

    private Path sharedProperties(String more)
            throws IOException
    {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), TestingAccessControl.POLICY);
        return Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=%s\n%s".formatted(policy, more));
    }

    private static SystemAccessControl create(Map<String, String> config)
    {
        return new OmniSqlAccessControlFactory().create(config, new TestingSystemAccessControlContext());
    }
}
