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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * A record of a book, as the source writes it. Immutable.
 */
public final class TestingBook
{
    private final ObjectNode json;

    private TestingBook(ObjectNode json)
    {
        this.json = json;
    }

    /**
     * A book of the library in Oslo.
     */
    public static TestingBook book(int number)
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("library_url", "https://lending.example/cities/Oslo/main");
        json.put("number", number);
        json.put("title", "Book " + number);
        return new TestingBook(json);
    }

    public TestingBook with(String member, String value)
    {
        return with(member, JsonNodeFactory.instance.textNode(value));
    }

    public TestingBook with(String member, long value)
    {
        return with(member, JsonNodeFactory.instance.numberNode(value));
    }

    public TestingBook with(String member, boolean value)
    {
        return with(member, JsonNodeFactory.instance.booleanNode(value));
    }

    public TestingBook withNull(String member)
    {
        return with(member, JsonNodeFactory.instance.nullNode());
    }

    public TestingBook withAuthor(String name)
    {
        return with("author", JsonNodeFactory.instance.objectNode().put("name", name));
    }

    private TestingBook with(String member, JsonNode value)
    {
        ObjectNode copy = json.deepCopy();
        copy.set(member, value);
        return new TestingBook(copy);
    }

    /**
     * A page of books.
     */
    public static String page(TestingBook... books)
    {
        return page(List.of(books));
    }

    public static String page(List<TestingBook> books)
    {
        return books.stream().map(TestingBook::toString).collect(joining(",", "[", "]"));
    }

    /**
     * A page of the books with these numbers.
     */
    public static String pageOf(int... numbers)
    {
        return page(IntStream.of(numbers).mapToObj(TestingBook::book).toList());
    }

    @Override
    public String toString()
    {
        return json.toString();
    }
}
