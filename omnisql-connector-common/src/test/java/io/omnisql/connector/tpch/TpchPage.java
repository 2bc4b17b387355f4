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

import com.google.common.collect.ImmutableList;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;

import java.util.List;

import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A page of a list, and how the warehouse writes it.
 *
 * @param end where the next page begins
 * @param total how many records the list has
 */
record TpchPage(List<TpchRow> rows, int end, int total)
{
    TpchPage
    {
        rows = ImmutableList.copyOf(rows);
    }

    /**
     * The page that an address asks for.
     */
    static TpchPage of(List<TpchRow> all, HttpUrl url)
    {
        String cursor = url.queryParameter("cursor");
        int start = cursor == null ? 0 : Integer.parseInt(cursor);
        int end = min(all.size(), start + Integer.parseInt(requireNonNull(url.queryParameter("size"))));
        return new TpchPage(all.subList(start, end), end, all.size());
    }

    /**
     * The body says where the next page begins, and how many records there are.
     */
    MockResponse withCursor()
    {
        String next = isLast() ? "null" : "\"" + end + "\"";
        return json("{\"total\":%s,\"records\":%s,\"next\":%s}".formatted(total, array(rows), next));
    }

    /**
     * A link leads to the next page.
     */
    MockResponse withLink(HttpUrl url)
    {
        MockResponse page = json(array(rows));
        if (isLast()) {
            return page;
        }
        HttpUrl next = url.newBuilder().setQueryParameter("cursor", Integer.toString(end)).build();
        return page.newBuilder().addHeader("Link", "<%s>; rel=\"next\"".formatted(next)).build();
    }

    private boolean isLast()
    {
        return end == total;
    }

    static String array(List<TpchRow> rows)
    {
        return rows.stream().map(TpchRow::json).collect(joining(",", "[", "]"));
    }

    static MockResponse json(String body)
    {
        return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body).build();
    }
}
