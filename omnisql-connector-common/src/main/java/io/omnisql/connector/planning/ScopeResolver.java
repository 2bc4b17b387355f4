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
import io.omnisql.connector.definition.ScopeDefinition;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Finds the keys of a query from its constraint and the catalog's scope, without asking the source. Pure.
 */
public final class ScopeResolver
{
    private final ScopeDefinition definition;
    private final Scope scope;

    public ScopeResolver(ScopeDefinition definition, Scope scope)
    {
        this.definition = requireNonNull(definition, "definition is null");
        this.scope = requireNonNull(scope, "scope is null");
    }

    public ScopeKeys resolve(TupleDomain<ApiColumnHandle> constraint)
    {
        return resolve(constraint, constraint);
    }

    /**
     * @param joined the constraint, narrowed by what joins have said by now; not none
     */
    public ScopeKeys resolve(TupleDomain<ApiColumnHandle> constraint, TupleDomain<ApiColumnHandle> joined)
    {
        SpelledKeys spelled = SpelledKeys.of(definition.columns(), constraint, joined);
        return switch (scope) {
            case Scope.Open() -> open(spelled);
            case Scope.Declared(List<ScopePattern> patterns) -> DeclaredKeys.resolve(patterns, spelled);
        };
    }

    private static ScopeKeys open(SpelledKeys spelled)
    {
        if (!spelled.isPrefixSpelled() || (spelled.prefixColumns().isEmpty() && !spelled.isLastSpelled())) {
            return new ScopeKeys(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), spelled.unspelledColumns());
        }
        if (spelled.isLastSpelled() && !spelled.isCombined()) {
            return new ScopeKeys(spelled.keys(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
        }
        NamePatterns names = spelled.isLastSpelled() ? new NamePatterns(spelled.lastNames(), ImmutableList.of()) : NamePatterns.any();
        List<ScopeKeys.Enumeration> enumerations = spelled.prefixes().stream()
                .map(prefix -> new ScopeKeys.Enumeration(prefix, names))
                .collect(toImmutableList());
        return new ScopeKeys(ImmutableList.of(), enumerations, ImmutableList.of(), ImmutableList.of());
    }
}
