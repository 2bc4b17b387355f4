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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;

import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What an endpoint is asked with, and who named it.
 *
 * @param spelled the columns whose values the query spells out
 */
public record SplitKey(KeyBinding binding, KeyOrigin origin, Set<String> spelled)
{
    public SplitKey
    {
        requireNonNull(binding, "binding is null");
        requireNonNull(origin, "origin is null");
        spelled = ImmutableSet.copyOf(spelled);
    }

    /**
     * The values of the endpoint's path variables.
     */
    public Map<String, String> values()
    {
        return binding.variables();
    }

    /**
     * The same key with a value in the source's own spelling.
     */
    SplitKey with(String column, String value)
    {
        ImmutableMap.Builder<String, String> variables = ImmutableMap.builder();
        values().forEach((name, spelling) -> variables.put(name, name.equals(column) ? value : spelling));
        return new SplitKey(new KeyBinding(variables.buildOrThrow(), binding.batch(), binding.listed()), origin, spelled);
    }

    /**
     * Whether the source listed the whole key a moment ago, and not just the part of it that the parent has.
     *
     * @param asked the endpoint that is asked for it
     */
    boolean isListedBelowParent(EndpointDefinition asked)
    {
        Set<String> ofParent = asked.parent().map(EndpointDefinition::variablesOf).orElse(ImmutableSet.of());
        Set<String> own = Sets.difference(asked.variables(), ofParent);
        return origin == KeyOrigin.ENUMERATED && !own.isEmpty() && Sets.intersection(own, spelled).isEmpty();
    }

    /**
     * The key as users write it, such as {@code acme/rocket}.
     */
    public String text()
    {
        return String.join("/", values().values());
    }
}
