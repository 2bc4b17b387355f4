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
package io.omnisql.connector.decode;

import io.omnisql.connector.definition.Paging;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where the next page is by an answer's own word.
 */
final class TestCursorReader
{
    private static final Paging.Cursor PLAIN = (Paging.Cursor) Paging.cursor("/page/next", "cursor", "size", 10);
    private static final Paging.Cursor TELLING = (Paging.Cursor) Paging.cursor("/page/next", "cursor", "size", 10, "/page/last");

    @Test
    void testPosition()
    {
        for (Paging.Cursor paging : new Paging.Cursor[] {PLAIN, TELLING}) {
            assertThat(next("{'page':{'next':'b','last':false}}", paging)).contains("b");
            assertThat(next("{'page':{'next':'b'}}", paging)).contains("b");
            // a position is followed whatever else is said, as a page too many has no rows
            assertThat(next("{'page':{'next':'b','last':true}}", paging)).contains("b");
        }
    }

    @Test
    void testEnd()
    {
        for (Paging.Cursor paging : new Paging.Cursor[] {PLAIN, TELLING}) {
            assertThat(next("{'page':{'next':null,'last':true}}", paging)).isEmpty();
            assertThat(next("{'page':{'next':'','last':null}}", paging)).isEmpty();
            assertThat(next("{'rows':[]}", paging)).isEmpty();
        }
        assertThat(next("{'page':{'last':false}}", PLAIN)).describedAs("of a source that does not say so").isEmpty();
    }

    @Test
    void testPageThatIsNotTheLastOne()
    {
        for (String next : new String[] {"", "'next':null,", "'next':'',"}) {
            assertThatExceptionOfType(TrinoException.class)
                    .isThrownBy(() -> next("{'page':{%s'last':false}}".formatted(next), TELLING))
                    .withMessage("The source says that more pages follow, and does not say where (/page/next)")
                    .satisfies(failure -> assertThat(failure.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode()));
        }
        assertThatExceptionOfType(TrinoException.class)
                .isThrownBy(() -> next("{'page':{'last':'false'}}", TELLING))
                .satisfies(failure -> assertThat(failure.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()));
    }

    private static Optional<String> next(String body, Paging.Cursor paging)
    {
        return CursorReader.next(body.replace('\'', '"').getBytes(UTF_8), paging);
    }
}
