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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.ArrayList;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Which capabilities each query is aimed at, so that every one has its turn.
 * <p>
 * The keys of an endpoint are aimed at together, since only all of them lead to it; every filter and order has queries of its own.
 */
final class AimSchedule
{
    private final ImmutableList<List<CapabilityAim>> targets;

    private AimSchedule(List<List<CapabilityAim>> targets)
    {
        this.targets = ImmutableList.copyOf(targets);
    }

    static AimSchedule of(SourceDefinition source)
    {
        List<List<CapabilityAim>> targets = new ArrayList<>();
        for (TableDefinition table : source.tables()) {
            for (EndpointDefinition endpoint : table.endpoints()) {
                List<CapabilityAim> aims = CapabilityAim.of(table, endpoint).collect(toImmutableList());
                List<CapabilityAim> keys = aims.stream().filter(CapabilityAim::isKey).collect(toImmutableList());
                if (!keys.isEmpty()) {
                    targets.add(keys);
                }
                aims.stream().filter(aim -> !aim.isKey()).map(ImmutableList::of).forEach(targets::add);
            }
        }
        return new AimSchedule(targets);
    }

    /**
     * How many queries it takes until each capability has had its turn.
     */
    int length()
    {
        return targets.size();
    }

    List<CapabilityAim> all()
    {
        return targets.stream().flatMap(List::stream).collect(toImmutableList());
    }

    /**
     * What a query is aimed at: nothing for every other one behind the first turn.
     */
    List<CapabilityAim> of(int index)
    {
        if (index < length()) {
            return targets.get(index);
        }
        int behind = index - length();
        return behind % 2 == 0 ? targets.get(behind / 2 % length()) : ImmutableList.of();
    }
}
