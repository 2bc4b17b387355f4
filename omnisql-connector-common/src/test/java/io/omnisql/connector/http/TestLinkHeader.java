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
package io.omnisql.connector.http;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.spi.TrinoException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestLinkHeader
{
    private static final HttpUrl REQUESTED = HttpUrl.get("https://lending.example/v1/books?page=1");
    private static final String PAGE_2 = "https://lending.example/v1/books?page=2";

    @Test
    void testNext()
    {
        List<String> cases = ImmutableList.of(
                "<https://lending.example/v1/books?page=2>; rel=\"next\"",
                "<https://lending.example/v1/books?page=2>; rel=next",
                "<https://lending.example/v1/books?page=2>;rel=next",
                "<https://lending.example/v1/books?page=2> ; REL = \"NEXT\"",
                "<https://lending.example/v1/books?page=2>; rel=\"last next\"",
                "<https://lending.example/v1/books?page=2>; rel=\"next last\"",
                "<https://lending.example/v1/books?page=2>; title=\"a, b; c\"; rel=\"next\"",
                "<https://lending.example/v1/books?page=2>; title=\"say \\\"hi\\\"\"; rel=\"next\"",
                "<https://lending.example/v1/books?page=2>; crossorigin; rel=\"next\"",
                "<https://lending.example/v1/books?page=2>; rel=\"next\"; results=\"true\"",
                "<https://lending.example/v1/books?page=1>; rel=\"prev\", <https://lending.example/v1/books?page=2>; rel=\"next\", <https://lending.example/v1/books?page=9>; rel=\"last\"",
                "<https://lending.example/v1/books?page=9>; rel=last,<https://lending.example/v1/books?page=2>; rel=next",
                "<?page=2>; rel=\"next\"",
                "</v1/books?page=2>; rel=\"next\"",
                "<books?page=2>; rel=\"next\"",
                "<//lending.example/v1/books?page=2>; rel=\"next\"");
        for (String header : cases) {
            assertThat(LinkHeader.next(Headers.of("Link", header), REQUESTED)).as(header).contains(HttpUrl.get(PAGE_2));
        }
    }

    @Test
    void testTargetsMayHoldCommasAndSemicolons()
    {
        Map<String, String> cases = ImmutableMap.of(
                "<https://lending.example/?ids=1,2,3>; rel=\"next\"", "https://lending.example/?ids=1,2,3",
                "<https://lending.example/?a=1;rel=prev>; rel=\"next\"", "https://lending.example/?a=1;rel=prev",
                "<https://lending.example/?after=Y3Vyc29y%3D%3D>; rel=\"next\"", "https://lending.example/?after=Y3Vyc29y%3D%3D");
        cases.forEach((header, url) -> assertThat(LinkHeader.next(Headers.of("Link", header), REQUESTED)).as(header).contains(HttpUrl.get(url)));
    }

    @Test
    void testEndOfTheList()
    {
        List<String> cases = ImmutableList.of(
                "",
                "<https://lending.example/v1/books?page=9>; rel=\"last\"",
                "<https://lending.example/v1/books?page=2>; rel=\"nextpage\"",
                "<https://lending.example/v1/books?page=2>; rel=nextpage",
                "<https://lending.example/v1/books?page=2>; rel=\"not-next\"",
                "<https://lending.example/v1/books?page=2>; rev=\"next\"",
                "<https://lending.example/v1/books?page=2>; xrel=\"next\"",
                "<https://lending.example/v1/books?page=2>; title=\"next\"",
                "<https://lending.example/v1/books?page=2>; title=\"a; rel=next\"",
                "<https://lending.example/v1/books?page=2>; rel=prev; title=\"x, <https://lending.example/v1/books?page=3>; rel=next\"",
                "<https://lending.example/v1/books?page=2>",
                "https://lending.example/v1/books?page=2; rel=\"next\"");
        for (String header : cases) {
            assertThat(LinkHeader.next(Headers.of("Link", header), REQUESTED)).as(header).isEmpty();
        }
        assertThat(LinkHeader.next(Headers.EMPTY, REQUESTED)).as("no header").isEmpty();
    }

    @Test
    void testSeveralHeaders()
    {
        Headers headers = Headers.of("link", "<https://lending.example/v1/books?page=9>; rel=\"last\"", "Link", "<https://lending.example/v1/books?page=2>; rel=\"next\"");
        assertThat(LinkHeader.next(headers, REQUESTED)).contains(HttpUrl.get(PAGE_2));
    }

    @Test
    void testTargetThatIsNoUrl()
    {
        for (String target : ImmutableList.of("ftp://lending.example/x", "mailto:someone", "https://", "https://bad host/")) {
            assertThatThrownBy(() -> LinkHeader.next(Headers.of("Link", "<" + target + ">; rel=\"next\""), REQUESTED))
                    .as(target)
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode()))
                    .hasMessageNotContaining(target);
        }
    }
}
