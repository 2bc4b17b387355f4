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

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRounds
{
    @Test
    void testMedian()
    {
        Rounds rounds = Rounds.of(Duration.ofMillis(3_000), Duration.ofMillis(1_004), Duration.ofMillis(2_000));
        assertThat(rounds.median()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rounds.seconds()).isEqualTo("1.00 / 2.00 / 3.00");
        assertThat(Rounds.of(Duration.ofMillis(1_500)).seconds()).isEqualTo("1.50 / 1.50 / 1.50");
    }
}
