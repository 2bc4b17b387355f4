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

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Which keys a catalog's tables hold.
 */
public sealed interface Scope
{
    /**
     * Every key that a query names.
     */
    record Open()
            implements Scope {}

    /**
     * Exactly the keys that the patterns match.
     */
    record Declared(List<ScopePattern> patterns)
            implements Scope
    {
        public Declared
        {
            patterns = ImmutableList.copyOf(patterns);
            checkArgument(!patterns.isEmpty(), "a declared scope has patterns");
        }
    }
}
