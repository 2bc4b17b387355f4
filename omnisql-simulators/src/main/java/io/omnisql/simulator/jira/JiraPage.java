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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * A part of a list, by its position. What is not visible is left out of pages, and not of positions, so pages may be short.
 */
record JiraPage<T>(int startAt, int maxResults, int total, ImmutableList<T> values)
{
    JiraPage
    {
        requireNonNull(values, "values is null");
    }

    static <T> JiraPage<T> of(JiraCall call, List<T> all, int byDefault, int most)
    {
        int startAt = Math.max(0, call.number("startAt", 0));
        int maxResults = Math.min(most, Math.max(1, call.number("maxResults", byDefault)));
        int from = Math.min(startAt, all.size());
        return new JiraPage<>(startAt, maxResults, all.size(), ImmutableList.copyOf(all.subList(from, Math.min(all.size(), from + maxResults))));
    }

    boolean isLast()
    {
        return startAt + maxResults >= total;
    }

    ArrayNode array(Function<T, ? extends JsonNode> json)
    {
        return Rendering.array(values, json);
    }

    /**
     * The usual form of a page.
     */
    ObjectNode bean(JiraCall call, Function<T, ? extends JsonNode> json)
    {
        ObjectNode bean = Rendering.object().put("self", address(call, startAt));
        if (!isLast()) {
            bean.put("nextPage", address(call, startAt + maxResults));
        }
        bean.put("maxResults", maxResults)
                .put("startAt", startAt)
                .put("total", total)
                .put("isLast", isLast());
        bean.set("values", array(json));
        return bean;
    }

    private String address(JiraCall call, int start)
    {
        return call.urls().base() + call.fullPath() + "?maxResults=" + maxResults + "&startAt=" + start;
    }
}
