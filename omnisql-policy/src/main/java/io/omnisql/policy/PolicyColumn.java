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
import io.trino.spi.type.Type;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A column as its table has it.
 *
 * @param tags why its values deserve protection, as far as whoever asks knows; the policy may add to them
 */
public record PolicyColumn(String name, Type type, Set<String> tags)
{
    public PolicyColumn
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        tags = ImmutableSet.copyOf(tags);
    }

    public PolicyColumn(String name, Type type)
    {
        this(name, type, ImmutableSet.of());
    }
}
