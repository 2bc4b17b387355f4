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

import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.PolicySource;
import io.omnisql.policy.Subject;
import io.trino.spi.security.GroupProvider;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * The groups of users as the policy has them, and their tenant, role and team as groups, so that resource groups and session property managers can tell users apart.
 */
final class OmniSqlGroupProvider
        implements GroupProvider
{
    private final PolicySource source;

    OmniSqlGroupProvider(PolicySource source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public Set<String> getGroups(String user)
    {
        if (user.equals(MaskIdentity.USER)) {
            return ImmutableSet.of();
        }
        return source.current().subject(user).map(Subject::allGroups).orElseGet(ImmutableSet::of);
    }
}
