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
package io.omnisql.connector.request;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.WireForm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;

/**
 * Writes one GraphQL query for many keys: each has an alias, and every value is a variable, so that no literal is ever part of the query's text. Not thread-safe.
 */
final class GraphQlWriter
{
    private static final String ROW = "row";
    private static final String TOTAL = "totalCount";
    private static final String NESTED = "n";

    private final EndpointDefinition endpoint;
    private final WireForm.GraphQl query;
    private final String prefix;
    private final GraphQlVariables variables;

    /**
     * @param prefix begins every name of the query, so that it can be asked with others
     */
    GraphQlWriter(EndpointDefinition endpoint, String prefix)
    {
        this(endpoint, prefix, new GraphQlVariables());
    }

    private GraphQlWriter(EndpointDefinition endpoint, String prefix, GraphQlVariables variables)
    {
        this.variables = requireNonNull(variables, "variables is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.query = endpoint.query().orElseThrow();
    }

    /**
     * The alias of the key at an index.
     */
    static String alias(String prefix, int index)
    {
        return prefix + "k" + index;
    }

    /**
     * Whether the values fit the types of the arguments, and may be found.
     */
    static boolean isExpressible(WireForm.GraphQl query, Map<String, String> values)
    {
        return query.fields().arguments().stream()
                .allMatch(argument -> !argument.type().equals("Int") || Ints.tryParse(values.get(argument.column())) != null) &&
                query.findsOnly().entrySet().stream().allMatch(finds -> values.get(finds.getKey()).matches(finds.getValue()));
    }

    /**
     * A page of each key's records, and within each of them a page of another query's, if there is one.
     */
    Payload.Query records(List<GraphQlKey> keys, Collection<GraphQlField> fields, List<RequestParameter> parameters, int pageSize, Optional<NestedPages> nested)
    {
        Optional<GraphQlWriter> inner = nested.map(pages -> new GraphQlWriter(pages.endpoint(), prefix + NESTED, variables));
        String common = variables.arguments(prefix, size(pageSize), parameters);
        Stream<String> lists = nested.stream().map(pages -> inner.orElseThrow().list(pages));
        ImmutableList.Builder<String> fragments = ImmutableList.builder();
        fragments.add(fragment(fields, lists));
        nested.filter(pages -> !pages.counts()).ifPresent(pages -> fragments.add(inner.orElseThrow().fragment(pages.fields(), Stream.of())));
        return query(aliases(keys, common, records()), fragments.build());
    }

    /**
     * The list below the object that the query's first field finds.
     */
    private String list(NestedPages pages)
    {
        String arguments = variables.arguments(prefix, pages.counts() ? Optional.empty() : size(pages.pageSize()), pages.parameters());
        return "%s%s { %s }".formatted(
                query.fields().steps().getLast().field(),
                arguments.isEmpty() ? "" : "(" + arguments + ")",
                pages.counts() ? TOTAL : records());
    }

    private String fragment(Collection<GraphQlField> fields, Stream<String> lists)
    {
        String row = Stream.of(Stream.of("__typename"), fields.stream().map(GraphQlField::selection), lists).flatMap(identity()).distinct().collect(joining(" "));
        return "fragment %s on %s { %s }".formatted(prefix + ROW, query.type(), row);
    }

    private String records()
    {
        return switch (endpoint.paging()) {
            case Paging.Connection(_, boolean anchored) -> (query.counted() && !anchored ? TOTAL + " " : "") + "pageInfo { hasNextPage endCursor } nodes { ..." + prefix + ROW + " }";
            case Paging.Unpaged _, Paging.LinkHeader _, Paging.Cursor _, Paging.Offset _ -> "__typename ..." + prefix + ROW;
        };
    }

    private Optional<Integer> size(int pageSize)
    {
        return switch (endpoint.paging()) {
            case Paging.Connection pages -> Optional.of(min(pageSize, pages.largestPage()));
            case Paging.Unpaged _, Paging.LinkHeader _, Paging.Cursor _, Paging.Offset _ -> Optional.empty();
        };
    }

    /**
     * The number of each key's records.
     */
    Payload.Query counts(List<GraphQlKey> keys, List<RequestParameter> parameters)
    {
        return query(aliases(keys, variables.arguments(prefix, Optional.empty(), parameters), TOTAL), ImmutableList.of());
    }

    private Payload.Query query(List<String> fields, List<String> fragments)
    {
        return new Payload.Query(variables.declarations(), fields, fragments, variables.values());
    }

    private List<String> aliases(List<GraphQlKey> keys, String commonArguments, String records)
    {
        List<String> aliases = new ArrayList<>();
        for (int index = 0; index < keys.size(); index++) {
            aliases.add("%s: %s".formatted(alias(prefix, index), key(index, keys.get(index), commonArguments, records)));
        }
        return aliases;
    }

    private String key(int index, GraphQlKey key, String commonArguments, String records)
    {
        String inner = records;
        List<GraphQlPath.Step> steps = query.fields().steps();
        for (int depth = steps.size() - 1; depth >= 0; depth--) {
            GraphQlPath.Step step = steps.get(depth);
            Stream<String> arguments = step.arguments().stream().map(argument -> argument(index, key, argument));
            if (depth == steps.size() - 1) {
                arguments = Stream.of(arguments, Stream.of(commonArguments), key.cursor().stream().map(cursor -> "after: " + variables.value(prefix + "c" + index, "String!", cursor))).flatMap(identity());
            }
            String written = arguments.filter(argument -> !argument.isEmpty()).collect(joining(", "));
            String selected = depth == 0 ? Stream.concat(ofFirstField(), Stream.of(inner)).collect(joining(" ")) : inner;
            inner = "%s%s { %s }".formatted(step.field(), written.isEmpty() ? "" : "(" + written + ")", ofTypes(step, selected));
        }
        return inner;
    }

    private static String ofTypes(GraphQlPath.Step step, String selected)
    {
        return step.types().isEmpty() ? selected : step.types().stream().map(type -> "... on %s { %s }".formatted(type, selected)).collect(joining(" "));
    }

    private Stream<String> ofFirstField()
    {
        return Stream.concat(query.spellings().values().stream().map(GraphQlField::selection), query.enabledBy().stream());
    }

    private String argument(int index, GraphQlKey key, GraphQlPath.Argument argument)
    {
        String value = variables.key("%s_%s".formatted(alias(prefix, index), argument.column()), argument.type(), key.values().get(argument.column()));
        return "%s: %s".formatted(argument.name(), value);
    }
}
