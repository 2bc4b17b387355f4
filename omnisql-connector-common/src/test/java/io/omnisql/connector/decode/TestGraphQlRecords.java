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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.decode.GraphQlPage.Found;
import io.omnisql.connector.decode.GraphQlPage.NoRecords;
import io.omnisql.connector.decode.GraphQlPage.OtherName;
import io.omnisql.connector.decode.GraphQlPage.Unresolved;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.QUERY;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestGraphQlRecords
{
    private static final JsonMapper JSON = new JsonMapper();
    private static final EndpointDefinition LIST = BOOKS.endpoint(QUERY).orElseThrow();
    private static final EndpointDefinition READER = READERS.endpoint("reader(card: {card})").orElseThrow();
    private static final Map<String, String> MAIN = ImmutableMap.of("city", "Oslo", "library", "main");
    private static final GraphQlField NUMBER = select("number").numberInText().orAskElsewhere();

    @Test
    void testValues()
    {
        record Case(GraphQlField field, String node, String value) {}

        List<Case> cases = ImmutableList.of(
                new Case(select("title"), "{'title': 'Emma'}", "'Emma'"),
                new Case(select("title"), "{'title': ''}", "''"),
                new Case(select("title"), "{'title': null}", "null"),
                new Case(select("title"), "{}", "null"),
                new Case(select("pages"), "{'pages': 12}", "12"),
                new Case(select("lent"), "{'lent': false}", "false"),
                new Case(select("shelf { row { number } }"), "{'shelf': {'row': {'number': 3}}}", "3"),
                new Case(select("shelf { row { number } }"), "{'shelf': {'row': null}}", "null"),
                new Case(select("shelf { row { number } }"), "{'shelf': null}", "null"),
                new Case(select("status").lowerCase(), "{'status': 'NOT_LENT'}", "'not_lent'"),
                new Case(select("status").lowerCase(), "{'status': null}", "null"),
                new Case(select("status").words(ImmutableMap.of("LENT", "out", "OVERDUE", "out")), "{'status': 'OVERDUE'}", "'out'"),
                new Case(select("status").words(ImmutableMap.of("LENT", "out")), "{'status': null}", "null"),
                new Case(select("id").numberInText(), "{'id': '9223372036854775807'}", "9223372036854775807"),
                new Case(select("id").numberInText(), "{'id': '-1'}", "-1"),
                new Case(select("id").numberInText(), "{'id': 7}", "7"),
                new Case(select("author { __typename name }", "/author/name").suffixed("Robot", "[bot]", "copy.*"), "{'author': {'__typename': 'Robot', 'name': 'R2'}}", "'R2[bot]'"),
                new Case(select("author { __typename name }", "/author/name").suffixed("Robot", "[bot]", "copy.*"), "{'author': {'__typename': 'Person', 'name': 'R2'}}", "'R2'"),
                new Case(select("author { __typename name }", "/author/name").suffixed("Robot", "[bot]", "copy.*"), "{'author': null}", "null"),
                new Case(select("subjects { nodes { name } }", "/subjects/nodes/*/name"), "{'subjects': {'nodes': [{'name': 'b'}, {'name': 'a'}, {'name': null}]}}", "['b', 'a', null]"),
                new Case(select("subjects { nodes { name } }", "/subjects/nodes/*/name"), "{'subjects': {'nodes': []}}", "[]"),
                new Case(select("title").orAskElsewhere(), "{'title': 'Emma'}", "'Emma'"),
                new Case(select("lentAt lent", "/lentAt").orAskElsewhereIf("/lent"), "{'lentAt': null, 'lent': false}", "null"),
                new Case(select("lentAt lent", "/lentAt").orAskElsewhereIf("/lent"), "{'lentAt': 'x', 'lent': true}", "'x'"),
                new Case(select("text more", "/text").cutOffWhere("/more"), "{'text': 'x', 'more': false}", "'x'"));
        for (Case test : cases) {
            assertThat(page(ImmutableMap.of("column", test.field()), page("{'__typename': 'Book', 'number': '1'%s}".formatted(members(test.node())))))
                    .as("%s of %s", test.field(), test.node())
                    .satisfies(page -> assertThat(body(page)).isEqualTo(json("[{'column': %s}]".formatted(test.value()))));
        }
    }

    /**
     * What another form may tell better is asked there, whatever a query says of it.
     */
    @Test
    void testValuesThatAreElsewhere()
    {
        record Case(GraphQlField field, String node) {}

        List<Case> cases = ImmutableList.of(
                new Case(select("title").orAskElsewhere(), "{'title': null}"),
                new Case(select("title").orAskElsewhere(), "{}"),
                new Case(select("author { name }").orAskElsewhere(), "{'author': null}"),
                new Case(select("lentAt lent", "/lentAt").orAskElsewhereIf("/lent"), "{'lentAt': null, 'lent': true}"),
                new Case(select("lentAt lent", "/lentAt").orAskElsewhereIf("/lent"), "{'lentAt': null}"),
                new Case(select("text more", "/text").cutOffWhere("/more"), "{'text': 'x', 'more': true}"),
                new Case(select("text more", "/text").cutOffWhere("/more"), "{'text': 'x'}"),
                new Case(select("text more", "/text").cutOffWhere("/more"), "{'text': null, 'more': true}"),
                new Case(select("status").words(ImmutableMap.of("LENT", "out")), "{'status': 'LOST'}"),
                new Case(select("status").words(ImmutableMap.of("LENT", "out")), "{'status': 'lent'}"),
                new Case(select("id").numberInText(), "{'id': '9223372036854775808'}"),
                new Case(select("id").numberInText(), "{'id': 'seven'}"));
        for (Case test : cases) {
            assertThat(page(ImmutableMap.of("column", test.field()), page("{'__typename': 'Book', 'number': '1'%s}".formatted(members(test.node())))))
                    .as("%s of %s", test.field(), test.node())
                    .isInstanceOf(Unresolved.class);
        }
    }

    private static String members(String node)
    {
        return node.equals("{}") ? "" : ", " + node.substring(1, node.length() - 1);
    }

    @Test
    void testRecordsThatAreAskedOneByOne()
    {
        Map<String, GraphQlField> fields = ImmutableMap.of("number", NUMBER, "title", select("title").orAskElsewhere());
        String two = page("{'__typename': 'Book', 'number': '1', 'title': 'A'}", "{'__typename': 'Book', 'number': '2'}", "{'__typename': 'Map', 'number': '3', 'title': 'C'}");
        Found found = (Found) page(fields, two, ImmutableSet.of("number"));
        assertThat(body(found)).isEqualTo(json("[{'number': 1, 'title': 'A'}]"));
        assertThat(found.untold()).extracting(GraphQlPage.Untold::key).containsExactly(ImmutableMap.of("number", "2"), ImmutableMap.of("number", "3"));
        assertThat(found.untold()).extracting(untold -> json(untold.told().toString())).containsExactly(json("{'number': 2}"), json("{}"));
        assertThat(found.untold()).extracting(GraphQlPage.Untold::missing).as("of another type is nothing told").containsExactly(ImmutableSet.of("title"), ImmutableSet.of("number", "title"));
        assertThat(page(fields, two, ImmutableSet.of())).as("no endpoint for one record").isInstanceOf(Unresolved.class);
        for (String record : ImmutableList.of("null", "{'__typename': 'Book', 'title': 'A'}", "{'__typename': 'Book', 'number': null, 'title': 'A'}", "{'__typename': 'Book', 'number': 'x', 'title': 'A'}", "7")) {
            assertThat(page(fields, page(record), ImmutableSet.of("number"))).as("a record that nobody can name: " + record).isInstanceOf(Unresolved.class);
        }
    }

    @Test
    void testPages()
    {
        Map<String, GraphQlField> fields = ImmutableMap.of("number", NUMBER);
        assertThat(((Found) page(fields, page("{'__typename': 'Book', 'number': '1'}"))).cursor()).isEmpty();
        assertThat(body(page(fields, page()))).as("a page without records").isEqualTo(json("[]"));
        Found more = (Found) page(fields, library("{'pageInfo': {'hasNextPage': true, 'endCursor': 'c'}, 'nodes': []}"));
        assertThat(more.cursor()).contains("c");
        for (String books : ImmutableList.of(
                "{'nodes': []}",
                "{'pageInfo': null, 'nodes': []}",
                "{'pageInfo': {'endCursor': 'c'}, 'nodes': []}",
                "{'pageInfo': {'hasNextPage': 'no'}, 'nodes': []}",
                "{'pageInfo': {'hasNextPage': true}, 'nodes': []}",
                "{'pageInfo': {'hasNextPage': true, 'endCursor': null}, 'nodes': []}",
                "{'pageInfo': {'hasNextPage': true, 'endCursor': 7}, 'nodes': []}",
                "{'pageInfo': {'hasNextPage': false}}",
                "{'pageInfo': {'hasNextPage': false}, 'nodes': null}",
                "{'pageInfo': {'hasNextPage': false}, 'nodes': {}}",
                "[]",
                "7")) {
            assertBadResponse(fields, library(books));
        }
        assertBadResponse(fields, "{'city': {'name': 'Oslo'}, 'name': 'main', 'lendsBooks': true}");
        assertThat(page(fields, library("null"))).as("what is not there has a problem that says so").isInstanceOf(Unresolved.class);
    }

    /**
     * An object of a type that the path does not name has none of the fields that were asked for.
     */
    @Test
    void testTypesOnTheWay()
    {
        EndpointDefinition loans = graphQl("library(city: {city}).item(number: {number:Int}):Book|Film.loans", "Loan").paging(connection(50)).rateLimit(DESK).build();
        GraphQlRecords records = new GraphQlRecords(loans, ImmutableMap.of("since", select("since")), ImmutableSet.of(), StandIns.unknown());
        String page = "{'item': {'loans': {'pageInfo': {'hasNextPage': false}, 'nodes': [{'__typename': 'Loan', 'since': 'x'}]}}}";
        assertThat(body(records.page(json(page), ImmutableMap.of()))).isEqualTo(json("[{'since': 'x'}]"));
        assertThat(body(records.count(json("{'item': {'loans': {'totalCount': 3}}}"), ImmutableMap.of()))).isEqualTo(json("[{'$count': 3}]"));
        for (String item : ImmutableList.of("{}", "null")) {
            assertThat(records.page(json("{'item': %s}".formatted(item)), ImmutableMap.of())).as(item).isInstanceOf(Unresolved.class);
            assertThat(records.count(json("{'item': %s}".formatted(item)), ImmutableMap.of())).as(item).isInstanceOf(Unresolved.class);
        }
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> records.page(json("{'item': {'loan': 7}}"), ImmutableMap.of()));
        assertThat(failure.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode());
    }

    @Test
    void testFirstField()
    {
        Map<String, GraphQlField> fields = ImmutableMap.of("number", NUMBER);
        for (String found : ImmutableList.of(
                "{'city': {'name': 'OSLO'}, 'name': 'main', 'lendsBooks': true, 'books': null}",
                "{'city': {'name': 'Oslo'}, 'name': 'Main', 'lendsBooks': false, 'books': null}",
                "{'city': null, 'name': 'main', 'lendsBooks': true, 'books': null}",
                "{'name': 'main', 'lendsBooks': true, 'books': null}")) {
            assertThat(page(fields, found)).as(found).isInstanceOf(OtherName.class);
            assertThat(records(fields, ImmutableSet.of()).count(json(found), MAIN)).as(found).isInstanceOf(OtherName.class);
        }
        String disabled = page("{'__typename': 'Book', 'number': '1'}").replace("'lendsBooks': true", "'lendsBooks': false");
        assertThat(page(fields, disabled)).isInstanceOf(NoRecords.class);
        assertThat(records(fields, ImmutableSet.of()).count(json(disabled), MAIN)).isInstanceOf(NoRecords.class);
    }

    /**
     * An answer that leaves out whether there are records says nothing of them.
     */
    @Test
    void testFirstFieldThatDoesNotTellWhetherThereAreRecords()
    {
        for (String enabled : ImmutableList.of("null", "'true'", "1")) {
            assertBadResponse(ImmutableMap.of("number", NUMBER), page().replace("'lendsBooks': true", "'lendsBooks': " + enabled));
        }
        assertBadResponse(ImmutableMap.of("number", NUMBER), page().replace("'lendsBooks': true, ", ""));
    }

    @Test
    void testCount()
    {
        GraphQlRecords records = records(ImmutableMap.of(), ImmutableSet.of());
        assertThat(body(records.count(json(library("{'totalCount': 41}")), MAIN))).isEqualTo(json("[{'$count': 41}]"));
        assertThat(body(records.count(json(library("{'totalCount': 0}")), MAIN))).isEqualTo(json("[{'$count': 0}]"));
        assertThat(records.count(json(library("null")), MAIN)).isInstanceOf(Unresolved.class);
        for (String books : ImmutableList.of("{}", "{'totalCount': null}", "{'totalCount': '41'}", "{'totalCount': 4.1}")) {
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> records.count(json(library(books)), MAIN));
            assertThat(failure.getErrorCode()).as(books).isEqualTo(BAD_RESPONSE.toErrorCode());
        }
    }

    /**
     * An account that does not exist any more is null; one that is there, and of which a value is not told, is asked for elsewhere.
     */
    @Test
    void testStandIns()
    {
        GraphQlField donor = select("donor { name }").orStandIn("donor", "nobody");
        GraphQlField title = select("title").orAskElsewhere();
        Map<String, GraphQlField> fields = ImmutableMap.of("number", NUMBER, "donor", donor, "title", title);
        JsonNode found = json(page(
                "{'__typename': 'Book', 'number': '1', 'donor': {'name': 'Ann'}, 'title': 'A'}",
                "{'__typename': 'Book', 'number': '2', 'donor': null, 'title': 'B'}",
                "{'__typename': 'Book', 'number': '3', 'donor': {'name': null}, 'title': 'C'}",
                "{'__typename': 'Book', 'number': '4', 'title': 'D'}",
                "{'__typename': 'Book', 'number': '5', 'donor': null}",
                "{'__typename': 'Map', 'number': '6', 'donor': null, 'title': 'F'}"));
        Found unknown = (Found) new GraphQlRecords(LIST, fields, ImmutableSet.of("number"), StandIns.unknown()).page(found, MAIN);
        assertThat(unknown.untold()).extracting(untold -> untold.key().get("number") + " " + untold.vanished()).containsExactly("2 true", "3 false", "4 false", "5 false", "6 false");
        assertThat(json(unknown.untold().getFirst().with(ImmutableMap.of("donor", json("'nobody'"))).toString())).isEqualTo(json("{'number': 2, 'donor': 'nobody', 'title': 'B'}"));
        assertThat(json(unknown.untold().getFirst().told().toString())).isEqualTo(json("{'number': 2, 'title': 'B'}"));
        for (String shown : ImmutableList.of("'nobody'", "null")) {
            StandIns standIns = (type, field) -> Optional.of(json(shown)).filter(_ -> type.equals("Book") && field.equals(donor));
            Found known = (Found) new GraphQlRecords(LIST, fields, ImmutableSet.of("number"), standIns).page(found, MAIN);
            assertThat(body(known)).isEqualTo(json("[{'number': 1, 'donor': 'Ann', 'title': 'A'}, {'number': 2, 'donor': %s, 'title': 'B'}]".formatted(shown)));
            assertThat(known.untold()).extracting(untold -> untold.key().get("number")).containsExactly("3", "4", "5", "6");
        }
    }

    @Test
    void testSingleRecordOfAVanishedAccount()
    {
        GraphQlField patron = select("patron { name }").orStandIn("patron", "nobody");
        GraphQlRecords records = new GraphQlRecords(READER, ImmutableMap.of("reader", select("name").orAskElsewhere(), "patron", patron), ImmutableSet.of(), StandIns.unknown());
        Map<String, String> key = ImmutableMap.of("card", "7");
        assertThat(records.page(json("{'card': '7', '__typename': 'Reader', 'name': 'Ann', 'patron': null}"), key))
                .isInstanceOfSatisfying(GraphQlPage.Vanished.class, page -> assertThat(json(page.record().told().toString())).isEqualTo(json("{'reader': 'Ann'}")));
        assertThat(records.page(json("{'card': '7', '__typename': 'Reader', 'name': null, 'patron': null}"), key)).isInstanceOf(Unresolved.class);
        assertThat(records.page(json("{'card': '7', '__typename': 'Reader', 'name': 'Ann', 'patron': {'name': null}}"), key)).isInstanceOf(Unresolved.class);
    }

    @Test
    void testSingleRecords()
    {
        GraphQlRecords records = new GraphQlRecords(READER, ImmutableMap.of("reader", select("name").orAskElsewhere()), ImmutableSet.of(), StandIns.unknown());
        Map<String, String> key = ImmutableMap.of("card", "7");
        assertThat(body(records.page(json("{'card': '7', '__typename': 'Reader', 'name': 'Ann'}"), key))).isEqualTo(json("{'reader': 'Ann'}"));
        assertThat(records.page(json("{'card': '7', '__typename': 'Reader', 'name': null}"), key)).isInstanceOf(Unresolved.class);
        assertThat(records.page(json("{'card': '7', '__typename': 'Robot', 'name': 'Ann'}"), key)).as("of another type").isInstanceOf(NoRecords.class);
        assertThat(records.page(json("{'card': '07', '__typename': 'Reader', 'name': 'Ann'}"), key)).isInstanceOf(OtherName.class);
    }

    private static void assertBadResponse(Map<String, GraphQlField> fields, String found)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> page(fields, found));
        assertThat(failure.getErrorCode()).as(found).isEqualTo(BAD_RESPONSE.toErrorCode());
    }

    private static GraphQlPage page(Map<String, GraphQlField> fields, String found)
    {
        return page(fields, found, ImmutableSet.of());
    }

    private static GraphQlPage page(Map<String, GraphQlField> fields, String found, Set<String> recordKey)
    {
        return records(fields, recordKey).page(json(found), MAIN);
    }

    private static GraphQlRecords records(Map<String, GraphQlField> fields, Set<String> recordKey)
    {
        return new GraphQlRecords(LIST, fields, recordKey, StandIns.unknown());
    }

    private static String page(String... nodes)
    {
        return library("{'pageInfo': {'hasNextPage': false, 'endCursor': null}, 'nodes': [%s]}".formatted(String.join(", ", nodes)));
    }

    private static String library(String books)
    {
        return "{'city': {'name': 'Oslo'}, 'name': 'main', 'lendsBooks': true, 'books': %s}".formatted(books);
    }

    private static JsonNode body(GraphQlPage page)
    {
        return Optional.of(page).map(found -> (Found) found).map(found -> json(new String(found.body(), UTF_8))).orElseThrow();
    }

    private static JsonNode json(String text)
    {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
