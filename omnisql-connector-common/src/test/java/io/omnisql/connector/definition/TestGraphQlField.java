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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.omnisql.connector.definition.GraphQlField.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestGraphQlField
{
    @Test
    void testPointerOfChain()
    {
        assertThat(select("title").pointer()).isEqualTo(JsonPointer.parse("/title"));
        assertThat(select("milestone { number }").pointer()).isEqualTo(JsonPointer.parse("/milestone/number"));
        assertThat(select("a { b { c } }").pointer()).isEqualTo(JsonPointer.parse("/a/b/c"));
        assertThat(select("a { b { c } }").selection()).isEqualTo("a { b { c } }");
    }

    /**
     * Where a selection has more than one value, or none, nobody can guess which one is the column's.
     */
    @Test
    void testPointerHasToBeGivenOtherwise()
    {
        for (String selection : ImmutableList.of("", "a b", "a { b c }", "a { b", "a }", "a { b } }", "a { b { c }", "a {b}", "a { ... on B { c } }", "a(first: 1) { b }", "b: a", "__typename")) {
            assertThatThrownBy(() -> select(selection)).as(selection).hasMessage("No chain of fields, the pointer has to be given: " + selection);
        }
        assertThat(select("a { b c }", "/a/c").pointer()).isEqualTo(JsonPointer.parse("/a/c"));
    }

    @Test
    void testFieldsOfOneObject()
    {
        assertThat(select("a { b c }", "/a/c").isBeside(select("a { b }"))).isTrue();
        assertThat(select("a { b { c } }").isBeside(select("a { b }"))).isFalse();
        assertThat(select("c").isBeside(select("b"))).as("the record itself is none").isFalse();
    }

    /**
     * Each of the words says one thing, and leaves what the others have said.
     */
    @Test
    void testWordsAddUp()
    {
        GraphQlField plain = select("a { b c }", "/a/c");
        assertThat(plain).isEqualTo(new GraphQlField("a { b c }", JsonPointer.parse("/a/c"), new GraphQlConversion.None(), false, Optional.empty(), Optional.empty(), Optional.empty()));
        GraphQlField all = plain.orAskElsewhereIf("/a/b").cutOffWhere("/a/more").lowerCase();
        assertThat(all).isEqualTo(new GraphQlField(
                "a { b c }",
                JsonPointer.parse("/a/c"),
                new GraphQlConversion.LowerCase(),
                true,
                Optional.of(JsonPointer.parse("/a/b")),
                Optional.of(JsonPointer.parse("/a/more")),
                Optional.empty()));
        assertThat(plain.cutOffWhere("/a/more").lowerCase().orAskElsewhereIf("/a/b")).as("in any order").isEqualTo(all);
        assertThat(all.orAskElsewhere()).isEqualTo(all);
        GraphQlField stoodIn = plain.orStandIn("name", "nobody");
        assertThat(stoodIn).isEqualTo(new GraphQlField("a { b c }", JsonPointer.parse("/a/c"), new GraphQlConversion.None(), true, Optional.empty(), Optional.empty(), Optional.of(new StandIn("name", "nobody"))));
        assertThat(stoodIn.suffixed("Bot", "[bot]", "copy.*").orAskElsewhere()).isEqualTo(plain.suffixed("Bot", "[bot]", "copy.*").orStandIn("name", "nobody"));
        assertThat(stoodIn.lowerCase().cutOffWhere("/a/more").orAskElsewhereIf("/a/b")).isEqualTo(all.orStandIn("name", "nobody"));
        assertThat(all.numberInText()).isEqualTo(new GraphQlField(all.selection(), all.pointer(), new GraphQlConversion.NumberInText(), true, all.requiredWhere(), all.cutOff(), all.standIn()));
        assertThat(all.suffixed("Bot", "[bot]", "copy.*")).isEqualTo(new GraphQlField(all.selection(), all.pointer(), new GraphQlConversion.Suffix("Bot", "[bot]", "copy.*"), true, all.requiredWhere(), all.cutOff(), all.standIn()));
        assertThat(all.words(ImmutableMap.of("A", "a"))).isEqualTo(new GraphQlField(all.selection(), all.pointer(), new GraphQlConversion.Words(ImmutableMap.of("A", "a")), true, all.requiredWhere(), all.cutOff(), all.standIn()));
        assertThat(plain.orAskElsewhere()).isEqualTo(new GraphQlField("a { b c }", JsonPointer.parse("/a/c"), new GraphQlConversion.None(), true, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
