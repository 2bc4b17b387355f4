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
package io.omnisql.policy;

import com.google.common.collect.ImmutableList;

import java.util.Optional;

/**
 * Denies everything, because no policy is configured.
 */
final class NoPolicySource
        implements PolicySource
{
    private static final String REASON = "no policy is configured: name one by omnisql.policy.file";

    @Override
    public PolicySnapshot current()
    {
        return new DenyingSnapshot(PolicyVersion.NONE, REASON);
    }

    @Override
    public PolicyStatus status()
    {
        return new PolicyStatus(PolicyVersion.NONE, Optional.empty(), ImmutableList.of(REASON));
    }

    @Override
    public void close() {}
}
