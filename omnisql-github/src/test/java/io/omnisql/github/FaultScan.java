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
import com.google.common.collect.ImmutableMap;
import io.airlift.slice.Slices;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.http.Occasion;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.stream.Collectors.joining;

/**
 * What is read while something goes wrong, by the kinds of requests that GitHub has.
 */
enum FaultScan
{
    /**
     * A list whose pages follow each other by cursors.
     */
    CURSORS("issues", ImmutableList.of("monolith"), ImmutableList.of("number", "id", "title", "author", "comments", "created_at")) {
        @Override
        Occasion request()
        {
            return Occasion.nextRequest().whenQueryContains("per_page=");
        }
    },
    /**
     * A list whose pages have numbers.
     */
    NUMBERS("issue_comments", ImmutableList.of("infra"), ImmutableList.of("id", "issue_number", "body", "author", "created_at")) {
        @Override
        Occasion request()
        {
            return Occasion.nextRequest().whenQueryContains("per_page=");
        }
    },
    /**
     * GraphQL queries, each of which asks for the pages of many keys.
     */
    QUERIES("issues", ImmutableList.of("monolith", "rocket", "vault"), ImmutableList.of("repo", "number", "title", "state", "created_at")) {
        @Override
        Occasion request()
        {
            return Occasion.nextRequest("/graphql");
        }
    };

    private static final String OWNER = "acme";

    private final String table;
    private final ImmutableList<String> repositories;
    private final ImmutableList<String> columns;

    FaultScan(String table, ImmutableList<String> repositories, ImmutableList<String> columns)
    {
        this.table = table;
        this.repositories = repositories;
        this.columns = columns;
    }

    /**
     * The requests that count: those for pages of records.
     */
    abstract Occasion request();

    String table()
    {
        return table;
    }

    ImmutableList<String> columns()
    {
        return columns;
    }

    TupleDomain<String> filter()
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(
                "owner", Domain.singleValue(VARCHAR, Slices.utf8Slice(OWNER)),
                "repo", Domain.multipleValues(VARCHAR, repositories.stream().map(Slices::utf8Slice).collect(toImmutableList()))));
    }

    String sql()
    {
        return "SELECT %s FROM %s WHERE owner = '%s' AND repo IN (%s)".formatted(
                String.join(", ", columns),
                table,
                OWNER,
                repositories.stream().map("'%s'"::formatted).collect(joining(", ")));
    }

    /**
     * The rows, from what the simulator knows.
     */
    List<ExpectedRow> expected(GitHubDataset data)
    {
        return repositories.stream().flatMap(repository -> expected(data, repository)).collect(toImmutableList());
    }

    private Stream<ExpectedRow> expected(GitHubDataset data, String repository)
    {
        return switch (this) {
            case CURSORS, QUERIES -> ExpectedIssueRows.of(data, OWNER, repository).stream();
            case NUMBERS -> ExpectedIssueCommentRows.of(data, OWNER, repository).stream();
        };
    }
}
