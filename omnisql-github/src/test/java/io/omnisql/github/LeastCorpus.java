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

import com.google.common.collect.ImmutableList;
import io.omnisql.github.MinimalPlan.Connection;
import io.omnisql.github.MinimalPlan.Reach;
import io.omnisql.github.MinimalPlan.Reach.Names;
import io.omnisql.github.MinimalPlan.Reach.OfOrganization;
import io.omnisql.simulator.github.GitHubDataset;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Queries as dashboards, reports and people at a prompt ask them, beside the cells of {@link LeastQueries}.
 */
final class LeastCorpus
{
    static final Reach ACME = new OfOrganization("acme", 100, "", _ -> true);

    private LeastCorpus() {}

    static ImmutableList<LeastCase> of(GitHubDataset data)
    {
        return ImmutableList.<LeastCase>builder()
                .addAll(OrderedLeastCases.of(data))
                .addAll(KeyedLeastCases.of(data))
                .addAll(CountedLeastCases.of(data))
                .addAll(JoinedLeastCases.of(data))
                .addAll(OrganizationLeastCases.of(data))
                .addAll(WholeLeastCases.of())
                .build();
    }

    /**
     * All rows of one list under repositories.
     */
    static MinimalPlan list(Reach reach, Connection connection, Function<Stream<ReadRecord>, Stream<List<Object>>> rows)
    {
        return new MinimalPlan(reach, ImmutableList.of(connection), "", (_, repositories, _) -> rows.apply(ReadRecord.of(repositories, connection.field())));
    }

    /**
     * What the first pages of one list say, where the rest of it changes nothing.
     */
    static MinimalPlan firstPages(Reach reach, Connection connection, Function<Stream<ReadRecord>, Stream<List<Object>>> rows)
    {
        return new MinimalPlan(
                reach,
                ImmutableList.of(connection),
                "",
                (_, repositories, _) -> rows.apply(ReadRecord.of(repositories, connection.field())),
                _ -> true);
    }

    static Names repository(String name)
    {
        return new Names(ImmutableList.of("acme/" + name));
    }

    @SuppressWarnings("unchecked")
    static Comparator<List<Object>> by(int column)
    {
        return Comparator.comparing(row -> (Comparable<Object>) row.get(column));
    }

    static Comparator<List<Object>> descendingBy(int column)
    {
        return by(column).reversed();
    }
}
