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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestScopePattern
{
    @Test
    void testNamesAgainstPatterns()
    {
        record Case(String pattern, String name, boolean matches) {}

        List<Case> cases = ImmutableList.of(
                new Case("main", "main", true),
                new Case("main", "MAIN", true),
                new Case("main", "mainly", false),
                new Case("*", "anything", true),
                new Case("*", "", true),
                new Case("*", "two\nlines", true),
                new Case("north-*", "north-1", true),
                new Case("north-*", "North-", true),
                new Case("north-*", "south-north-1", false),
                new Case("*-old-*", "x-old-y", true),
                new Case("*-old-*", "x-older", false),
                new Case("a.b", "aXb", false),
                new Case("a.b", "a.b", true),
                new Case("a[b]*", "a[b]c", true),
                new Case("\\E.*", "anything", false),
                new Case("straße*", "STRAßE-1", true),
                new Case("ÅRHUS", "århus", true));
        for (Case test : cases) {
            assertThat(ScopePattern.matchesLast(test.pattern(), test.name())).as(test.toString()).isEqualTo(test.matches());
        }
    }

    @Test
    void testPrefixIsComparedWithoutCaseAndIsNoPattern()
    {
        ScopePattern pattern = new ScopePattern(ImmutableList.of("Oslo"), "m*");
        assertThat(pattern.matches(ImmutableList.of("oslo", "Main"))).isTrue();
        assertThat(pattern.matches(ImmutableList.of("Oslo", "north"))).isFalse();
        assertThat(pattern.matches(ImmutableList.of("Oslo2", "main"))).isFalse();
        assertThat(new ScopePattern(ImmutableList.of("*"), "main").matches(ImmutableList.of("oslo", "main"))).isFalse();
        assertThat(pattern.isExact()).isFalse();
        assertThat(new ScopePattern(ImmutableList.of("Oslo"), "main").isExact()).isTrue();
    }
}
