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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.MissingResource;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.testing.RecordedSpans;
import io.omnisql.connector.testing.TestingSource;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.operator.PagesIndex;
import io.trino.operator.PagesIndexPageSorter;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.type.BigintType;
import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;

/**
 * Scans of a table whose list is a {@link ShiftingList}, with three rows to a page.
 */
final class TestingTickets
{
    static final int PAGE_SIZE = 3;

    private static final TableDefinition TICKETS = tickets(numberedLinkHeader("size", PAGE_SIZE), array());

    static final ApiTableHandle ALL = ApiTableHandle.of("tickets");

    private final ShiftingList list;
    private final ApiPageSource source;
    private final AtomicLong memory = new AtomicLong();
    private final List<Long> rows = new ArrayList<>();

    TestingTickets(ShiftingList list, ApiTableHandle handle, int parallelism)
    {
        this(list, list, new RequestContext("query", "tickets", "user", CREDENTIALS, "", 0, 120_000, 1_000, 1), new TestingTiming(), handle, parallelism, false);
    }

    /**
     * @param sender asks the list
     * @param shares whether other scans of the query may need the same pages
     */
    TestingTickets(ShiftingList list, RequestSender sender, RequestContext context, TestingTiming timing, ApiTableHandle handle, int parallelism, boolean shares)
    {
        this.list = list;
        RequestLedger ledger = new RequestLedger(timing);
        OpenUsage usage = ledger.open(context);
        KeyProblems problems = new KeyProblems("tickets", SOURCE.scope(), MissingResource.ERROR, false, usage.usage(), timing);
        SplitPlanner planner = new SplitPlanner(SOURCE, tickets(list.paging(), list.paging() instanceof Paging.Offset ? arrays("/tickets") : array()), handle, ImmutableSet.of(), TESTING_TYPE_MANAGER, true);
        KeyGroup group = planner.group(ImmutableList.of(new ScopeKey(ImmutableList.of("Oslo", "main"), KeyOrigin.DECLARED, ImmutableSet.of())));
        RequestRenderer renderer = new RequestRenderer(HttpUrl.get("http://127.0.0.1/"), ImmutableMap.of());
        this.source = new ApiPageSource(
                (ApiSplit) getOnlyElement(planner.splits(ImmutableList.of(group))),
                handle,
                OptionalLong.empty(),
                ImmutableList.of(ticket("number")),
                new NetworkFetchers(sender, renderer, "", context, usage.usage(), problems, new StandInMemory(SOURCE), parallelism, shares),
                DocumentTexts.none(),
                problems,
                usage,
                RecordedSpans.unwatched().reading("query", "tickets", ImmutableList.of()),
                new PagesIndexPageSorter(new PagesIndex.TestingFactory(false)),
                timing,
                memory::set);
    }

    private static TableDefinition tickets(Paging paging, Records records)
    {
        return table("tickets", "Tickets of a library")
                .endpoint(get("/cities/{city}/{library}/tickets").records(records).paging(paging).sortedBy("by", "direction").scansBy("added").rateLimit(DESK))
                .columns(
                        column("city", VARCHAR).inPath().comment("City of the library"),
                        column("library", VARCHAR).inPath().comment("Name of the library"),
                        column("number", BIGINT).at("/number").comment("Number"),
                        column("rank", BIGINT).at("/rank").comment("Rank").sorts("rank"))
                .primaryKey("city", "library", "number")
                .cardinality(1_000, 400)
                .build();
    }

    static ApiColumnHandle ticket(String name)
    {
        return TestingSource.handle(TICKETS, name);
    }

    /**
     * The rows of the highest ranks.
     */
    static ApiTableHandle highest(long count)
    {
        return ALL.withTopN(ImmutableList.of(new OrderItem(ticket("rank"), DESC_NULLS_LAST)), count);
    }

    /**
     * Reads on until the source has to answer, or nothing is left.
     *
     * @return whether it has to answer
     */
    boolean read()
    {
        while (!source.isFinished()) {
            if (!source.isBlocked().isDone()) {
                return true;
            }
            SourcePage page = source.getNextSourcePage();
            if (page != null) {
                for (int position = 0; position < page.getPositionCount(); position++) {
                    rows.add(BigintType.BIGINT.getLong(page.getBlock(0), position));
                }
            }
        }
        return false;
    }

    /**
     * Reads to the end, while the source answers in the order of the requests.
     */
    List<Long> readAll()
    {
        while (read()) {
            list.answerAll();
        }
        return rows;
    }

    List<Long> rows()
    {
        return rows;
    }

    long memory()
    {
        return memory.get();
    }

    void close()
    {
        source.close();
    }
}
