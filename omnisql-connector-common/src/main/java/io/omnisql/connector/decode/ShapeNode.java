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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.google.common.collect.ImmutableList;
import io.trino.spi.TrinoException;
import io.trino.spi.block.BlockBuilder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;

/**
 * What to read at one place of a record: values for cells, members of an object, elements of an array. Everything else is skipped unread.
 * <p>
 * Not thread-safe.
 */
final class ShapeNode
{
    private final Map<String, ShapeNode> members = new HashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Collector> collectors = new ArrayList<>();
    private Optional<ShapeNode> elements = Optional.empty();
    private final List<Required> required = new ArrayList<>();
    // which reading of the object around it has come to this node last
    private long reading;
    private long readings;

    /**
     * The node at the end of the segments below this one, made where it is not there yet.
     */
    ShapeNode descend(List<String> segments)
    {
        ShapeNode node = this;
        for (String segment : segments) {
            node = node.members.computeIfAbsent(segment, _ -> new ShapeNode());
        }
        return node;
    }

    /**
     * Takes no object without the member.
     */
    void require(String member, String name)
    {
        if (required.stream().noneMatch(other -> other.member().equals(member))) {
            required.add(new Required(member, descend(ImmutableList.of(member)), name));
        }
    }

    void addLeaf(String name, ValueDecoder decoder, Cell cell)
    {
        leaves.add(new Leaf(name, decoder, cell));
    }

    /**
     * Gathers, for each element of the array at this place, the value at the pointer into the element.
     */
    void addCollector(String name, List<String> pointerInElement, ValueDecoder decoder, Cell element, Cell array)
    {
        ShapeNode elementNode = elements.orElseGet(ShapeNode::new);
        elements = Optional.of(elementNode);
        elementNode.descend(pointerInElement).addLeaf(name, decoder, element);
        collectors.add(new Collector(element, array));
    }

    void read(JsonParser parser)
            throws IOException
    {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        boolean branches = !members.isEmpty() || elements.isPresent();
        if (token.isScalarValue() || leaves.size() + (branches ? 1 : 0) == 1) {
            for (Leaf leaf : leaves) {
                leaf.decode(parser);
            }
            if (branches) {
                readBranches(parser);
            }
            return;
        }
        // several readers want the same structure: keep it, and let each of them read it from the start
        try (TokenBuffer buffer = new TokenBuffer(parser)) {
            buffer.copyCurrentStructure(parser);
            for (Leaf leaf : leaves) {
                leaf.decode(first(buffer));
            }
            if (branches) {
                readBranches(first(buffer));
            }
        }
    }

    private static JsonParser first(TokenBuffer buffer)
            throws IOException
    {
        JsonParser parser = new ExactNumbers(buffer.asParser());
        parser.nextToken();
        return parser;
    }

    private void readBranches(JsonParser parser)
            throws IOException
    {
        if (!members.isEmpty()) {
            readMembers(parser);
        }
        if (elements.isPresent()) {
            readElements(parser, elements.get());
        }
    }

    private void readMembers(JsonParser parser)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw UnexpectedValueException.unexpected("an object with '%s'".formatted(members.keySet().iterator().next()), parser);
        }
        readings++;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            ShapeNode member = members.get(parser.currentName());
            parser.nextToken();
            if (member == null) {
                parser.skipChildren();
            }
            else {
                member.reading = readings;
                member.read(parser);
            }
        }
        for (Required each : required) {
            if (each.node().reading != readings) {
                throw new TrinoException(SCHEMA_DRIFT, "Column '%s': a record of the source has no '%s' any more".formatted(each.name(), each.member()));
            }
        }
    }

    private void readElements(JsonParser parser, ShapeNode element)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw UnexpectedValueException.unexpected("an array", parser);
        }
        for (Collector collector : collectors) {
            collector.begin();
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(parser);
            for (Collector collector : collectors) {
                collector.collect();
            }
        }
        for (Collector collector : collectors) {
            collector.end();
        }
    }

    /**
     * @param name what error messages call what is in the member
     */
    private record Required(String member, ShapeNode node, String name) {}

    private record Leaf(String name, ValueDecoder decoder, Cell cell)
    {
        void decode(JsonParser parser)
                throws IOException
        {
            try {
                decoder.decode(parser, cell);
            }
            catch (UnexpectedValueException e) {
                throw new TrinoException(SCHEMA_DRIFT, "Column '%s': %s".formatted(name, e.getMessage()), e);
            }
        }
    }

    private static final class Collector
    {
        private final Cell element;
        private final Cell array;
        private BlockBuilder builder;

        private Collector(Cell element, Cell array)
        {
            this.element = requireNonNull(element, "element is null");
            this.array = requireNonNull(array, "array is null");
            begin();
        }

        private void begin()
        {
            builder = element.type().createBlockBuilder(null, 8);
            element.clear();
        }

        private void collect()
        {
            element.appendTo(builder);
            element.clear();
        }

        private void end()
        {
            array.setObject(builder.build());
        }
    }
}
