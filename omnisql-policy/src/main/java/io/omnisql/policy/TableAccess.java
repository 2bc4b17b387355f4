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

import com.google.common.collect.ImmutableSet;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Whether a subject may read a table at all, and which columns: what is known without the columns' types.
 */
public sealed interface TableAccess
{
    /**
     * As if the table were not there.
     *
     * @param reason for the audit and for explanations, not for the user
     */
    record Denied(String reason)
            implements TableAccess
    {
        public Denied
        {
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * @param restricted whether rows may be hidden or columns masked for the subject, so that the table must not be written to or copied
     */
    record Granted(ReadableColumns columns, boolean restricted)
            implements TableAccess
    {
        public Granted
        {
            requireNonNull(columns, "columns is null");
        }
    }

    /**
     * The columns that are readable: those that are granted, but never those that are denied, by name or by tag.
     */
    sealed interface ReadableColumns
    {
        boolean contains(String column, Set<String> tags);
    }

    /**
     * @param denied names in lower case
     * @param deniedTags a column that has one of them is not readable
     */
    record AllBut(Set<String> denied, Set<String> deniedTags)
            implements ReadableColumns
    {
        public AllBut
        {
            denied = ImmutableSet.copyOf(denied);
            deniedTags = ImmutableSet.copyOf(deniedTags);
        }

        @Override
        public boolean contains(String column, Set<String> tags)
        {
            return !denied.contains(column) && tags.stream().noneMatch(deniedTags::contains);
        }
    }

    /**
     * @param deniedTags a column that has one of them is not readable
     */
    record Only(Set<String> granted, Set<String> deniedTags)
            implements ReadableColumns
    {
        public Only
        {
            granted = ImmutableSet.copyOf(granted);
            deniedTags = ImmutableSet.copyOf(deniedTags);
        }

        @Override
        public boolean contains(String column, Set<String> tags)
        {
            return granted.contains(column) && tags.stream().noneMatch(deniedTags::contains);
        }
    }
}
