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
import com.google.common.collect.ImmutableMap;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An issue. Its key tells the project and changes when it moves; the id never does.
 *
 * @param formerKeys the keys it had before it moved, by which it is found still
 * @param parent the id of the issue that it is a part of
 * @param custom what it has in custom fields, by their ids
 */
public record JiraIssue(
        long id,
        String key,
        ImmutableList<String> formerKeys,
        Optional<Long> parent,
        IssueFacts facts,
        IssuePeople people,
        IssueTimes times,
        IssueActivity activity,
        ImmutableMap<Long, CustomValue> custom)
{
    public JiraIssue
    {
        requireNonNull(key, "key is null");
        requireNonNull(formerKeys, "formerKeys is null");
        requireNonNull(parent, "parent is null");
        requireNonNull(facts, "facts is null");
        requireNonNull(people, "people is null");
        requireNonNull(times, "times is null");
        requireNonNull(activity, "activity is null");
        requireNonNull(custom, "custom is null");
    }

    public String projectKey()
    {
        return key.substring(0, key.lastIndexOf('-'));
    }

    public int number()
    {
        return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
    }

    public Optional<CustomValue> custom(CustomField field)
    {
        return Optional.ofNullable(custom.get(field.id()));
    }
}
