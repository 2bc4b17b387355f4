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

import java.util.List;
import java.util.Map;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDefinitionValidator
{
    private static final RateLimitClass UNKNOWN = new RateLimitClass("unknown", 1, 1, "l", "r", "s");

    @Test
    void testSoundSource()
    {
        assertThat(DefinitionValidator.problems(SOURCE)).isEmpty();
    }

    /**
     * A table with one mistake, and what is said of it.
     */
    @Test
    void testProblems()
    {
        Map<String, TableDefinition.Builder> cases = ImmutableMap.<String, TableDefinition.Builder>builder()
                .put("table Bad Name: the name must be lower snake case", table("Bad Name", "Wrong").endpoint(list()).columns(city()).primaryKey("city"))
                .put("table t: two of column 'city'", table("t", "Wrong").endpoint(list()).columns(city(), city()).primaryKey("city"))
                .put("table t: two of endpoint '/cities/{city}'", table("t", "Wrong").endpoint(list()).endpoint(list()).columns(city()).primaryKey("city"))
                .put("table t: no endpoint answers it", table("t", "Wrong").columns(column("city", VARCHAR).at("/city").comment("City")).primaryKey("city"))
                .put("table t, endpoint /cities/{city}: the total of a list is one number", wrong(list().records(arrays("/towns")).paging(offset("from", "size", 10, "/*/total"))))
                .put("table t, endpoint /cities/{city}: a document that is an array of records has no place for a total", wrong(list().paging(offset("from", "size", 10, "/total"))))
                .put("table t, endpoint /cities/{city}: the places of a page are told by one value each", wrong(list().records(arrays("/towns")).paging(offset("from", "size", 10).ofPlaces("/from", "/size", "/*/last"))))
                .put("table t, endpoint /cities/{city}: a document that is an array of records has no place for what is said of a page", wrong(list().paging(offset("from", "size", 10).ofPlaces("/from", "/size", "/last"))))
                .put("table t, endpoint /{city}: a record that is a value has no members, so the empty pointer is the only one", with(column("name", VARCHAR).at("/name").comment("Name")).endpoint(get("/{city}").records(Records.values("/names")).rateLimit(DESK)))
                .put("table t, endpoint /cities/{city}: parameter 'size' says both where a page begins and how long it is", wrong(list().paging(offset("size", "size", 10))))
                .put("table t, endpoint /cities/{city}/{Town}: a variable is the name of a column in braces", wrong(get("/cities/{city}/{Town}").rateLimit(DESK)))
                .put("table t, column day, AT_LEAST: parameter 'day' cannot be written from it", with(column("day", VARCHAR).at("/day").comment("Day").pushes(AT_LEAST, inexact(query("day").bound()))))
                .put("table t, column day, IS_NULL: parameter 'day' cannot be written from it", with(column("day", DATE).at("/day").comment("Day").pushes(IS_NULL, inexact(query("day").bound()))))
                .put("table t, endpoint /search/{city}: searches are divided by ranges of 'day', which has to be a time with both bounds, by which scans are sorted", with(column("day", DATE).at("/day").comment("Day")).endpoint(post("/search/{city}").searches("text", "all").searchesDivided("day").rateLimit(DESK)))
                .put("table t: has no primary key", table("t", "Wrong").endpoint(list()).columns(city()))
                .put("table t: primary key names no column: 'town'", table("t", "Wrong").endpoint(list()).columns(city()).primaryKey("town"))
                .put("table t: change cursor names no column: 'changed'", table("t", "Wrong").endpoint(list()).columns(city()).primaryKey("city").changes("changed", 1))
                .put("table t, endpoint /cities/{city}: unknown rate-limit class 'unknown'", table("t", "Wrong").endpoint(get("/cities/{city}").rateLimit(UNKNOWN)).columns(city()).primaryKey("city"))
                .put("table t, endpoint /cities/{city}/{town}: path variable 'town' is no column with inPath()", wrong(get("/cities/{city}/{town}").rateLimit(DESK)))
                .put("table t, endpoint /cities/{city}: parent '/lands/{land}' needs a variable the endpoint has not", wrong(list().parent("/lands/{land}")))
                .put("table t, endpoint /cities/{city}: also '/towns' is no list of the table that needs no more variables", wrong(list().also("/towns")))
                .put("table t, endpoint /cities/{city}: otherwise '/towns' is no endpoint of the table with the same variables", wrong(list().otherwise("/towns")))
                .put("table t, endpoint /cities/{city}: joins name a single key column without a look-up", wrong(list().lookup()))
                .put("table t, endpoint /cities/{city}: a single record has no pages", wrong(list().records(single()).paging(linkHeader("size", 1))))
                .put("table t, endpoint /cities/{city}: a link to the next page is a URL, which holds no body", wrong(post("/cities/{city}").paging(linkHeader("size", 1)).rateLimit(DESK)))
                .put("table t, endpoint /cities/{city}: key batch 'id' is no column with a pointer", wrong(list().batch("id", "ids", 2)))
                .put("table t, endpoint /cities/{city}: key batch 'city' is a path variable already", wrong(list().batch("city", "cities", 2)))
                .put("table t, column id: only times are sorted by a unit of milliseconds", with(column("id", BIGINT).at("/id").comment("Id").sortsByUnit("id", 1_000)))
                .put("table t, endpoint /cities/{city}: what is left of a batch is asked for where its pages would be", wrong(list().batch("city", "cities", 2).postpones("/later/*").paging(linkHeader("per_page", 100))))
                .put("table t, endpoint /cities/{city}: '/later' names one key, and several may be postponed", wrong(list().batch("city", "cities", 2).postpones("/later")))
                .put("table t, endpoint /cities/{city}: a single record answers no batch of keys", wrong(list().records(single()).batch("city", "cities", 2)))
                .put("table t, endpoint /cities/{city}: keys of 'town' are listed, but it is not the one path variable beside those of the scope", wrong(list().keysFrom("town", "t", "city")))
                .put("table t, endpoint /{id}: 'towns' is no table with a list under the same scope key, or under keys that are listed there", keyed("towns", "id"))
                .put("table t, endpoint /{id}: table 't' has no column 'town' of the type of 'id'", keyed("t", "town"))
                .put("table t, endpoint /{id}: table 't' has no column 'city' of the type of 'id'", keyed("t", "city"))
                .put("table t, endpoint /batch: table 't' has no column 'town' of the type of 'name', which has to be listed()", batched(batch().keysTell("name", "town")))
                .put("table t, endpoint /batch: the table that lists the keys tells a page of theirs, which has to say how many records there are", batched(batch().keysTell("name", "city").keysTellPage("/page")))
                .put("table t, endpoint /batch: keys of the batch 'id' are listed, so that it has to be in the primary key, which every scan reads", batched(batch().keysTell("name", "city")).primaryKey("city"))
                .put("table t, column name: is listed(), but there is an endpoint of which no list of keys tells it", batched(batch()))
                .put("table t, endpoint /list?city={city}&: behind a question mark there is nothing but NAME={VARIABLE}, with & between them", wrong(get("/list?city={city}&").rateLimit(DESK)))
                .put("table t, endpoint /cities/{city}: key record '/lands/{land}' is not about 'city' alone", wrong(list().keyRecord("/lands/{land}", "city", "/name", "/kind", "city")))
                .put("table t, endpoint /{city}/{id}: key record '/cities/{city}' tells a part of the key: a parent tells whether the rest is missing",
                        with(column("id", BIGINT).at("/id").inPath().comment("Id")).endpoint(get("/{city}/{id}").keyRecord("/cities/{city}", "city", "/name", "/kind", "city").rateLimit(DESK)))
                .put("table t, endpoint /cities/{city}: a key record tells a list in no order, which has one array of rows, all of them, and no other variables", wrong(list().records(single()).keyRecord("/c/{city}", "city", "/name", "/kind", "city").keyRecordTells("/list", "city")))
                .put("table t, endpoint /cities/{city}: key record has no array at '/list/*'", wrong(list().keyRecord("/c/{city}", "city", "/name", "/kind", "city").keyRecordTells("/list/*", "city")))
                .put("table t, endpoint /cities/{city}: key record tells 'town', which is no column of records", wrong(list().keyRecord("/c/{city}", "city", "/name", "/kind", "city").keyRecordTells("/list", "city", "town")))
                .put("table t, endpoint /cities/{city}: key record does not tell 'city' of the primary key, by which rows are told apart", wrong(list().keyRecord("/c/{city}", "city", "/name", "/kind", "city").keyRecordTells("/list")))
                .put("table t, endpoint /cities/{city}: total '/lands/{land}' needs a variable the endpoint has not", wrong(list().total("/lands/{land}", "/total")).resultCap(1))
                .put("table t, endpoint /cities/{city}: a total is compared with the table's result cap, of one list", wrong(list().total("/cities/{city}", "/total")))
                .put("table t, endpoint /cities/{city}: counts what is no list of one key", wrong(list().records(single()).counted("/total")))
                .put("table t, endpoint /cities/{city}: counts records that are no rows, or not all that are", wrong(list().records(array().without("/map")).countedInHeader("X-Total")))
                .put("table t, column Id: the name must be lower snake case", with(column("Id", BIGINT).at("/id").comment("Id")))
                .put("table t, column id: has no comment", with(column("id", BIGINT).at("/id")))
                .put("table t, column id: has neither a pointer nor inPath()", with(column("id", BIGINT).comment("Id")))
                .put("table t, column id: is inPath() but in no path", with(column("id", BIGINT).inPath().comment("Id")))
                .put("table t, column ids: a pointer has at most one *", with(column("ids", arrayOf(BIGINT)).at("/*/a/*").comment("Ids")))
                .put("table t, column id: a pointer with * needs an array type", with(column("id", BIGINT).at("/a/*").comment("Id")))
                .put("table t, column id: the beginning of a text is a VARCHAR", with(column("id", BIGINT).atBeginning("/id", "-").comment("Id")))
                .put("table t, column note: a document becomes a text, and no json", with(column("note", JSON).documentAt("/note", "leaflet").comment("Note")))
                .put("table t, column note: the format 'Leaf let' must be lower snake case", with(column("note", VARCHAR).documentAt("/note", "Leaf let").comment("Note")))
                .put("table t, column notes: one text is made of one document, which no * finds", with(column("notes", VARCHAR).documentAt("/notes/*/body", "leaflet").comment("Notes")))
                .put("table t, column note: no source knows the text of a document, so no filter of it is exact", with(column("note", VARCHAR).documentAt("/note", "leaflet").comment("Note").pushes(IS_NULL, exact(query("note").fixed("none")))))
                .put("table t, column id: sorts, but no endpoint of the table does", with(column("id", BIGINT).at("/id").comment("Id").sorts("id")))
                .put("table t, column name: only numbers and times are sorted alike by sources and by SQL", with(column("name", VARCHAR).at("/name").comment("Name").sorts("name")))
                .put("table t, column id: only single records have it, but no endpoint has one", with(column("id", BIGINT).at("/id").comment("Id").onlySingle()))
                .put("table t, column id: lists leave it out, so they neither sort nor filter by it, and it tells no rows apart", with(column("id", BIGINT).at("/id").comment("Id").onlySingle().sorts("id")))
                .put("table t, column id, EQUAL: no list endpoint evaluates it", with(column("id", BIGINT).at("/id").comment("Id").pushes(EQUAL, exact(query("id")).on("/elsewhere"))))
                .put("table t, column id, CONTAINS: needs an array type", with(column("id", BIGINT).at("/id").comment("Id").pushes(CONTAINS, inexact(query("id")))))
                .put("table t, column id, AT_LEAST: parameter 'id' cannot be written from it", with(column("id", BIGINT).at("/id").comment("Id").pushes(AT_LEAST, inexact(query("id")))))
                .put("table t, column at, AT_MOST: parameter 'since' cannot be written from it", with(column("at", TIMESTAMP_TZ_MILLIS).at("/at").comment("When").pushes(AT_MOST, inexact(query("since").instantFloor()))))
                .put("table t, column at, AT_LEAST: parameter 'until' cannot be written from it", with(column("at", TIMESTAMP_TZ_MILLIS).at("/at").comment("When").pushes(AT_LEAST, inexact(query("until").instantCeiling()))))
                .put("table t, column at, EQUAL: parameter 'at' cannot be written from it", with(column("at", TIMESTAMP_TZ_MILLIS).at("/at").comment("When").pushes(EQUAL, exact(query("at")))))
                .put("table t, column at, AT_LEAST: parameter 'from' cannot be written from it", with(column("at", TIMESTAMP_TZ_MILLIS).at("/at").comment("When").pushes(AT_LEAST, exact(query("from").bound()))))
                .put("table t, column name, AT_MOST: parameter 'last' cannot be written from it", with(column("name", VARCHAR).at("/name").comment("Name").pushes(AT_MOST, exact(query("last").bound()))))
                .put("table t, column id, EQUAL: parameter 'id' cannot be written from it", with(column("id", BIGINT).at("/id").comment("Id").pushes(EQUAL, exact(query("id").bound()))))
                .put("table t, column place: members of an object have no place", table("t", "Wrong").endpoint(list().records(arrays("/shops").members("/notes", ImmutableList.of()))).columns(city(), column("place", BIGINT).place().comment("Place")).primaryKey("city"))
                .put("table t, column size, AT_LEAST: parameter 'size' cannot be written from it", with(column("size", DOUBLE).at("/size").comment("Size").pushes(AT_LEAST, inexact(query("size").bound()))))
                .put("table t, column width, AT_LEAST: parameter 'width' cannot be written from it", with(column("width", DOUBLE).at("/width").comment("Width").pushes(AT_LEAST, exact(condition("width").bound()))))
                .put("table t, column kinds, CONTAINS: parameter 'kind' cannot be written from it", with(column("kinds", arrayOf(VARCHAR)).at("/kinds/*").comment("Kinds").pushes(CONTAINS, exact(query("kind").oneOf("tree", "herb")))))
                .put("table t, column kind, EQUAL: a closed list of words is sent only where it is exact, so parameter 'kind' never would be; matching(…) is for words of which more may be found", with(column("kind", VARCHAR).at("/kind").comment("Kind").pushes(EQUAL, inexact(query("kind").oneOf("tree", "herb")))))
                .put("table t, column sort, EQUAL: a closed list of words is sent only where it is exact, so parameter 'sort' never would be; matching(…) is for words of which more may be found", with(column("sort", VARCHAR).at("/sort").comment("Sort").pushes(EQUAL, inexact(query("sort").words(ImmutableMap.of("tree", "T"))))))
                .put("table t, column id, IS_NULL: parameter 'since' cannot be written from it", with(column("id", BIGINT).at("/id").comment("Id").pushes(IS_NULL, inexact(query("since").instantFloor()))))
                .buildOrThrow();
        cases.forEach((problem, builder) -> assertThat(DefinitionValidator.problems(source(builder.build()))).contains(problem));
    }

    /**
     * A query that tells less than its table needs, and what is said of it.
     */
    @Test
    void testProblemsOfQueries()
    {
        String list = "city(name: {city}).shops";
        String where = "table t, endpoint " + list + ": ";
        Map<String, EndpointBuilder> cases = ImmutableMap.<String, EndpointBuilder>builder()
                .put(where + "what a query does not tell needs an endpoint of another form for the same records (otherwise)", graphQl(list, "Shop").paging(connection(10)).rateLimit(DESK))
                .put(where + "otherwise '/towns' is no endpoint of the table with the same variables", shops(list).otherwise("/towns"))
                .put(where + "'/towns' is no endpoint of another form for one of its records", shops(list).eachRecord("/towns"))
                .put(where + "'/cities/{city}' is no endpoint of another form for one of its records", shops(list).eachRecord("/cities/{city}"))
                .put(where + "'/shops/{id}' is no endpoint of another form for one of its records", shops(list).eachRecord("/shops/{id}"))
                .put(where + "a list of a query is a connection, and nothing else is", graphQl(list, "Shop").otherwise("/cities/{city}").rateLimit(DESK))
                .put(where + "spells a column that is no argument", shops(list).spells("id", GraphQlField.select("id")))
                .put(where + "finds only some values of a column that is no argument", shops(list).findsOnly("id", "x"))
                .put(where + "unknown rate-limit class 'unknown'", shops(list).rateLimit(UNKNOWN))
                .put(
                        "table t, endpoint city(name: {city}).shop(id: {id}): what a query does not tell needs an endpoint of another form for the same records (otherwise)",
                        graphQl("city(name: {city}).shop(id: {id})", "Shop").records(single()).otherwise("/cities/{city}").rateLimit(DESK))
                .put(
                        "table t, endpoint city(name: {city}).shop(id: {id}): a list of a query is a connection, and nothing else is",
                        graphQl("city(name: {city}).shop(id: {id})", "Shop").records(single()).paging(connection(10)).otherwise("/cities/{city}/{id}").rateLimit(DESK))
                .buildOrThrow();
        cases.forEach((problem, query) -> assertThat(DefinitionValidator.problems(source(queried(query, shopId().graphQl("id"))))).contains(problem));
        assertThat(DefinitionValidator.problems(source(queried(shops(list).eachRecord("/cities/{city}/{id}").spells("city", GraphQlField.select("name")), shopId().graphQl("id"))))).isEmpty();
        String untold = where + "'/cities/{city}/{id}' is no endpoint of another form for one of its records";
        assertThat(DefinitionValidator.problems(source(queried(shops(list).eachRecord("/cities/{city}/{id}"), shopId())))).as("nobody knows the id").contains(untold);
        assertThat(DefinitionValidator.problems(source(queried(shops(list), shopId())))).containsExactly(where + "does not tell 'id' of the primary key, by which rows are told apart");
    }

    /**
     * An account that another one may stand in for, and what is said of its columns.
     */
    @Test
    void testProblemsOfStandIns()
    {
        ColumnDefinition.Builder owner = column("owner", VARCHAR).at("/owner/name").graphQl(GraphQlField.select("owner { name }").orStandIn("owner", "nobody")).comment("Owner");
        ColumnDefinition.Builder ownerId = column("owner_id", BIGINT).at("/owner/id").graphQl(GraphQlField.select("owner { id }").orStandIn("owner", "nobody")).comment("Id of the owner");
        assertThat(problemsOf(owner, ownerId)).isEmpty();
        assertThat(problemsOf(owner)).isEmpty();
        assertThat(problemsOf(ownerId)).containsExactly("table t, column owner_id: 'owner' is not the name of the account");
        assertThat(problemsOf(owner, column("owner_id", BIGINT).at("/owner/id").graphQl("owner { id }").comment("Id of the owner")))
                .containsExactly("table t, column owner: not all columns of the account say that another one may stand in for it");
        assertThat(problemsOf(owner, column("owner_id", BIGINT).at("/owner/id").graphQl(GraphQlField.select("owner { id }").orStandIn("owner", "somebody")).comment("Id of the owner")))
                .containsExactly(
                        "table t, column owner: not all columns of the account say that another one may stand in for it",
                        "table t, column owner_id: not all columns of the account say that another one may stand in for it");
        assertThat(problemsOf(column("owner", VARCHAR).at("/owner").graphQl(GraphQlField.select("owner { name }").orStandIn("owner", "nobody")).comment("Owner")))
                .containsExactly("table t, column owner: other forms have the account's values in no object of their own");
        assertThat(problemsOf(column("owner", VARCHAR).at("/owner/name").graphQl(GraphQlField.select("ownerName").orStandIn("owner", "nobody")).comment("Owner")))
                .containsExactly("table t, column owner: is no value of an account, for which another one may stand in");
    }

    private static List<String> problemsOf(ColumnDefinition.Builder... columns)
    {
        return DefinitionValidator.problems(source(table("t", "Shops")
                .endpoint(list())
                .endpoint(shops("city(name: {city}).shops"))
                .columns(city(), column("id", BIGINT).at("/id").graphQl("id").comment("Id"))
                .columns(columns)
                .primaryKey("city", "id")
                .build()));
    }

    private static EndpointBuilder shops(String fields)
    {
        return graphQl(fields, "Shop").paging(connection(10)).otherwise("/cities/{city}").rateLimit(DESK);
    }

    private static ColumnDefinition.Builder shopId()
    {
        return column("id", BIGINT).at("/id").inPath().comment("Id");
    }

    private static TableDefinition queried(EndpointBuilder query, ColumnDefinition.Builder id)
    {
        return table("t", "Shops")
                .endpoint(list())
                .endpoint(get("/cities/{city}/{id}").records(single()).rateLimit(DESK))
                .endpoint(get("/shops/{id}").records(single()).rateLimit(DESK))
                .endpoint(query)
                .columns(city(), id)
                .primaryKey("city", "id")
                .build();
    }

    @Test
    void testScopeThatIsNotThere()
    {
        SourceDefinition noTable = new SourceDefinition("s", "c", ImmutableMap.of(), ImmutableList.of(DESK), SOURCE.credentialLimits(), ImmutableList.of(), new ScopeDefinition(ImmutableList.of("city"), "towns", ImmutableList.of()), SOURCE.tables());
        assertThat(DefinitionValidator.problems(noTable)).containsExactly("scope: there is no table 'towns'");
        SourceDefinition noColumn = new SourceDefinition("s", "c", ImmutableMap.of(), ImmutableList.of(DESK), SOURCE.credentialLimits(), ImmutableList.of(), new ScopeDefinition(ImmutableList.of("town"), "libraries", ImmutableList.of()), SOURCE.tables());
        assertThat(DefinitionValidator.problems(noColumn)).containsExactly("scope: table 'libraries' has no column 'town'");
    }

    @Test
    void testNoScope()
    {
        SourceDefinition source = new SourceDefinition("s", "c", ImmutableMap.of(), ImmutableList.of(DESK), SOURCE.credentialLimits(), ImmutableList.of(), ScopeDefinition.none(), SOURCE.tables());
        assertThat(DefinitionValidator.problems(source)).isNotEmpty().allMatch(problem -> problem.contains("chapters"));
    }

    @Test
    void testAllProblemsAtOnce()
    {
        SourceDefinition source = source(table("Bad Name", "Wrong").endpoint(get("/x/{town}").rateLimit(UNKNOWN)).columns(column("id", BIGINT)).build());
        assertThatThrownBy(source::validated)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Definition of source 's' is wrong:")
                .message().satisfies(message -> assertThat(message.lines().count()).isGreaterThan(6));
    }

    /**
     * Keys may be listed under keys that are listed, and no deeper.
     */
    @Test
    void testKeysThatAreListedUnderOthers()
    {
        TableDefinition lands = table("lands", "Lands").endpoint(get("/lands").rateLimit(DESK)).columns(column("name", VARCHAR).alwaysAt("/name").comment("Name")).primaryKey("name").cardinality(1, 10).build();
        TableDefinition towns = below("towns", "land", "lands");
        TableDefinition streets = below("streets", "town", "towns");
        TableDefinition houses = below("houses", "street", "streets");
        assertThat(DefinitionValidator.problems(unscoped(lands, towns, streets))).isEmpty();
        assertThat(DefinitionValidator.problems(unscoped(lands, towns, streets, houses)))
                .containsExactly("table houses, endpoint /streets/{street}/houses: 'streets' is no table with a list under the same scope key, or under keys that are listed there");
    }

    private static TableDefinition below(String name, String variable, String above)
    {
        return table(name, "Below")
                .endpoint(get("/%s/{%s}/%s".formatted(above, variable, name)).keysFrom(variable, above, "name").rateLimit(DESK))
                .columns(column(variable, VARCHAR).inPath().comment("What is above"), column("name", VARCHAR).alwaysAt("/name").comment("Name"))
                .primaryKey(variable, "name")
                .cardinality(10, 10)
                .build();
    }

    private static SourceDefinition unscoped(TableDefinition... tables)
    {
        return new SourceDefinition("s", "c", ImmutableMap.of(), ImmutableList.of(DESK), SOURCE.credentialLimits(), ImmutableList.of(), ScopeDefinition.none(), ImmutableList.copyOf(tables));
    }

    private static EndpointBuilder list()
    {
        return get("/cities/{city}").rateLimit(DESK);
    }

    private static ColumnDefinition.Builder city()
    {
        return column("city", VARCHAR).at("/city").inPath().comment("City");
    }

    private static TableDefinition.Builder wrong(EndpointBuilder endpoint)
    {
        return table("t", "Wrong").endpoint(endpoint).columns(city()).primaryKey("city");
    }

    private static TableDefinition.Builder keyed(String table, String listed)
    {
        return with(column("id", BIGINT).at("/id").inPath().comment("Id")).endpoint(get("/{id}").records(single()).keysFrom("id", table, listed).rateLimit(DESK)).endpoint(get("/towns").rateLimit(DESK));
    }

    private static EndpointBuilder batch()
    {
        return get("/batch").batch("id", "ids", 2).keysOnlyFrom("id", "t", "id").rateLimit(DESK);
    }

    private static TableDefinition.Builder batched(EndpointBuilder endpoint)
    {
        return table("t", "Wrong")
                .endpoint(endpoint)
                .endpoint(get("/all").rateLimit(DESK))
                .endpoint(get("/list?city={city}").keysOnlyFrom("city", "t", "city").keysTell("name", "city").rateLimit(DESK))
                .columns(city(), column("id", BIGINT).at("/id").comment("Id"), column("name", VARCHAR).listed().comment("Name"))
                .primaryKey("id");
    }

    private static TableDefinition.Builder with(ColumnDefinition.Builder column)
    {
        return table("t", "Wrong").endpoint(list()).columns(city(), column).primaryKey("city");
    }

    private static SourceDefinition source(TableDefinition table)
    {
        return new SourceDefinition("s", "c", ImmutableMap.of(), ImmutableList.of(DESK), SOURCE.credentialLimits(), ImmutableList.of(), new ScopeDefinition(ImmutableList.of("city"), table.name(), ImmutableList.of()), ImmutableList.of(table));
    }
}
