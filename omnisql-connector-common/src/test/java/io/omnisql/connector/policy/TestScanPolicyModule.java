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
package io.omnisql.connector.policy;

import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.PolicyEnforcement;
import io.trino.node.InternalNode;
import io.trino.spi.Node;
import io.trino.spi.NodeVersion;
import io.trino.spi.catalog.CatalogName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.omnisql.policy.PolicyEnforcement.OFF;
import static io.omnisql.policy.PolicyEnforcement.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Policy is off only where nobody can have meant it to be on, and where it is written.
 */
final class TestScanPolicyModule
{
    @Test
    void testSettings(@TempDir Path directory)
            throws IOException
    {
        Path shared = directory.resolve("omnisql.properties");
        assertThat(enforcement(new ScanPolicyConfig())).as("nothing at the default place").isEqualTo(OFF);
        assertThatThrownBy(() -> enforcement(new ScanPolicyConfig().setSharedProperties(shared)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read " + shared);
        Files.writeString(shared, "omnisql.other=1\n");
        assertThat(enforcement(new ScanPolicyConfig().setSharedProperties(shared))).isEqualTo(REQUIRED);
        Files.writeString(shared, "omnisql.policy.enforcement=off\n");
        assertThat(enforcement(new ScanPolicyConfig().setSharedProperties(shared))).isEqualTo(OFF);
    }

    @Test
    void testWorkersNeedNoSettings(@TempDir Path directory)
    {
        PolicyConfig policy = ScanPolicyModule.policyConfig(new ScanPolicyConfig().setSharedProperties(directory.resolve("none")), new CatalogName("books"), node(false));
        assertThat(policy.getEnforcement()).isEqualTo(REQUIRED);
        assertThat(policy.getFile()).isEmpty();
    }

    private static PolicyEnforcement enforcement(ScanPolicyConfig config)
    {
        return ScanPolicyModule.policyConfig(config, new CatalogName("books"), node(true)).getEnforcement();
    }

    private static Node node(boolean coordinator)
    {
        return new InternalNode("node", URI.create("http://localhost"), NodeVersion.UNKNOWN, coordinator);
    }
}
