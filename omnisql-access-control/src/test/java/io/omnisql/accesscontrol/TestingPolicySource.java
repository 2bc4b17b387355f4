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

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.IndexedPolicySnapshot;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.PolicySource;
import io.omnisql.policy.PolicyStatus;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.file.PolicyReader;
import io.omnisql.policy.file.PolicyReading;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The policy that a test wants, and another one when it says so.
 */
final class TestingPolicySource
        implements PolicySource
{
    private volatile PolicySnapshot current;

    TestingPolicySource(String yaml)
    {
        current = snapshot(1, yaml);
    }

    void replace(String yaml)
    {
        current = snapshot(current.version().count() + 1, yaml);
    }

    private static PolicySnapshot snapshot(long count, String yaml)
    {
        PolicyReading reading = PolicyReader.read(yaml);
        assertThat(reading.problems()).isEmpty();
        return new IndexedPolicySnapshot(new PolicyVersion(count, "test"), reading.document().orElseThrow());
    }

    @Override
    public PolicySnapshot current()
    {
        return current;
    }

    @Override
    public PolicyStatus status()
    {
        return new PolicyStatus(current.version(), Optional.empty(), ImmutableList.of());
    }

    @Override
    public void close() {}
}
