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

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Which policy it is: how many the source has given so far, and a hash of what it says.
 * <p>
 * The hash is the same on every node that reads the same policy; the count is the node's own.
 */
public record PolicyVersion(long count, String contentHash)
{
    /**
     * The hidden column of tables whose scans keep to the policy by themselves: it has the hash of the policy that they keep to.
     */
    public static final String COLUMN = "$policy_version";
    /**
     * The version of no policy at all.
     */
    public static final PolicyVersion NONE = new PolicyVersion(0, "none");

    public PolicyVersion
    {
        checkArgument(count >= 0, "count is negative");
        requireNonNull(contentHash, "contentHash is null");
    }

    @Override
    public String toString()
    {
        return count + "-" + contentHash;
    }
}
