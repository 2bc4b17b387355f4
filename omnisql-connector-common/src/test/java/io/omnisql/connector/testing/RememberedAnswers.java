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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SearchText;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.google.common.base.Strings.nullToEmpty;
import static java.util.Objects.requireNonNull;

/**
 * The answers to queries, each of which is asked once, as several capabilities are shown by the same; and which of their requests went to which endpoint. Not thread-safe.
 */
public final class RememberedAnswers
{
    private final SuiteCatalog catalog;
    private final Map<String, SuiteAnswer> on = new HashMap<>();
    private final Map<String, SuiteAnswer> off = new HashMap<>();
    private final Map<String, List<List<Object>>> requests = new HashMap<>();

    public RememberedAnswers(SuiteCatalog catalog)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
    }

    public SuiteAnswer on(String sql)
    {
        return on.computeIfAbsent(sql, catalog::query);
    }

    /**
     * The same query, with nothing sent to the source but keys.
     */
    public SuiteAnswer off(String sql)
    {
        return off.computeIfAbsent(sql, catalog::queryWithoutPushdown);
    }

    /**
     * The requests to the endpoint, as the catalog's own table of requests tells them from others.
     */
    public List<WireExchange> asked(EndpointDefinition endpoint, SuiteAnswer answer)
    {
        List<List<Object>> told = requests.computeIfAbsent(answer.queryId(), this::requests);
        String root = catalog.proxy().apiUri().newBuilder().encodedPath("/").build().toString();
        return answer.journal().stream()
                .filter(exchange -> told.contains(ImmutableList.of(endpoint.route(), root + exchange.target().substring(1), exchange.body())))
                .toList();
    }

    /**
     * What the search texts of these requests say.
     */
    public Stream<SearchReading> searches(SearchText search, List<WireExchange> asked)
    {
        return asked.stream().map(exchange -> catalog.source().read(WireParameters.search(search, exchange.body())));
    }

    private List<List<Object>> requests(String queryId)
    {
        return catalog.query("SELECT route, url, body FROM %s.system.requests WHERE query_id = '%s'".formatted(SuiteCatalog.CATALOG, queryId)).rows().stream()
                .map(request -> List.<Object>of(request.getFirst(), request.get(1), nullToEmpty((String) request.getLast())))
                .toList();
    }
}
