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

import io.omnisql.connector.testing.MeasuredCase;
import io.trino.Session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executes queries and the plans beside them, compares their answers, and counts the requests of both. Not thread-safe.
 */
final class LeastMeasurement
{
    private final TestingGitHub github;
    private final Map<String, List<List<Object>>> answers = new HashMap<>();

    LeastMeasurement(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    MeasuredCase measure(LeastCase query)
    {
        Answer answer = github.query(session(query.scope()), query.sql());
        Planned planned = execute(query.plan(), Long.MAX_VALUE);
        if (query.ordered()) {
            assertThat(planned.rows()).describedAs("%s", query.name()).containsExactlyElementsOf(query.compared(answer.rows()));
        }
        else {
            assertThat(planned.rows()).describedAs("%s", query.name()).containsExactlyInAnyOrderElementsOf(query.compared(answer.rows()));
        }
        return new MeasuredCase(query.kind().words(), query.name(), query.sql(), answer.rows().size(), answer.requests().size(), planned.requests(), query.why());
    }

    MeasuredQuery measure(LeastQuery query)
    {
        LeastCell cell = query.cell();
        Answer answer = github.query(session(cell.scope()), query.sql());
        Planned planned = execute(query.plan(), cell.limit() ? LeastQuery.LIMIT : Long.MAX_VALUE);
        if (cell.limit()) {
            List<List<Object>> whole = answers.computeIfAbsent(key(query), _ -> github.query(session(cell.scope()), query.whole()).rows());
            assertThat(answer.rows()).describedAs("%s", query).hasSize(Math.min(LeastQuery.LIMIT, whole.size()));
            assertPart(planned.rows(), whole, query);
            assertPart(answer.rows(), whole, query);
            assertThat(planned.rows()).describedAs("%s", query).hasSameSizeAs(answer.rows());
        }
        else {
            answers.put(key(query), answer.rows());
            assertThat(planned.rows()).describedAs("%s", query).containsExactlyInAnyOrderElementsOf(answer.rows());
        }
        long estimated = (Long) github.query("SELECT coalesce(sum(estimated_requests), 0) FROM %s.system.query_status WHERE query_id = '%s'".formatted(cell.scope().catalog(), answer.queryId())).column().getFirst();
        boolean joinedByTrino = answer.planNodes().stream().anyMatch(node -> node.contains("Join"));
        return new MeasuredQuery(query, joinedByTrino, answer.requests().size(), planned.requests(), estimated);
    }

    /**
     * Trino's own servers for tests prescribe the distribution of joins, as no real one does.
     */
    Session session(LeastCell.Scope scope)
    {
        return Session.builder(github.session()).setCatalog(scope.catalog()).setSystemProperty("join_distribution_type", "AUTOMATIC").build();
    }

    private Planned execute(LeastPlan plan, long limit)
    {
        github.simulator().journal().clear();
        List<List<Object>> rows = plan.execute(RawGitHub.of(github.simulator(), TestingGitHub.FULL_SECRET), limit);
        return new Planned(rows, github.simulator().journal().size());
    }

    private static String key(LeastQuery query)
    {
        return "%s %s".formatted(query.cell().scope(), query.whole());
    }

    private static void assertPart(List<List<Object>> rows, List<List<Object>> whole, LeastQuery query)
    {
        List<List<Object>> left = new ArrayList<>(whole);
        rows.forEach(row -> assertThat(left.remove(row)).describedAs("%s: %s", query, row).isTrue());
    }

    private record Planned(List<List<Object>> rows, int requests)
    {
        private Planned
        {
            requireNonNull(rows, "rows is null");
        }
    }
}
