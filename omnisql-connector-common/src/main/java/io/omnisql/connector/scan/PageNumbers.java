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

import io.omnisql.connector.http.LinkHeader;
import okhttp3.Headers;
import okhttp3.HttpUrl;

import java.util.Optional;
import java.util.regex.Pattern;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The addresses of a list's pages, which the source has numbered: it names the last one, and the others have another number there. Nothing else is computed. Pure.
 *
 * @param last the address of the last page, as the source has named it
 * @param count its number
 */
record PageNumbers(HttpUrl last, int count)
{
    private static final Pattern PAGE = Pattern.compile("(?<=^|&)page=([1-9][0-9]{0,7})(?=&|$)");

    PageNumbers
    {
        requireNonNull(last, "last is null");
    }

    /**
     * Empty where the source does not name a last page, or not by a number.
     */
    static Optional<PageNumbers> of(Headers headers, HttpUrl requested)
    {
        return LinkHeader.last(headers, requested).flatMap(last -> number(last).map(count -> new PageNumbers(last, count)));
    }

    private static Optional<Integer> number(HttpUrl url)
    {
        return Optional.ofNullable(url.encodedQuery())
                .map(query -> PAGE.matcher(query).results().toList())
                .filter(pages -> pages.size() == 1)
                .map(pages -> Integer.parseInt(pages.getFirst().group(1)));
    }

    HttpUrl page(int number)
    {
        checkArgument(number >= 1 && number <= count, "there is no page %s of %s", number, count);
        return last.newBuilder()
                .encodedQuery(PAGE.matcher(last.encodedQuery()).replaceFirst("page=" + number))
                .build();
    }
}
