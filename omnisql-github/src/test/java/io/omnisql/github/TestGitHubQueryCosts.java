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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.GraphQlKey;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.request.RequestRenderer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The largest query of every table, for as many keys as it takes and full pages of each, stays below the limit of nodes, and costs next to nothing where no record asks for connections of its own.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubQueryCosts
{
    private static final RequestRenderer RENDERER = new RequestRenderer(HttpUrl.get("https://github.example/api"), ImmutableMap.of());
    private static final int POINTS_OF_AN_HOUR = 5_000;

    private final TestingGitHub github;

    TestGitHubQueryCosts(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testLargestQueries()
    {
        RawGitHub source = RawGitHub.of(github.simulator(), TestingGitHub.FULL_SECRET);
        for (TableDefinition table : GitHubSource.SOURCE.tables()) {
            List<GraphQlField> fields = table.columns().stream().flatMap(column -> column.graphQl().stream()).collect(toImmutableList());
            List<GraphQlField> plain = fields.stream().filter(field -> field.connections() == 0).collect(toImmutableList());
            for (EndpointDefinition endpoint : table.endpoints()) {
                if (endpoint.query().isPresent()) {
                    // two where the connection is asked for in objects of two types
                    assertThat(cost(source, endpoint, plain)).describedAs("%s of %s", endpoint, table.name()).isLessThanOrEqualTo(2);
                    assertThat(cost(source, endpoint, fields)).describedAs("%s of %s", endpoint, table.name()).isLessThan(POINTS_OF_AN_HOUR / 10);
                }
            }
        }
    }

    private int cost(RawGitHub source, EndpointDefinition endpoint, List<GraphQlField> fields)
    {
        WireForm.GraphQl query = endpoint.query().orElseThrow();
        List<GraphQlKey> keys = IntStream.range(0, query.keysPerRequest()).mapToObj(index -> new GraphQlKey(values(query, index), Optional.empty())).collect(toImmutableList());
        List<RequestParameter> always = endpoint.always().entrySet().stream().map(parameter -> new RequestParameter(parameter.getKey(), parameter.getValue(), false)).collect(toImmutableList());
        github.simulator().journal().clear();
        ApiRequest request = RENDERER.pages(endpoint, keys, fields, always, GitHubLimits.LARGEST_PAGE);
        JsonNode answer = source.answer(((Payload.Query) request.payload()).text());
        // the names are nobody's; what a query may cost is decided before it is executed
        assertThat(answer.get("errors")).hasSize(keys.size()).allMatch(problem -> problem.get("type").asText().equals("NOT_FOUND"));
        int cost = github.simulator().journal().cost();
        assertThat(request.cost()).describedAs("what the connector expects for %s", endpoint).isCloseTo(cost, within(1));
        return cost;
    }

    private static Map<String, String> values(WireForm.GraphQl query, int index)
    {
        return query.fields().arguments().stream().collect(toImmutableMap(GraphQlPath.Argument::column, argument -> argument.type().equals("Int") ? String.valueOf(index) : "nobody-" + index));
    }
}
