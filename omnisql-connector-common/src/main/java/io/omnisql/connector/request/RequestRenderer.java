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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FieldSelection;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.definition.WireForm;
import okhttp3.HttpUrl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * Renders a page of an endpoint into a request. Pure; the only place where literals are quoted.
 */
public final class RequestRenderer
{
    private final SourceAddress address;
    private final Map<String, String> headers;
    private final Optional<QueryDialect> dialect;

    /**
     * @param base the root of the source's API, which has no GraphQL or has it beside its other resources
     */
    public RequestRenderer(HttpUrl base, Map<String, String> headers)
    {
        this(base, base.newBuilder().addPathSegment("graphql").build(), headers, Optional.empty());
    }

    /**
     * @param base the root of the source's API; path templates are appended to its path
     * @param graphQl where the source answers GraphQL queries, if it does
     */
    public RequestRenderer(HttpUrl base, HttpUrl graphQl, Map<String, String> headers)
    {
        this(base, graphQl, headers, Optional.empty());
    }

    private RequestRenderer(HttpUrl base, HttpUrl graphQl, Map<String, String> headers, Optional<QueryDialect> dialect)
    {
        this.address = new SourceAddress(base, graphQl);
        this.headers = ImmutableMap.copyOf(headers);
        this.dialect = requireNonNull(dialect, "dialect is null");
    }

    /**
     * For a source with endpoints that search in its own language.
     */
    public RequestRenderer withDialect(QueryDialect other)
    {
        return new RequestRenderer(address.base(), address.graphQl(), headers, Optional.of(other));
    }

    /**
     * The language in which endpoints search.
     */
    public QueryDialect dialect()
    {
        return dialect.orElseThrow(() -> new IllegalStateException("The source has no language to search in"));
    }

    public SourceAddress address()
    {
        return address;
    }

    /**
     * Whether a value can stand in a path: an empty or dotted segment would address another resource.
     */
    public static boolean isAddressable(String value)
    {
        return !value.isEmpty() && !value.equals(".") && !value.equals("..");
    }

    /**
     * A page of an endpoint.
     *
     * @param key the values of the endpoint's key columns
     * @param pageSize the number of records to ask for, for endpoints that have pages
     * @param cursor the position of the page, for endpoints that page by cursor or offset; empty for the first one
     */
    public ApiRequest page(EndpointDefinition endpoint, KeyBinding key, List<RequestParameter> parameters, int pageSize, Optional<String> cursor)
    {
        return page(endpoint, key, parameters, ImmutableList.of(), ImmutableList.of(), pageSize, cursor);
    }

    /**
     * The same of an endpoint that searches, or that has to be told which fields are wanted.
     *
     * @param conditions of the search
     * @param fields that are wanted
     */
    public ApiRequest page(EndpointDefinition endpoint, KeyBinding key, List<RequestParameter> parameters, List<QueryCondition> conditions, List<String> fields, int pageSize, Optional<String> cursor)
    {
        HttpUrl.Builder url = resource(endpoint.path(), key.variables());
        int largest = endpoint.fields().filter(_ -> fields.isEmpty()).map(FieldSelection::largestPage).orElseGet(endpoint::largestPage);
        int records = min(pageSize, largest);
        Payload payload = switch (endpoint.wire()) {
            case WireForm.QueryString() -> {
                write(endpoint, key, parameters, records, cursor, new QueryStringWriter(url));
                yield new Payload.None();
            }
            case WireForm.JsonBody(Optional<SearchText> search, Optional<FieldSelection> selection, _) -> {
                JsonBodyWriter body = new JsonBodyWriter();
                search.ifPresent(text -> body.text(text.parameter(), dialect().text(text, conditions, order(parameters))));
                selection.ifPresent(selected -> body.texts(selected.parameter(), selected.named(fields)));
                write(endpoint, key, search.isPresent() ? withoutOrder(parameters) : parameters, records, cursor, body);
                yield new Payload.Json(body.text());
            }
            case WireForm.GraphQl _ -> throw new IllegalArgumentException("A query is for many keys");
        };
        return request(endpoint, url.build(), payload, cost(endpoint, endpoint.paging() instanceof Paging.Unpaged && !key.batch().isEmpty() ? key.batch().size() : records));
    }

    /**
     * The points that an answer with so many records costs.
     */
    private static int cost(EndpointDefinition endpoint, int records)
    {
        return 1 + endpoint.pointsPerRecord() * records;
    }

    private static void write(EndpointDefinition endpoint, KeyBinding key, List<RequestParameter> parameters, int pageSize, Optional<String> cursor, ParameterWriter writer)
    {
        endpoint.keyBatch().ifPresent(batch -> {
            if (batch.numbers()) {
                writer.numbers(batch.parameter(), key.batch());
            }
            else {
                writer.texts(batch.parameter(), key.batch());
            }
        });
        for (RequestParameter parameter : parameters) {
            writer.text(parameter.name(), parameter.value());
        }
        switch (endpoint.paging()) {
            case Paging.Unpaged(), Paging.Connection _ -> {}
            case Paging.LinkHeader pages -> writePageSize(pages, pageSize, writer);
            case Paging.Cursor pages -> {
                writePageSize(pages, pageSize, writer);
                cursor.ifPresent(position -> writer.text(pages.parameter(), position));
            }
            case Paging.Offset pages -> {
                writePageSize(pages, pageSize, writer);
                cursor.ifPresent(position -> writer.number(pages.parameter(), Long.parseLong(position)));
            }
        }
    }

    private static Optional<String> order(List<RequestParameter> parameters)
    {
        return parameters.stream().filter(parameter -> parameter.name().equals(SearchText.ORDER)).map(RequestParameter::value).findFirst();
    }

    private static List<RequestParameter> withoutOrder(List<RequestParameter> parameters)
    {
        return parameters.stream().filter(parameter -> !parameter.name().equals(SearchText.ORDER)).collect(toImmutableList());
    }

    private static void writePageSize(Paging.Pages pages, int pageSize, ParameterWriter writer)
    {
        writer.number(pages.sizeParameter(), pageSize);
    }

    /**
     * Whether a GraphQL query can ask for a key: a number has to fit the type of its argument.
     */
    public static boolean isExpressible(WireForm.GraphQl query, Map<String, String> key)
    {
        return GraphQlWriter.isExpressible(query, key);
    }

    /**
     * The name in the answer of the key at an index of a query.
     *
     * @param prefix with which the names of the query begin
     */
    public static String alias(String prefix, int index)
    {
        return GraphQlWriter.alias(prefix, index);
    }

    /**
     * A page of each of many keys.
     *
     * @param fields what to select in the records
     */
    public ApiRequest pages(EndpointDefinition endpoint, List<GraphQlKey> keys, Collection<GraphQlField> fields, List<RequestParameter> parameters, int pageSize)
    {
        return pages(endpoint, keys, fields, parameters, pageSize, Optional.empty(), "");
    }

    /**
     * The same in a query that can be asked with others.
     *
     * @param prefix with which the names of the query begin
     */
    public ApiRequest pages(EndpointDefinition endpoint, List<GraphQlKey> keys, Collection<GraphQlField> fields, List<RequestParameter> parameters, int pageSize, Optional<NestedPages> nested, String prefix)
    {
        return request(endpoint, address.graphQl(), new GraphQlWriter(endpoint, prefix).records(keys, fields, parameters, pageSize, nested), GraphQlPoints.ofRecords(endpoint, keys.size(), fields, pageSize, nested.map(NestedPages::connections).orElse(0L)));
    }

    /**
     * The number of records of each of many keys.
     */
    public ApiRequest counts(EndpointDefinition endpoint, List<GraphQlKey> keys, List<RequestParameter> parameters)
    {
        return request(endpoint, address.graphQl(), new GraphQlWriter(endpoint, "").counts(keys, parameters), GraphQlPoints.ofCounts(keys.size()));
    }

    /**
     * A page that the source itself named.
     */
    public ApiRequest linked(EndpointDefinition endpoint, HttpUrl link)
    {
        return request(endpoint, link, new Payload.None(), cost(endpoint, endpoint.largestPage()));
    }

    /**
     * The resource that holds the endpoint's records.
     */
    public Optional<ApiRequest> parent(EndpointDefinition endpoint, Map<String, String> key)
    {
        return endpoint.parent().map(path -> resource(endpoint, path, key));
    }

    /**
     * Another resource that is known by the endpoint's key.
     */
    public ApiRequest resource(EndpointDefinition endpoint, String path, Map<String, String> key)
    {
        return new ApiRequest("GET", "GET " + path, resource(path, key).build(), new Payload.None(), headers, true, endpoint.rateLimit(), 1);
    }

    private ApiRequest request(EndpointDefinition endpoint, HttpUrl url, Payload payload, int cost)
    {
        // whatever its form, it only reads
        return new ApiRequest(endpoint.wire().method(), endpoint.route(), url, payload, headers, true, endpoint.rateLimit(), cost);
    }

    private HttpUrl.Builder resource(String path, Map<String, String> key)
    {
        HttpUrl.Builder url = address.base().newBuilder();
        List<String> pathAndQuery = Splitter.on('?').limit(2).splitToList(path);
        for (String segment : Splitter.on('/').omitEmptyStrings().split(pathAndQuery.getFirst())) {
            url.addPathSegment(EndpointDefinition.fill(segment, variable -> addressable(key, variable)));
        }
        for (String parameter : pathAndQuery.size() > 1 ? Splitter.on('&').split(pathAndQuery.getLast()) : ImmutableList.<String>of()) {
            List<String> nameAndValue = Splitter.on('=').limit(2).splitToList(parameter);
            url.addQueryParameter(nameAndValue.getFirst(), EndpointDefinition.fill(nameAndValue.getLast(), variable -> value(key, variable)));
        }
        return url;
    }

    private static String addressable(Map<String, String> key, String variable)
    {
        String value = value(key, variable);
        checkArgument(isAddressable(value), "path variable %s has no addressable value", variable);
        return value;
    }

    private static String value(Map<String, String> key, String variable)
    {
        return requireNonNull(key.get(variable), () -> "no value for path variable " + variable);
    }
}
