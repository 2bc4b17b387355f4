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
package io.omnisql.connector.tpch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.omnisql.connector.testing.AcceptedSockets;
import io.trino.tpch.TpchTable;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

/**
 * The warehouse on this machine: answers what {@link TpchSource} declares, from TPC-H's own generator, and nothing else. Thread-safe.
 */
final class TpchServer
        implements AutoCloseable
{
    static final String SECRET = "warehouse-secret";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> PAGE_PARAMETERS = ImmutableSet.of("size", "cursor");

    private final MockWebServer server = new MockWebServer();
    private final AcceptedSockets sockets = new AcceptedSockets();
    private final TpchJournal journal = new TpchJournal();
    private final Map<String, TpchLists> lists = ImmutableMap.<String, TpchLists>builder()
            .put("regions", new TpchLists(TpchRow.rows(TpchTable.REGION)))
            .put("nations", new TpchLists(TpchRow.rows(TpchTable.NATION)))
            .put("customers", new TpchLists(TpchRow.rows(TpchTable.CUSTOMER)))
            .put("orders", new TpchLists(TpchRow.rows(TpchTable.ORDERS)))
            .put("lineitems", new TpchLists(TpchRow.rows(TpchTable.LINE_ITEM)))
            .put("labels", new TpchLists(TpchLabels.rows()))
            .buildOrThrow();
    // what single records are known by
    private final Map<String, String> keys = ImmutableMap.of("regions", "regionkey", "nations", "nationkey", "customers", "custkey", "orders", "orderkey", "lineitems", "orderkey");
    private final Map<String, Map<String, List<TpchRow>>> rowsByKey;

    TpchServer()
    {
        rowsByKey = ImmutableMap.copyOf(Maps.transformEntries(keys, (kind, key) -> ImmutableMap.copyOf(lists.get(kind).list(ImmutableMap.of()).stream()
                .collect(groupingBy(row -> row.text(key).orElseThrow())))));
        server.setServerSocketFactory(sockets);
        server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
            {
                return journal.answer(request, () -> TpchServer.this.answer(request));
            }
        });
        try {
            server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpUrl baseUri()
    {
        return server.url("/");
    }

    TpchJournal journal()
    {
        return journal;
    }

    /**
     * Waits until the client has closed each connection with a request that was not answered at once.
     */
    void awaitDisconnections()
            throws IOException
    {
        for (int connection : journal.heldConnections()) {
            Socket socket = sockets.get(connection);
            socket.setSoTimeout(20_000);
            try {
                checkState(socket.getInputStream().read() == -1, "The client goes on");
            }
            catch (SocketException _) {
                // reset: closed as well
            }
        }
    }

    private MockResponse answer(RecordedRequest request)
    {
        if (!Objects.equals(request.getHeaders().get("Authorization"), "Bearer " + SECRET)) {
            return status(401);
        }
        HttpUrl url = request.getUrl();
        List<String> path = url.pathSegments();
        if (path.equals(ImmutableList.of("warehouse"))) {
            return TpchPage.json("{}");
        }
        String kind = path.getLast();
        return switch (path.size()) {
            case 1 -> isInPages(kind) ? page(url, kind, ImmutableMap.of()).withCursor() : page(url, kind, ImmutableMap.of()).withLink(url);
            case 2 -> kind.equals("lookup") ? lookup(path.getFirst(), request) : single(rowsOf(path.getFirst(), kind));
            case 3 -> kind.equals("orders") ? page(url, kind, ImmutableMap.of("custkey", path.get(1))).withCursor() : page(url, kind, ImmutableMap.of("orderkey", path.get(1))).withLink(url);
            case 4 -> kind.equals("orders")
                    ? page(url, kind, ImmutableMap.of("shippriority", path.get(1), "orderstatus", path.get(2))).withCursor()
                    : single(rowsOf("lineitems", path.get(1)).stream().filter(row -> row.text("linenumber").orElseThrow().equals(kind)).toList());
            default -> status(404);
        };
    }

    private static boolean isInPages(String kind)
    {
        return kind.equals("orders") || kind.equals("lineitems");
    }

    private List<TpchRow> rowsOf(String kind, String key)
    {
        return rowsByKey.get(kind).getOrDefault(key, ImmutableList.of());
    }

    private static MockResponse single(List<TpchRow> rows)
    {
        return rows.isEmpty() ? status(404) : TpchPage.json(rows.getFirst().json());
    }

    private MockResponse lookup(String kind, RecordedRequest request)
    {
        JsonNode wanted = body(request).path(keys.get(kind));
        return TpchPage.json("{\"records\":%s}".formatted(TpchPage.array(StreamSupport.stream(wanted.spliterator(), false)
                .map(JsonNode::asText)
                .distinct()
                .flatMap(key -> rowsOf(kind, key).stream())
                .collect(toImmutableList()))));
    }

    private TpchPage page(HttpUrl url, String kind, Map<String, String> key)
    {
        return TpchPage.of(rows(url, kind, key), url);
    }

    private List<TpchRow> rows(HttpUrl url, String kind, Map<String, String> key)
    {
        if (kind.equals("lineitems") && !key.isEmpty()) {
            return rowsOf(kind, key.get("orderkey"));
        }
        Map<String, String> parameters = new LinkedHashMap<>(key);
        url.queryParameterNames().stream()
                .filter(name -> !PAGE_PARAMETERS.contains(name))
                .forEach(name -> parameters.put(name, requireNonNull(url.queryParameter(name))));
        return lists.get(kind).list(ImmutableMap.copyOf(parameters));
    }

    private static JsonNode body(RecordedRequest request)
    {
        try {
            return MAPPER.readTree(requireNonNull(request.getBody(), "no body").utf8());
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static MockResponse status(int code)
    {
        return new MockResponse.Builder().code(code).build();
    }

    @Override
    public void close()
    {
        server.close();
    }
}
