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
package io.omnisql.policy.model;

import com.google.common.collect.ImmutableSortedSet;

import java.util.Set;

/**
 * The names that a policy is about: all of them, or those that it lists. There are no patterns, so that it can be told which policies are about a table.
 */
public sealed interface Selection
{
    boolean contains(String name);

    static Selection of(String... names)
    {
        return new Named(ImmutableSortedSet.copyOf(names));
    }

    record Every()
            implements Selection
    {
        @Override
        public boolean contains(String name)
        {
            return true;
        }
    }

    record Named(Set<String> names)
            implements Selection
    {
        public Named
        {
            names = ImmutableSortedSet.copyOf(names);
        }

        @Override
        public boolean contains(String name)
        {
            return names.contains(name);
        }
    }
}
