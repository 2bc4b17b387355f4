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
package io.omnisql.connector.tpch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Texts that differ in case, in blanks, in how their letters are composed, or in being there at all.
 */
final class TpchLabels
{
    static final List<Optional<String>> TEXTS = Arrays.asList("paper", "Paper", "PAPER", "paper ", " paper", "paper  ", "", " ", "null", "NULL", "caf\u00e9", "cafe\u0301", "caf\u00c9", "a+b c&d=%e/f?g#h", "it's", "\ud83d\udcda", "a\tb", null).stream()
            .map(Optional::ofNullable)
            .collect(toImmutableList());

    private TpchLabels() {}

    static List<TpchRow> rows()
    {
        return IntStream.range(0, TEXTS.size())
                .mapToObj(number -> row(number, TEXTS.get(number)))
                .collect(toImmutableList());
    }

    private static TpchRow row(int number, Optional<String> text)
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", number);
        json.put("text", text.orElse(null));
        json.put("loose_text", text.orElse(null));
        json.putObject("place").put("shelf", number % 3).put("room", "room " + number % 2);
        json.putArray("words").addAll(text.stream().flatMap(words -> Arrays.stream(words.split(" "))).map(JsonNodeFactory.instance::textNode).toList());
        return new TpchRow(column -> column.equals("number") ? Optional.of(Integer.toString(number)) : text, json.toString());
    }
}
