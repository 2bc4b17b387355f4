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

import static org.assertj.core.api.Assertions.assertThat;

final class TestPageWindow
{
    @Test
    void testRoundTrips()
    {
        PageWindow window = new PageWindow(4);
        assertThat(window.roundTrips(1)).isEqualTo(1);
        assertThat(window.roundTrips(2)).isEqualTo(2);
        assertThat(window.roundTrips(4)).isEqualTo(3);
        assertThat(window.roundTrips(5)).isEqualTo(4);
        assertThat(window.roundTrips(8)).isEqualTo(4);
        assertThat(window.roundTrips(9)).isEqualTo(5);
        assertThat(window.roundTrips(26)).isEqualTo(9);
        assertThat(new PageWindow(1).roundTrips(26)).isEqualTo(26);
    }
}
