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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The accounts that have to do with an issue, by their ids.
 */
public record IssuePeople(String creator, Optional<String> reporter, Optional<String> assignee, ImmutableList<String> watchers, ImmutableList<String> voters)
{
    public IssuePeople
    {
        requireNonNull(creator, "creator is null");
        requireNonNull(reporter, "reporter is null");
        requireNonNull(assignee, "assignee is null");
        requireNonNull(watchers, "watchers is null");
        requireNonNull(voters, "voters is null");
    }
}
