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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.type.BigintType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingRelations.RELATED;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSemiJoinPlanner
{
    private static final ApiColumnHandle TITLE = handle(BOOKS, "title");
    private static final ApiColumnHandle CARD = handle(BOOKS, "card");
    private static final ApiTableHandle MAIN = libraries("main");
    private static final ApiTableHandle ANNEX = libraries("annex");

    private final SemiJoinPlanner planner = new SemiJoinPlanner(RELATED, new Scope.Open(), TESTING_TYPE_MANAGER);

    @Test
    void testDistinctValues()
    {
        ApiTableHandle distinct = distinct(MAIN, TITLE).orElseThrow();
        assertThat(distinct.distinct()).contains(TITLE);
        assertThat(distinct.columns()).contains(ImmutableSet.of("title"));
        assertThat(distinct(libraries("a", "b", "c"), TITLE)).as("as many as a query asks for").isPresent();
        assertThat(distinct(libraries("a", "b", "c", "d"), TITLE)).as("more than a query asks for").isEmpty();
        assertThat(distinct(ApiTableHandle.of("books"), TITLE)).as("of keys that nobody names").isEmpty();
        assertThat(distinct(MAIN, handle(BOOKS, "pages"))).as("not told by queries").isEmpty();
        assertThat(distinct(MAIN, TITLE, CARD)).as("two columns").isEmpty();
        assertThat(distinct(MAIN.withLimit(3), TITLE)).as("of a limit").isEmpty();
        assertThat(distinct(distinct, TITLE)).as("they are").isEmpty();
        AggregateFunction count = new AggregateFunction("count", BigintType.BIGINT, ImmutableList.of(), ImmutableList.of(), false, Optional.empty());
        assertThat(planner.distinct(MAIN, ImmutableList.of(count), ImmutableList.of(ImmutableList.of(TITLE)))).as("with how often").isEmpty();
        assertThat(planner.distinct(MAIN, ImmutableList.of(), ImmutableList.of(ImmutableList.of(TITLE), ImmutableList.of()))).as("several sets").isEmpty();
    }

    @Test
    void testBesideEachOther()
    {
        ApiSemiJoinHandle join = plan(MAIN, distinct(ANNEX, TITLE).orElseThrow()).orElseThrow();
        assertThat(join.scan().columns()).as("with the one that is compared").contains(ImmutableSet.of("number", "title"));
        assertThat(join.scan().beside()).isTrue();
        assertThat(join.filtering().beside()).isTrue();
        assertThat(join.filtering().distinct()).contains(TITLE);
        assertThat(join).hasToString("books constraint=[city, library] from=[POST /graphql library.books] title in=[title of books constraint=[city, library] distinct=title from=[POST /graphql library.books]]");
        assertThat(join.withLimit(3)).asString().endsWith(" limit=3");
    }

    /**
     * Values that the primary key tells apart are distinct, whoever asks for them.
     */
    @Test
    void testKeysAreDistinct()
    {
        ApiTableHandle keyed = ANNEX.withFilter(where(handle(BOOKS, "city"), text("Oslo"), handle(BOOKS, "library"), text("annex"), handle(BOOKS, "number"), number(1, 2)), ImmutableList.of());
        assertThat(planner.plan(MAIN, keyed, ImmutableMap.of("number", "number"), ImmutableSet.of("title"), ImmutableSet.of("number"))).isPresent();
        assertThat(planner.plan(libraries("main"), libraries("annex", "mall"), ImmutableMap.of("number", "number"), ImmutableSet.of("title"), ImmutableSet.of("number"))).isEmpty();
    }

    @Test
    void testJoinsThatTrinoDoesBetter()
    {
        ApiTableHandle titles = distinct(ANNEX, TITLE).orElseThrow();
        assertThat(plan(MAIN, ANNEX)).as("values that may come twice").isEmpty();
        assertThat(planner.plan(MAIN, titles, ImmutableMap.of("title", "title"), ImmutableSet.of("number"), ImmutableSet.of("title", "card"))).as("a column beside the values").isEmpty();
        assertThat(planner.plan(MAIN, titles, ImmutableMap.of(), ImmutableSet.of("number"), ImmutableSet.of("title"))).as("nothing is compared").isEmpty();
        assertThat(planner.plan(MAIN, titles, ImmutableMap.of("title", "number"), ImmutableSet.of("number"), ImmutableSet.of("title"))).as("another type").isEmpty();
        assertThat(planner.plan(MAIN, titles, ImmutableMap.of("title", "library"), ImmutableSet.of("number"), ImmutableSet.of("title"))).as("values that name keys").isEmpty();
        assertThat(plan(MAIN.withLimit(3), titles)).as("of a limit").isEmpty();
        assertThat(plan(ApiTableHandle.of("books"), titles)).as("of keys that nobody names").isEmpty();
        assertThat(plan(libraries("a", "b", "c", "d"), titles)).as("of many keys").isEmpty();
        assertThat(planner.plan(MAIN, titles, ImmutableMap.of("title", "title"), ImmutableSet.of("pages"), ImmutableSet.of("title"))).as("not told by queries").isEmpty();
    }

    private Optional<ApiTableHandle> distinct(ApiTableHandle scan, ColumnHandle... columns)
    {
        return planner.distinct(scan, ImmutableList.of(), ImmutableList.of(ImmutableList.copyOf(columns)));
    }

    private Optional<ApiSemiJoinHandle> plan(ApiTableHandle scan, ApiTableHandle filtering)
    {
        Set<String> columns = ImmutableSet.of("number");
        return planner.plan(scan, filtering, ImmutableMap.of("title", "title"), columns, ImmutableSet.of("title"));
    }

    private static ApiTableHandle libraries(String... names)
    {
        List<String> all = ImmutableList.copyOf(names);
        return ApiTableHandle.of("books").withFilter(where(handle(BOOKS, "city"), text("Oslo"), handle(BOOKS, "library"), text(all.toArray(String[]::new))), ImmutableList.of());
    }
}
