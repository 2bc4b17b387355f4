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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.decode.ColumnDecoders;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.EndpointSelector;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.TableKeys;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;

/**
 * Lists the keys of a scope by the query that tells the first page of each key's records as well, where the records of the listing table are declared to hold them. Pure.
 */
final class ScopeListing
{
    private static final String PAGE = "$page";

    private final SourceDefinition source;
    private final TableDefinition table;
    private final ApiTableHandle handle;
    private final TypeManager typeManager;

    ScopeListing(SourceDefinition source, TableDefinition table, ApiTableHandle handle, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.handle = requireNonNull(handle, "handle is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * @param group how many keys would be read, were they known
     */
    Optional<KeyGroup> group(KeyGroup group, List<ScopeKeys.Enumeration> enumerations)
    {
        boolean isTold = group.endpoint().query().isPresent() && group.endpoint().isList() && group.listing().isEmpty() && group.otherwise(group.endpoint()).isPresent();
        if (!isTold || !TableKeys.scopeColumns(source, table).equals(source.scope().columns()) || !enumerations.stream().allMatch(this::isWhole)) {
            return Optional.empty();
        }
        return source.enumerating().flatMap(listed -> listed.endpoints().stream()
                .filter(endpoint -> holds(endpoint, group.endpoint()))
                .findFirst()
                .map(endpoint -> group.withListing(listing(listed, endpoint, group, enumerations))));
    }

    /**
     * Whether every key that is listed is wanted.
     */
    private boolean isWhole(ScopeKeys.Enumeration enumeration)
    {
        return enumeration.names().isAny() && enumeration.instead().isEmpty() && TableKeys.admitsAll(source, table, handle, enumeration.prefix());
    }

    /**
     * Whether a query lists everything under a prefix, and its records are the objects in which the other query finds its list.
     */
    private boolean holds(EndpointDefinition listing, EndpointDefinition query)
    {
        return listing.isList() &&
                listing.keyColumns().equals(TableKeys.prefixColumns(source, table)) &&
                listing.query().stream().flatMap(form -> form.relations().stream()).anyMatch(relation -> isListOf(relation, query));
    }

    private boolean isListOf(GraphQlRelation relation, EndpointDefinition query)
    {
        return relation.table().equals(table.name()) &&
                relation.path().equals(query.path()) &&
                relation.first().isPresent() &&
                relation.keys().equals(source.scope().columns().stream().collect(toImmutableMap(identity(), identity())));
    }

    private KeyListing listing(TableDefinition listed, EndpointDefinition endpoint, KeyGroup group, List<ScopeKeys.Enumeration> enumerations)
    {
        List<String> names = source.scope().columns();
        ApiTableHandle wanted = ApiTableHandle.of(listed.name()).withColumns(ImmutableSet.copyOf(names));
        ApiColumnHandle page = page(group.endpoint().query().orElseThrow());
        List<ScopeKey> prefixes = enumerations.stream().map(ScopeKeys.Enumeration::prefix).collect(toImmutableList());
        KeyGroup keys = new KeyGroupPlanner(source, listed, wanted, new EndpointSelector(source, listed, wanted, ImmutableSet.of()), typeManager, true)
                .group(endpoint, Optional.empty(), NamePatterns.any(), prefixes)
                .nesting(group.withKeys(ImmutableList.of()), page);
        List<ApiColumnHandle> columns = Stream.concat(Stream.of(names.getLast()), names.subList(0, names.size() - 1).stream())
                .map(column -> ColumnHandles.handle(listed.column(column).orElseThrow(), typeManager))
                .collect(toImmutableList());
        return new KeyListing(new KeySplits(source, listed, wanted, typeManager).together(ImmutableList.of(keys)), wanted, columns, Optional.of(page), names.getLast());
    }

    /**
     * The whole record, with what the other query selects of the object beside its list.
     */
    private ApiColumnHandle page(WireForm.GraphQl query)
    {
        String selection = Stream.concat(query.spellings().values().stream().map(GraphQlField::selection), query.enabledBy().stream()).collect(joining(" "));
        return new ApiColumnHandle(
                PAGE,
                ColumnType.JSON,
                ColumnDecoders.trinoType(ColumnType.JSON, typeManager),
                new ValueSource.At(JsonPointer.parse("/" + PAGE), false),
                Optional.of(GraphQlField.select(selection, "")));
    }
}
