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
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPageNumbers
{
    private static final HttpUrl REQUESTED = HttpUrl.get("https://lending.example/books?size=3");

    /**
     * Nothing but the number is another one, wherever it stands, and however the rest is written.
     */
    @Test
    void testAddresses()
    {
        Map<String, String> secondPages = ImmutableMap.<String, String>builder()
                .put("https://lending.example/books?page=7", "https://lending.example/books?page=2")
                .put("https://lending.example/books?size=3&page=7&by=a%2Cb+c", "https://lending.example/books?size=3&page=2&by=a%2Cb+c")
                .put("https://lending.example/books?per_page=7&page=12", "https://lending.example/books?per_page=7&page=2")
                .put("/books/page=9?x=page&page=10#page=3", "https://lending.example/books/page=9?x=page&page=2#page=3")
                .buildOrThrow();
        secondPages.forEach((last, second) -> assertThat(numbers(last).map(pages -> pages.page(2))).as(last).contains(HttpUrl.get(second)));
    }

    @Test
    void testCount()
    {
        PageNumbers pages = numbers("/books?page=7").orElseThrow();
        assertThat(pages.count()).isEqualTo(7);
        assertThat(pages.page(7)).isEqualTo(pages.last());
        for (int number : new int[] {0, -1, 8}) {
            assertThatThrownBy(() -> pages.page(number)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void testNoNumbers()
    {
        List<String> lasts = ImmutableList.of(
                "/books",
                "/books?after=Y3Vyc29y",
                "/books?page=",
                "/books?page=last",
                "/books?page=-1",
                "/books?page=0",
                "/books?page=1e3",
                "/books?page=123456789",
                "/books?page=1&page=2",
                "/books?per_page=2",
                "/books?page=2%20",
                "ftp://[");
        lasts.forEach(last -> assertThat(numbers(last)).as(last).isEmpty());
        assertThat(PageNumbers.of(Headers.of("Link", "</books?page=2>; rel=\"next\""), REQUESTED)).isEmpty();
    }

    private static Optional<PageNumbers> numbers(String last)
    {
        return PageNumbers.of(Headers.of("Link", "</books?page=2>; rel=\"next\", <%s>; rel=\"last\"".formatted(last)), REQUESTED);
    }
}
