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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has come with a key is all of its list where the list says so, and in no other case.
 */
final class TestListedKey
{
    private static final EndpointDefinition LOANS = get("/books/{book}/loans").records(arrays("/loans")).paging(offset("from", "size", 50, "/total")).rateLimit(DESK).build();
    private static final Instant LISTED_AT = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void testAllOfAList()
    {
        String told = "{\"loans\":[{\"id\":1},{\"id\":2}],\"size\":20,\"total\":2}";
        FetchedPage page = key(Optional.of(told)).all(LOANS).orElseThrow();
        assertThat(page.body().orElseThrow()).isEqualTo(told.getBytes(UTF_8));
        assertThat(page.last()).isTrue();
        assertThat(page.fetchedAt()).isEqualTo(LISTED_AT);
        assertThat(page.cacheStatus()).isEqualTo(CacheStatus.REVALIDATED);
        assertThat(key(Optional.of("{\"loans\":[],\"total\":0}")).all(LOANS)).isPresent();
    }

    @Test
    void testPartOfAList()
    {
        assertThat(key(Optional.of("{\"loans\":[{\"id\":1},{\"id\":2}],\"total\":3}")).all(LOANS)).isEmpty();
        assertThat(key(Optional.of("{\"loans\":[{\"id\":1}],\"total\":null}")).all(LOANS)).describedAs("a list that does not say how long it is").isEmpty();
        assertThat(key(Optional.of("{\"loans\":[{\"id\":1}]}")).all(LOANS)).isEmpty();
        assertThat(key(Optional.empty()).all(LOANS)).describedAs("nothing has come").isEmpty();
    }

    @Test
    void testWhatIsNoList()
    {
        for (String told : ImmutableList.of("{\"total\":0}", "[{\"id\":1}]", "{\"loans\":{},\"total\":0}", "7")) {
            assertThat(key(Optional.of(told)).all(LOANS)).describedAs(told).isEmpty();
        }
    }

    private static ListedKey key(Optional<String> told)
    {
        SplitKey key = new SplitKey(new KeyBinding(ImmutableMap.of("book", "7"), ImmutableList.of()), KeyOrigin.ENUMERATED, ImmutableSet.of());
        return new ListedKey(key, new FetchedPage(Optional.of(new byte[0]), LISTED_AT, true, CacheStatus.REVALIDATED), told);
    }
}
