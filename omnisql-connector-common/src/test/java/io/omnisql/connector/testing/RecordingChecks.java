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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.WireForm;
import okhttp3.HttpUrl;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.connector.testing.SqlLiteral.quoted;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What was recorded from the real API is read on the engine's own request path: each record is a row, with the values that stand in it.
 */
public final class RecordingChecks
{
    private static final String RECORDED = "recorded";

    private final SuiteCatalog catalog;

    public RecordingChecks(SuiteCatalog catalog)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
    }

    public List<SuiteCheck> checks()
    {
        List<RecordedExchange> recorded = catalog.source().recordings();
        if (recorded.isEmpty()) {
            return ImmutableList.of(new SuiteCheck("recorded answers", () -> abort("there are no recorded answers at hand")));
        }
        return ImmutableList.of(new SuiteCheck("recorded answers", () -> check(recorded)));
    }

    private void check(List<RecordedExchange> recorded)
    {
        try (RecordedApi api = RecordedApi.start(recorded)) {
            catalog.createOpen(RECORDED, api.apiUri());
            try {
                List<Replay> replays = replays(api);
                assertThat(replays).describedAs("recorded answers of endpoints that are declared").isNotEmpty();
                assertThat(replays.stream().flatMap(replay -> problem(replay, api).stream()).toList()).describedAs("recorded answers that are not read as they are").isEmpty();
            }
            finally {
                catalog.drop(RECORDED);
            }
        }
    }

    private List<Replay> replays(RecordedApi api)
    {
        return catalog.source().definition().tables().stream()
                .flatMap(table -> table.endpoints().stream()
                        .filter(endpoint -> endpoint.wire() instanceof WireForm.QueryString && endpoint.keySource().isEmpty() && !endpoint.variables().isEmpty())
                        .flatMap(endpoint -> api.paths().stream().flatMap(path -> keys(table, endpoint, path).map(keys -> new Replay(table, endpoint, path, keys)).stream())))
                .toList();
    }

    /**
     * Why a recorded answer is not read as it is. One that is listed as no answer must not be read.
     */
    private Optional<String> problem(Replay replay, RecordedApi api)
    {
        Optional<String> reason = Optional.ofNullable(catalog.source().unreplayed().get(replay.toString()));
        try {
            check(replay, api);
            return reason.map(text -> "%s is listed as unreplayed (%s), and is read".formatted(replay, text));
        }
        catch (AssertionError e) {
            return reason.isPresent() ? Optional.empty() : Optional.of("%s: %s".formatted(replay, e.getMessage()));
        }
    }

    /**
     * The values that a path has for the endpoint's variables, unless another endpoint says it more literally.
     */
    private static Optional<Map<String, String>> keys(TableDefinition table, EndpointDefinition endpoint, String path)
    {
        HttpUrl url = HttpUrl.get("http://localhost" + path);
        boolean isTakenByAnother = table.endpoints().stream().anyMatch(other -> other.variables().size() < endpoint.variables().size() && FixtureServer.variables(other.path(), url).isPresent());
        return isTakenByAnother ? Optional.empty() : FixtureServer.variables(endpoint.path(), url);
    }

    private void check(Replay replay, RecordedApi api)
    {
        String sql = "SELECT * FROM %s.default.%s WHERE %s".formatted(RECORDED, quoted(replay.table().name()), replay.condition());
        List<List<Object>> rows = catalog.query(sql).rows();
        List<JsonNode> records = api.pages(replay.path()).stream()
                .flatMap(page -> WireParameters.records(replay.endpoint(), new WireExchange("GET", page.target(), "", page.status(), page.body(), false)).stream())
                .toList();
        assertThat(rows).describedAs("%s: rows of %s", replay, sql).hasSameSizeAs(records);
        List<ColumnDefinition> columns = SampledRows.columns(replay.table());
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            if (RecordedValue.isPlain(columns.get(i))) {
                assertThat(rows.stream().map(row -> Optional.ofNullable(row.get(index)).map(Object::toString).orElse("null")))
                        .describedAs("%s: values of %s", replay, columns.get(i).name())
                        .containsExactlyInAnyOrderElementsOf(records.stream().map(record -> RecordedValue.text(columns.get(index), record)).toList());
            }
        }
    }

    /**
     * A recorded path that an endpoint of a table answers for.
     */
    private record Replay(TableDefinition table, EndpointDefinition endpoint, String path, Map<String, String> keys)
    {
        private Replay
        {
            keys = ImmutableMap.copyOf(keys);
        }

        private String condition()
        {
            return keys.entrySet().stream()
                    .map(key -> SqlLiteral.in(key.getKey(), ImmutableList.of(typed(key.getKey(), key.getValue()))))
                    .collect(joining(" AND "));
        }

        private Object typed(String column, String value)
        {
            return table.column(column).orElseThrow().type().equals(ColumnType.BIGINT) ? (Object) Long.valueOf(value) : value;
        }

        /**
         * As it is named in {@link TestedSource#unreplayed()}.
         */
        @Override
        public String toString()
        {
            return "%s %s".formatted(table.name(), path);
        }
    }
}
