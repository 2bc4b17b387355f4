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
package io.omnisql.connector.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.base.Splitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Records of a {@link FixtureServer}, written as a table or as JSON.
 */
public final class FixtureRecords
{
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern LITERAL = Pattern.compile("null|true|false|-?[0-9]+([.][0-9]+)?");
    private static final Splitter CELLS = Splitter.on('|').trimResults();

    private FixtureRecords() {}

    /**
     * A record for each line but the first, which has the names of members; a slash leads into an object. Numbers, true, false and null are JSON's; an empty cell is no member, and all else is text, around which single quotes may stand.
     */
    public static List<ObjectNode> table(String text)
    {
        List<String> lines = text.lines().toList();
        List<JsonPointer> members = CELLS.splitToStream(lines.getFirst()).map(member -> JsonPointer.compile("/" + member)).toList();
        return lines.stream().skip(1).map(line -> record(members, CELLS.splitToList(line))).collect(toImmutableList());
    }

    private static ObjectNode record(List<JsonPointer> members, List<String> cells)
    {
        checkArgument(cells.size() == members.size(), "%s cells for %s members: %s", cells.size(), members.size(), cells);
        ObjectNode record = MAPPER.createObjectNode();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                JsonPointer member = members.get(i);
                ObjectNode object = member.head().matches() ? record : record.withObject(member.head());
                object.set(member.last().getMatchingProperty(), cell(cells.get(i)));
            }
        }
        return record;
    }

    private static JsonNode cell(String text)
    {
        if (LITERAL.matcher(text).matches()) {
            return tree(text);
        }
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return TextNode.valueOf(quoted ? text.substring(1, text.length() - 1) : text);
    }

    /**
     * A record out of JSON, in which single quotes may stand for double ones.
     */
    public static ObjectNode json(String text)
    {
        return (ObjectNode) tree(text.replace('\'', '"'));
    }

    private static JsonNode tree(String json)
    {
        try {
            return MAPPER.readTree(json);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
