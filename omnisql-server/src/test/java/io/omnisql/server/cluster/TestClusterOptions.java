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
package io.omnisql.server.cluster;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestClusterOptions
{
    @Test
    void testDefaults()
    {
        assertThat(parse()).isEqualTo(new ClusterOptions(2, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void testOptions()
    {
        assertThat(parse("--workers", "3", "--etc", "own", "--port", "8081", "--retry-policy", "task"))
                .isEqualTo(new ClusterOptions(3, Optional.of(Path.of("own")), Optional.of(8081), Optional.of(RetryPolicy.TASK)));
    }

    @Test
    void testMistakes()
    {
        assertRefused("--workers 0 is no whole number from 1 to 20", "--workers", "0");
        assertRefused("--workers two is no whole number from 1 to 20", "--workers", "two");
        assertRefused("--retry-policy query is unknown: it is none or task", "--retry-policy", "query");
        assertRefused("Unknown option --worker: this command knows --workers, --etc, --port, --retry-policy", "--worker", "2");
    }

    private static void assertRefused(String message, String... arguments)
    {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(LauncherException.class)
                .hasMessage(message);
    }

    private static ClusterOptions parse(String... arguments)
    {
        return ClusterOptions.parse(ImmutableList.copyOf(arguments));
    }
}
