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

final class TestHeapLog
{
    @Test
    void testPeak()
    {
        String log =
                """
                [0.010s][info][gc] Using G1
                [5.001s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 51M->12M(1024M) 5.123ms
                [6.001s][info][gc] GC(1) Concurrent Mark Cycle
                [6.002s][info][gc] GC(2) Pause Young (Concurrent Start) (G1 Humongous Allocation) 480M->120M(1024M) 5.123ms
                [6.010s][info][gc] GC(1) Pause Remark 470M->131M(1024M) 2.000ms
                [7.010s][info][gc] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 300M->90M(1024M) 2.000ms
                """;
        assertThat(HeapLog.peak(log)).isEqualTo(new HeapLog.Peak(480, 131));
        assertThat(HeapLog.peak("")).isEqualTo(new HeapLog.Peak(0, 0));
    }
}
