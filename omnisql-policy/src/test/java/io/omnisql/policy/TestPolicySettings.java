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

import com.google.common.base.Ticker;
import io.omnisql.policy.file.ThreadPolling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPolicySettings
{
    @TempDir
    private Path directory;

    @Test
    void testSharedFile()
            throws IOException
    {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), TestingPolicies.GITHUB);
        PolicyConfig config = PolicySettings.read(properties("omnisql.metadata.uri=jdbc:postgresql://localhost\nomnisql.policy.file=%s\n".formatted(policy)));
        assertThat(config.getFile()).contains(policy);
        try (PolicySource source = PolicySettings.open(config, new ThreadPolling(), Ticker.systemTicker())) {
            assertThat(source.current().subject("alice")).isPresent();
        }
    }

    @Test
    void testNoFileDeniesEverything()
            throws IOException
    {
        try (PolicySource source = PolicySettings.open(PolicySettings.read(properties("")), new ThreadPolling(), Ticker.systemTicker())) {
            assertThat(source.current().subject("alice")).isEmpty();
            assertThat(source.status().problems()).containsExactly("no policy is configured: name one by omnisql.policy.file");
        }
    }

    @Test
    void testSettingsThatAreNotKnown()
    {
        assertThatThrownBy(() -> PolicySettings.read(properties("omnisql.policy.fiel=x\n"))).hasMessageContaining("omnisql.policy.fiel");
    }

    private Path properties(String text)
            throws IOException
    {
        return Files.writeString(directory.resolve("omnisql.properties"), text);
    }
}
