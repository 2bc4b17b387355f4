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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What somebody changed of an issue in one go.
 *
 * @param author absent where an automation did it that has no account
 */
public record JiraChange(long id, Optional<String> author, Instant created, ImmutableList<Item> items)
{
    public JiraChange
    {
        requireNonNull(author, "author is null");
        requireNonNull(created, "created is null");
        requireNonNull(items, "items is null");
    }

    /**
     * One field that changed. Old records lack the id of the field.
     *
     * @param from the id of the value before
     * @param fromText the name of the value before
     */
    public record Item(String field, boolean custom, Optional<String> fieldId, Optional<String> from, Optional<String> fromText, Optional<String> to, Optional<String> toText)
    {
        public Item
        {
            requireNonNull(field, "field is null");
            requireNonNull(fieldId, "fieldId is null");
            requireNonNull(from, "from is null");
            requireNonNull(fromText, "fromText is null");
            requireNonNull(to, "to is null");
            requireNonNull(toText, "toText is null");
        }
    }
}
