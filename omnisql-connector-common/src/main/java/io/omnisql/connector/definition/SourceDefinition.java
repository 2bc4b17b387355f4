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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A remote product as a value: everything the engine needs to know to query it.
 *
 * @param connectorName the value of {@code connector.name}
 * @param headers request headers of every request, such as a pinned API version
 * @param responseRules the source's own ways to say something, in order; the plain meaning of the status applies where none matches
 */
public record SourceDefinition(
        String name,
        String connectorName,
        Map<String, String> headers,
        List<RateLimitClass> rateLimits,
        CredentialLimits credentialLimits,
        List<ResponseRule> responseRules,
        ScopeDefinition scope,
        List<TableDefinition> tables)
{
    public SourceDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(connectorName, "connectorName is null");
        headers = ImmutableMap.copyOf(headers);
        rateLimits = ImmutableList.copyOf(rateLimits);
        requireNonNull(credentialLimits, "credentialLimits is null");
        responseRules = ImmutableList.copyOf(responseRules);
        requireNonNull(scope, "scope is null");
        tables = ImmutableList.copyOf(tables);
    }

    /**
     * The definition, once all of it holds together.
     *
     * @throws IllegalArgumentException naming every problem there is
     */
    public SourceDefinition validated()
    {
        List<String> problems = DefinitionValidator.problems(this);
        checkArgument(problems.isEmpty(), "Definition of source '%s' is wrong:\n%s", name, String.join("\n", problems));
        return this;
    }

    /**
     * The source as it is where it answers no GraphQL queries.
     */
    public SourceDefinition withoutQueries()
    {
        return new SourceDefinition(name, connectorName, headers, rateLimits, credentialLimits, responseRules, scope, tables.stream().map(TableDefinition::withoutQueries).collect(toImmutableList()));
    }

    /**
     * The source with these tables: in place of those of the same names, and behind the others.
     */
    public SourceDefinition with(List<TableDefinition> others)
    {
        List<TableDefinition> all = Stream.concat(
                        tables.stream().map(table -> others.stream().filter(other -> other.name().equals(table.name())).findFirst().orElse(table)),
                        others.stream().filter(other -> table(other.name()).isEmpty()))
                .collect(toImmutableList());
        return new SourceDefinition(name, connectorName, headers, rateLimits, credentialLimits, responseRules, scope, all).validated();
    }

    public Optional<TableDefinition> table(String tableName)
    {
        return tables.stream()
                .filter(table -> table.name().equals(tableName))
                .findFirst();
    }

    /**
     * The table whose rows enumerate the scope, if there is one.
     */
    public Optional<TableDefinition> enumerating()
    {
        return table(scope.table());
    }
}
