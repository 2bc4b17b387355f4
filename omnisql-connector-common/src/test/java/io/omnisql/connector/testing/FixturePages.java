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

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import okhttp3.HttpUrl;

import java.util.List;
import java.util.Optional;

import static java.lang.Math.min;

/**
 * How a {@link FixtureServer} divides lists into pages, and says where the next one is.
 */
public sealed interface FixturePages
{
    /**
     * No pages: the answer is the whole list.
     */
    record Whole()
            implements FixturePages {}

    /**
     * A {@code Link} header leads on; pages are counted from 1.
     */
    record Links(String size, int largest)
            implements FixturePages {}

    /**
     * The answer is an object that holds the position of the next page.
     *
     * @param member the member of the answer with the position, which the parameter carries
     */
    record Cursor(String member, String parameter, String size, int largest)
            implements FixturePages {}

    /**
     * A page begins behind so many records; the answer is an object that says how many there are in all.
     */
    record Offset(String parameter, String size, int largest, String total)
            implements FixturePages {}

    /**
     * The parameters that requests may have.
     */
    default List<String> parameters()
    {
        return switch (this) {
            case Whole _ -> ImmutableList.of();
            case Links(String size, _) -> ImmutableList.of(size, "page");
            case Cursor(_, String parameter, String size, _) -> ImmutableList.of(parameter, size);
            case Offset(String parameter, String size, _, _) -> ImmutableList.of(parameter, size);
        };
    }

    /**
     * The records of the page that is asked for.
     */
    default List<ObjectNode> page(FixtureRequest request, List<ObjectNode> records)
    {
        int from = min(from(request), records.size());
        return records.subList(from, min(from + size(request), records.size()));
    }

    private int from(FixtureRequest request)
    {
        return switch (this) {
            case Whole _ -> 0;
            case Links _ -> (request.number("page", 1) - 1) * size(request);
            case Cursor(_, String parameter, _, _) -> request.number(parameter, 0);
            case Offset(String parameter, _, _, _) -> request.number(parameter, 0);
        };
    }

    private int size(FixtureRequest request)
    {
        return switch (this) {
            case Whole _ -> Integer.MAX_VALUE;
            case Links(String size, int largest) -> min(request.number(size, largest), largest);
            case Cursor(_, _, String size, int largest) -> min(request.number(size, largest), largest);
            case Offset(_, String size, int largest, _) -> min(request.number(size, largest), largest);
        };
    }

    /**
     * The header that leads to the next page, if there is one and this is how it is found.
     */
    default Optional<String> link(FixtureRequest request, int records)
    {
        if (!(this instanceof Links) || from(request) + size(request) >= records) {
            return Optional.empty();
        }
        HttpUrl next = request.url().newBuilder().setQueryParameter("page", String.valueOf(request.number("page", 1) + 1)).build();
        return Optional.of("<%s>; rel=\"next\"".formatted(next));
    }

    /**
     * What the answer says beside the records.
     */
    default void describe(FixtureRequest request, int records, ObjectNode answer)
    {
        switch (this) {
            case Whole _, Links _ -> {}
            case Cursor(String member, _, _, _) -> {
                if (from(request) + size(request) < records) {
                    answer.put(member, String.valueOf(from(request) + size(request)));
                }
                else {
                    answer.putNull(member);
                }
            }
            case Offset(_, _, _, String total) -> answer.put(total, records);
        }
    }
}
