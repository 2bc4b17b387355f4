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
package io.omnisql.connector.credential;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.credential.CredentialChoice.Candidate;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestCatalogCredentials
{
    private final Map<String, Long> remaining = new HashMap<>();
    private final CatalogCredentials credentials = new CatalogCredentials(ImmutableList.of(provider("one"), provider("two"), provider("three")));

    @Test
    void testMostLeft()
    {
        assertThat(CredentialChoice.mostLeft(List.of(known(10, 0)))).isZero();
        assertThat(CredentialChoice.mostLeft(List.of(known(10, 0), known(11, 0), known(9, 0)))).isEqualTo(1);
        assertThat(CredentialChoice.mostLeft(List.of(known(10, 0), known(10, 0)))).isZero();
        assertThat(CredentialChoice.mostLeft(List.of(known(10, 1), known(10, 0)))).isEqualTo(1);
        assertThat(CredentialChoice.mostLeft(List.of(known(12, 1), known(10, 0)))).isZero();
        assertThat(CredentialChoice.mostLeft(List.of(known(5_000, 0), unknown(3)))).isEqualTo(1);
        assertThat(CredentialChoice.mostLeft(List.of(unknown(1), unknown(0)))).isEqualTo(1);
        assertThat(CredentialChoice.mostLeft(List.of(known(0, 0), known(0, 7)))).isZero();
        assertThatThrownBy(() -> CredentialChoice.mostLeft(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Candidate known(long remaining, long chosen)
    {
        return new Candidate(OptionalLong.of(remaining), chosen);
    }

    private static Candidate unknown(long chosen)
    {
        return new Candidate(OptionalLong.empty(), chosen);
    }

    /**
     * Splits that are planned together, before the source says anything, get one credential after the other.
     */
    @Test
    void testInTurns()
    {
        assertThat(choices(7)).containsExactly("one", "two", "three", "one", "two", "three", "one");
    }

    @Test
    void testBySourcesWord()
    {
        remaining.put("one", 100L);
        remaining.put("two", 103L);
        remaining.put("three", 7L);
        assertThat(choices(6)).containsExactly("two", "two", "two", "one", "two", "one");
        remaining.put("two", 0L);
        remaining.put("one", 90L);
        assertThat(choices(3)).containsExactly("one", "one", "one");
        remaining.put("three", 5_000L);
        assertThat(choices(2)).containsExactly("three", "three");
        remaining.remove("two");
        assertThat(choices(1)).describedAs("its window is over").containsExactly("two");
    }

    /**
     * A budget that is used up says nothing of another one.
     */
    @Test
    void testBudgetsAreApart()
    {
        remaining.put("one", 0L);
        assertThat(choices(1)).containsExactly("two");
        assertThat(credentials.choose("graphql", (_, _) -> OptionalLong.empty()).id()).hasToString("one");
    }

    @Test
    void testNobody()
    {
        CatalogCredentials none = new CatalogCredentials(ImmutableList.of());
        assertThatThrownBy(() -> none.choose("core", (_, _) -> OptionalLong.empty())).hasMessage("The catalog has no credential of its own");
    }

    private List<String> choices(int count)
    {
        return Stream.generate(() -> credentials.choose("core", this::remaining).id().toString()).limit(count).toList();
    }

    private OptionalLong remaining(CredentialId credential, String rateLimit)
    {
        return remaining.containsKey(credential.value()) ? OptionalLong.of(remaining.get(credential.value())) : OptionalLong.empty();
    }

    private static CredentialProvider provider(String id)
    {
        return new StaticCredentialProvider(new Credential.BearerToken(new CredentialId(id), "lending.tokens", "secret"));
    }
}
