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

import com.google.common.collect.ImmutableSet;

import java.util.Set;

import static io.omnisql.tests.attack.AcceptedLeak.PLAN_TEXT;
import static io.omnisql.tests.attack.AcceptedLeak.PROCESSED_ROWS;
import static io.omnisql.tests.attack.AcceptedLeak.QUERY_IDS;
import static io.omnisql.tests.attack.AcceptedLeak.QUOTA;
import static io.omnisql.tests.attack.AcceptedLeak.STATISTICS;
import static io.omnisql.tests.attack.AcceptedLeak.TIME;

/**
 * What keeps to the policy, and what it may tell nevertheless; nothing else.
 */
enum PolicyLayer
{
    /**
     * The engine's access control alone.
     */
    ENGINE(STATISTICS, PLAN_TEXT, PROCESSED_ROWS, TIME, QUERY_IDS),
    /**
     * Scans as well. The text of plans is compared with the one of the same policy over what is visible.
     */
    SCANS(TIME, QUERY_IDS, QUOTA),
    /**
     * Scans without access control: they have to keep to the rows by themselves, and know nothing of masks and names.
     */
    SCANS_ALONE(TIME, QUERY_IDS, QUOTA);

    private final Set<AcceptedLeak> accepted;

    PolicyLayer(AcceptedLeak... accepted)
    {
        this.accepted = ImmutableSet.copyOf(accepted);
    }

    boolean protectsFrom(Attack attack)
    {
        return this != SCANS_ALONE || (attack.expectation() instanceof Expectation.Same && attack.id().startsWith("R"));
    }

    boolean accepts(AcceptedLeak leak)
    {
        return accepted.contains(leak);
    }
}
