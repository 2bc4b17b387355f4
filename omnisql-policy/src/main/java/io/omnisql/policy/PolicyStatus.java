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

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How it stands with the policy that is in force.
 *
 * @param version {@link PolicyVersion#NONE} where everything is denied because no policy could be read yet
 * @param confirmedBefore how long ago the source has confirmed for the last time that it is what is in force; empty where nothing is
 * @param problems why what the source has now is not in force; empty where it is
 */
public record PolicyStatus(PolicyVersion version, Optional<Duration> confirmedBefore, List<String> problems)
{
    public PolicyStatus
    {
        requireNonNull(version, "version is null");
        requireNonNull(confirmedBefore, "confirmedBefore is null");
        problems = ImmutableList.copyOf(problems);
    }
}
