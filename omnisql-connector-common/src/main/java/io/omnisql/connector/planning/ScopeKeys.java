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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The keys under which a query's rows are, as far as they are known without asking the source.
 *
 * @param keys whole keys
 * @param enumerations keys of which the last value is known by patterns only
 * @param outside keys that the query names and the catalog's scope does not hold
 * @param hidden keys that the query names and the policy keeps from its user
 * @param missing the columns that need a value; if there are any, the query cannot be answered
 */
public record ScopeKeys(List<ScopeKey> keys, List<Enumeration> enumerations, List<List<String>> outside, List<List<String>> hidden, List<String> missing)
{
    public ScopeKeys
    {
        keys = ImmutableList.copyOf(keys);
        enumerations = ImmutableList.copyOf(enumerations);
        outside = ImmutableList.copyOf(outside);
        hidden = ImmutableList.copyOf(hidden);
        missing = ImmutableList.copyOf(missing);
    }

    public ScopeKeys(List<ScopeKey> keys, List<Enumeration> enumerations, List<List<String>> outside, List<String> missing)
    {
        this(keys, enumerations, outside, ImmutableList.of(), missing);
    }

    static ScopeKeys of(List<ScopeKey> keys)
    {
        return new ScopeKeys(keys, ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    static ScopeKeys missing(List<String> columns)
    {
        return new ScopeKeys(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), columns);
    }

    /**
     * All keys under a prefix with the names that are meant.
     *
     * @param instead the keys to ask for where the source refuses the list: those that a join names, if they are so many that a list is likely to cost less
     */
    public record Enumeration(ScopeKey prefix, NamePatterns names, List<ScopeKey> instead)
    {
        public Enumeration
        {
            requireNonNull(prefix, "prefix is null");
            requireNonNull(names, "names is null");
            instead = ImmutableList.copyOf(instead);
        }

        public Enumeration(ScopeKey prefix, NamePatterns names)
        {
            this(prefix, names, ImmutableList.of());
        }
    }
}
