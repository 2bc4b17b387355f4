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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * How the next page of a list is found.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Paging.Unpaged.class, name = "unpaged"),
        @JsonSubTypes.Type(value = Paging.LinkHeader.class, name = "link_header"),
        @JsonSubTypes.Type(value = Paging.Cursor.class, name = "cursor"),
        @JsonSubTypes.Type(value = Paging.Connection.class, name = "connection"),
        @JsonSubTypes.Type(value = Paging.Offset.class, name = "offset"),
})
public sealed interface Paging
{
    static Paging unpaged()
    {
        return new Unpaged();
    }

    /**
     * Pages that start behind the last row of the page before.
     */
    static Paging linkHeader(String sizeParameter, int largestPage)
    {
        return new LinkHeader(sizeParameter, largestPage, false);
    }

    /**
     * Pages that are counted from the first row, so that rows change their page when the list changes.
     */
    static Paging numberedLinkHeader(String sizeParameter, int largestPage)
    {
        return new LinkHeader(sizeParameter, largestPage, true);
    }

    static Paging cursor(String pointer, String parameter, String sizeParameter, int largestPage)
    {
        return new Cursor(JsonPointer.parse(pointer), parameter, sizeParameter, largestPage, Optional.empty());
    }

    /**
     * The same of a source that says as well whether a page is the last one.
     */
    static Paging cursor(String pointer, String parameter, String sizeParameter, int largestPage, String last)
    {
        return new Cursor(JsonPointer.parse(pointer), parameter, sizeParameter, largestPage, Optional.of(JsonPointer.parse(last)));
    }

    /**
     * Pages behind so many records, of a list that ends with a page that has none.
     */
    static Offset offset(String parameter, String sizeParameter, int largestPage)
    {
        return new Offset(parameter, sizeParameter, largestPage, Optional.empty(), Optional.empty());
    }

    /**
     * Pages behind so many records, of a list whose answers say how many there are in all.
     */
    static Offset offset(String parameter, String sizeParameter, int largestPage, String total)
    {
        return new Offset(parameter, sizeParameter, largestPage, Optional.of(JsonPointer.parse(total)), Optional.empty());
    }

    /**
     * A connection of GraphQL, whose {@code pageInfo} tells whether more follows and behind which cursor.
     */
    static Paging connection(int largestPage)
    {
        return new Connection(largestPage, false);
    }

    /**
     * The same, where the cursors hold on to what the list was when its first page was told.
     */
    static Paging anchoredConnection(int largestPage)
    {
        return new Connection(largestPage, true);
    }

    /**
     * Whether pages are counted from the first row, so that rows change their page when the list changes.
     */
    default boolean shifts()
    {
        return switch (this) {
            case LinkHeader links -> links.numbered();
            case Offset _ -> true;
            case Unpaged _, Cursor _, Connection _ -> false;
        };
    }

    /**
     * The answer is whole.
     */
    record Unpaged()
            implements Paging {}

    /**
     * The answer is a page of as many records as a parameter asks for.
     */
    sealed interface Pages
            extends Paging
    {
        String sizeParameter();

        int largestPage();
    }

    /**
     * The {@code Link} header names the next page under {@code rel="next"} (RFC 8288); it is followed as given, never computed.
     *
     * @param numbered whether pages are counted from the first row
     */
    record LinkHeader(String sizeParameter, int largestPage, boolean numbered)
            implements Pages
    {
        public LinkHeader
        {
            requireNonNull(sizeParameter, "sizeParameter is null");
            checkArgument(largestPage > 0, "largestPage must be positive");
        }
    }

    /**
     * The answer holds an opaque position of the next page, which the next request carries beside the same parameters. An empty, null or missing one is the end, unless the answer says that it is not.
     *
     * @param pointer where the answer holds the position
     * @param parameter the parameter that carries it
     * @param last where the answer says whether no page follows, if it does
     */
    record Cursor(JsonPointer pointer, String parameter, String sizeParameter, int largestPage, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonPointer> last)
            implements Pages
    {
        public Cursor
        {
            requireNonNull(pointer, "pointer is null");
            requireNonNull(parameter, "parameter is null");
            requireNonNull(sizeParameter, "sizeParameter is null");
            checkArgument(largestPage > 0, "largestPage must be positive");
            last = last == null ? Optional.empty() : last;
        }
    }

    /**
     * The request says how many records are in front of the page: those that have come, however many were asked for, as a source may give fewer.
     *
     * @param parameter the parameter that carries their number
     * @param total where the answer says how many records the list has, which ends a list together with a page that is not full; nothing else does but an empty page
     * @param places where the answer says which places of the list it is about, if it does; then those count, and not the records
     */
    record Offset(String parameter, String sizeParameter, int largestPage, Optional<JsonPointer> total, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ListPlaces> places)
            implements Pages
    {
        public Offset
        {
            requireNonNull(parameter, "parameter is null");
            requireNonNull(sizeParameter, "sizeParameter is null");
            checkArgument(largestPage > 0, "largestPage must be positive");
            requireNonNull(total, "total is null");
            places = places == null ? Optional.empty() : places;
        }

        /**
         * The source leaves out of a page what the credential may not see, be it all of it, and says which places the page has, and whether any are behind them.
         */
        public Offset ofPlaces(String start, String size, String last)
        {
            return new Offset(parameter, sizeParameter, largestPage, total, Optional.of(new ListPlaces(JsonPointer.parse(start), JsonPointer.parse(size), JsonPointer.parse(last))));
        }
    }

    /**
     * A connection of GraphQL: each key of a query has a page of its own, and a cursor of its own behind it.
     *
     * @param anchored whether the pages are those of the list as it was at the beginning, whatever becomes of it
     */
    record Connection(int largestPage, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean anchored)
            implements Pages
    {
        public Connection
        {
            checkArgument(largestPage > 0, "largestPage must be positive");
        }

        @Override
        public String sizeParameter()
        {
            return "first";
        }
    }
}
