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

import org.testng.annotations.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class TestAnalyzedPlan
{
    @Test
    public void testTimesTellNothing()
    {
        String plan = "CPU: 2.00ms (66.67%%), Scheduled: 3.00ms (100.00%%), Blocked: %s, Output: 4 rows (3.03kB)";
        assertThat(AnalyzedPlan.withoutTimes(plan.formatted("1.20us (50.00%)"))).isEqualTo("CPU: #, Scheduled: #, Blocked: #, Output: 4 rows (3.03kB)");
        // a part of nothing, where nothing was waited for
        assertThat(AnalyzedPlan.withoutTimes(plan.formatted("0.00ns (?%)"))).isEqualTo("CPU: #, Scheduled: #, Blocked: #, Output: 4 rows (3.03kB)");
        assertThat(AnalyzedPlan.withoutTimes(plan.formatted("0.00ns (?%)").replace("4 rows", "5 rows"))).contains("5 rows");
    }
}
