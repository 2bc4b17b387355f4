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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.LauncherException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestBenchmarks
{
    @Test
    void testChosen()
    {
        assertThat(Benchmarks.chosen(ImmutableList.of())).isNotEmpty();
        assertThat(Benchmarks.chosen(ImmutableList.of("latency"))).extracting(Benchmark::name).containsExactly("latency");
    }

    @Test
    void testUnknown()
    {
        assertThatThrownBy(() -> Benchmarks.chosen(ImmutableList.of("speed")))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("There is no benchmark speed: there is latency, scan, jira-scan, decode, start, differential");
    }
}
