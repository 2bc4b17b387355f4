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

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.omnisql.connector.decode.PagePlaces;
import io.omnisql.connector.decode.RecordCount;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.http.LinkHeader;
import io.omnisql.connector.request.ApiRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

import static com.google.common.math.LongMath.divide;
import static com.google.common.primitives.Ints.saturatedCast;
import static java.math.RoundingMode.CEILING;
import static java.util.Objects.requireNonNull;

/**
 * What a page says of those behind it. Pure.
 *
 * @param next the page behind it; empty where it is the last one
 * @param pages all pages of the list, if it tells where they are
 * @param records how many records it has, where pages are asked for by the number of those in front of them
 * @param content a digest of a page that has records, there
 * @param contradictsItself whether it has none of the records that it says are left, so that it was not told at one moment
 */
record PageWord(Optional<ApiRequest> next, Optional<NumberedPages> pages, long records, Optional<HashCode> content, boolean contradictsItself)
{
    PageWord
    {
        requireNonNull(next, "next is null");
        requireNonNull(pages, "pages is null");
        requireNonNull(content, "content is null");
    }

    /**
     * The word of a page that names the next one, or none.
     */
    static PageWord of(Optional<ApiRequest> next)
    {
        return new PageWord(next, Optional.empty(), 0, Optional.empty(), false);
    }

    /**
     * The word of a page whose headers have the addresses of others.
     */
    static PageWord linked(Headers headers, HttpUrl requested, Function<HttpUrl, ApiRequest> requests)
    {
        return new PageWord(
                LinkHeader.next(headers, requested).map(requests),
                PageNumbers.of(headers, requested).map(numbers -> new NumberedPages(numbers.count(), number -> requests.apply(numbers.page(number)))),
                0,
                Optional.empty(),
                false);
    }

    /**
     * The word of a page behind so many records. The list ends with a page that has none, or with one that is not full where the total says so as well. Neither of the two is an end by itself: the source may give
     * fewer records at once than were asked for, and it may count no further than to a number that a full page ends with.
     *
     * @param full how many records a page has behind which others may be
     * @param requests the page behind so many records
     */
    static PageWord counted(byte[] body, Records records, Paging.Offset paging, long before, long full, LongFunction<ApiRequest> requests)
    {
        RecordCount count = RecordCount.read(body, records, paging.total());
        Optional<PagePlaces> places = paging.places().flatMap(where -> PagePlaces.read(body, where));
        if (places.isPresent()) {
            return placed(body, count, places.get(), requests);
        }
        long read = before + count.records();
        if (count.records() == 0) {
            return new PageWord(Optional.empty(), Optional.empty(), 0, Optional.empty(), count.total().filter(total -> total > read).isPresent());
        }
        boolean isLast = count.records() < full && count.total().filter(total -> total == read).isPresent();
        return new PageWord(
                isLast ? Optional.empty() : Optional.of(requests.apply(read)),
                count.total().filter(total -> total > read).map(total -> new NumberedPages(
                        saturatedCast(divide(total, count.records(), CEILING)),
                        number -> requests.apply((number - 1) * count.records()))),
                count.records(),
                content(body, count),
                false);
    }

    /**
     * The word of a page that tells which places it has: it may lack records, but no places.
     */
    private static PageWord placed(byte[] body, RecordCount count, PagePlaces places, LongFunction<ApiRequest> requests)
    {
        if (places.last()) {
            return new PageWord(Optional.empty(), Optional.empty(), count.records(), content(body, count), false);
        }
        return new PageWord(
                Optional.of(requests.apply(places.end())),
                count.total().filter(total -> total > places.end()).map(total -> new NumberedPages(
                        saturatedCast(divide(total, places.size(), CEILING)),
                        number -> requests.apply((number - 1) * places.size()))),
                count.records(),
                content(body, count),
                false);
    }

    private static Optional<HashCode> content(byte[] body, RecordCount count)
    {
        return count.records() == 0 ? Optional.empty() : Optional.of(Hashing.murmur3_128().hashBytes(body));
    }
}
