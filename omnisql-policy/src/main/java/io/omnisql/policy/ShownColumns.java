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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.mask.CompiledMask;
import io.trino.spi.type.Type;

import java.util.Map;
import java.util.Set;

/**
 * Which columns of a table rules show, and behind which masks. Equal only to itself.
 */
final class ShownColumns
{
    private final Map<String, Type> types;
    private final Set<String> readable;
    private final Map<String, CompiledMask> masks;

    /**
     * @param types of all columns, also of those that are not readable
     */
    ShownColumns(Map<String, Type> types, Set<String> readable, Map<String, CompiledMask> masks)
    {
        this.types = ImmutableMap.copyOf(types);
        this.readable = ImmutableSet.copyOf(readable);
        this.masks = ImmutableMap.copyOf(masks);
    }

    Map<String, Type> types()
    {
        return types;
    }

    Set<String> readable()
    {
        return readable;
    }

    Map<String, CompiledMask> masks()
    {
        return masks;
    }
}
