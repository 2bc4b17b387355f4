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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.planning.KeyOrigin.COMBINED;
import static io.omnisql.connector.planning.KeyOrigin.DECLARED;
import static io.omnisql.connector.planning.KeyOrigin.JOINED;
import static io.omnisql.connector.planning.KeyOrigin.LITERAL;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.CLERKS;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestScopeResolver
{
    private static final TupleDomain<ApiColumnHandle> ANY = TupleDomain.all();

    @Test
    void testOpenScopeHoldsEveryKeyThatIsNamed()
    {
        assertOpen(
                "a literal",
                key("Oslo", "main"),
                keys(scopeKey(LITERAL, "Oslo", "main")));
        assertOpen(
                "a list",
                where(book("city"), text("Oslo"), book("library"), text("main", "north")),
                keys(scopeKey(LITERAL, "Oslo", "main"), scopeKey(LITERAL, "Oslo", "north")));
        assertOpen(
                "two lists",
                where(book("city"), text("Bergen", "Oslo"), book("library"), text("main", "north")),
                enumerations(enumeration(LITERAL, "Bergen", "main", "north"), enumeration(LITERAL, "Oslo", "main", "north")));
        assertOpen(
                "the first column only",
                where(book("city"), text("Oslo")),
                enumerations(enumeration(LITERAL, "Oslo", "*")));
        assertOpen(
                "a list of the first column",
                where(book("city"), text("Bergen", "Oslo")),
                enumerations(enumeration(LITERAL, "Bergen", "*"), enumeration(LITERAL, "Oslo", "*")));
        assertOpen(
                "a key and other columns",
                where(book("city"), text("Oslo"), book("library"), text("main"), book("number"), number(7)),
                keys(scopeKey(LITERAL, "Oslo", "main")));
        assertOpen(
                "a key or null",
                where(book("city"), Domain.create(text("Oslo").getValues(), true), book("library"), text("main")),
                keys(scopeKey(LITERAL, "Oslo", "main")));
        assertOpen("null alone", where(book("city"), Domain.onlyNull(VARCHAR), book("library"), text("main")), keys());
    }

    @Test
    void testOpenScopeSaysWhatIsMissing()
    {
        assertOpen("nothing", ANY, missing("city", "library"));
        assertOpen("the last column only", where(book("library"), text("main")), missing("city"));
        assertOpen("no list", where(book("city"), text("Oslo").complement()), missing("city", "library"));
        assertOpen("another column", where(book("number"), number(7)), missing("city", "library"));
    }

    @Test
    void testDeclaredKeys()
    {
        List<String> declared = ImmutableList.of("Oslo/main", "Oslo/north", "Bergen/main");
        assertDeclared(
                "no key",
                declared,
                ANY,
                keys(scopeKey(DECLARED, "Oslo", "main"), scopeKey(DECLARED, "Oslo", "north"), scopeKey(DECLARED, "Bergen", "main")));
        assertDeclared(
                "a literal",
                declared,
                key("Oslo", "main"),
                keys(scopeKey(LITERAL, "Oslo", "main")));
        assertDeclared(
                "the first column only",
                declared,
                where(book("city"), text("Oslo")),
                keys(declaredKey("city", "Oslo", "main"), declaredKey("city", "Oslo", "north")));
        assertDeclared(
                "the last column only",
                declared,
                where(book("library"), text("main")),
                keys(declaredKey("library", "Oslo", "main"), declaredKey("library", "Bergen", "main")));
        assertDeclared("a last column that is nowhere", declared, where(book("library"), text("south")), keys());
        assertDeclared(
                "two lists",
                declared,
                where(book("city"), text("Bergen", "Oslo"), book("library"), text("north", "south")),
                keys(new ScopeKey(ImmutableList.of("Oslo", "north"), DECLARED, ImmutableSet.of("city", "library"))));
        assertDeclared(
                "another case",
                declared,
                key("oslo", "MAIN"),
                keys(scopeKey(LITERAL, "oslo", "MAIN")));
    }

    @Test
    void testDeclaredPatterns()
    {
        assertDeclared("no key", ImmutableList.of("Oslo/*"), ANY, enumerations(enumeration(DECLARED, "Oslo", "*")));
        assertDeclared("several patterns under one prefix", ImmutableList.of("Oslo/n*", "Oslo/m*"), ANY, enumerations(enumeration(DECLARED, "Oslo", "n*", "m*")));
        assertDeclared("the first column only", ImmutableList.of("Oslo/*", "Bergen/*"), where(book("city"), text("Oslo")), enumerations(enumeration(LITERAL, "Oslo", "*")));
        assertDeclared("the last column only", ImmutableList.of("Oslo/*", "Bergen/n*"), where(book("library"), text("main")), keys(combinedKey("Oslo", "main")));
        assertDeclared(
                "two lists under several prefixes",
                ImmutableList.of("Oslo/*", "Bergen/n*", "Rome/x*"),
                where(book("library"), text("main", "north")),
                enumerations(enumeration(DECLARED, "Oslo", "main", "north"), enumeration(DECLARED, "Bergen", "north")));
        assertDeclared(
                "two lists under one prefix",
                ImmutableList.of("Oslo/n*", "Oslo/m*"),
                where(book("library"), text("main", "north")),
                keys(combinedKey("Oslo", "north"), combinedKey("Oslo", "main")));
        assertDeclared("a literal", ImmutableList.of("Oslo/n*"), key("Oslo", "north"), keys(scopeKey(LITERAL, "Oslo", "north")));
    }

    @Test
    void testKeysOutsideTheDeclaredScope()
    {
        List<String> declared = ImmutableList.of("Oslo/n*", "Bergen/main");
        assertDeclared("another prefix", declared, key("Rome", "main"), outside(ImmutableList.of("Rome", "main")));
        assertDeclared("another name", declared, key("Oslo", "main"), outside(ImmutableList.of("Oslo", "main")));
        assertDeclared(
                "one of a list",
                declared,
                where(book("city"), text("Oslo"), book("library"), text("main", "north")),
                new ScopeKeys(ImmutableList.of(scopeKey(LITERAL, "Oslo", "north")), ImmutableList.of(), ImmutableList.of(ImmutableList.of("Oslo", "main")), ImmutableList.of()));
        assertDeclared("a prefix alone", declared, where(book("city"), text("Rome")), outside(ImmutableList.of("Rome")));
        assertDeclared("a combination of lists is outside nothing", declared, where(book("city"), text("Rome", "Bergen"), book("library"), text("x", "y")), keys());
        assertDeclared("a name alone is outside nothing", declared, where(book("library"), text("south")), keys());
    }

    @Test
    void testKeysThatSeveralPatternsDeclareAreReadOnce()
    {
        assertDeclared("the same key twice", ImmutableList.of("Oslo/main", "Oslo/main"), ANY, keys(scopeKey(DECLARED, "Oslo", "main")));
        assertDeclared("the same key in another case", ImmutableList.of("Oslo/main", "OSLO/Main"), ANY, keys(scopeKey(DECLARED, "Oslo", "main")));
        assertDeclared("the same pattern twice", ImmutableList.of("Oslo/*", "Oslo/*"), ANY, enumerations(enumeration(DECLARED, "Oslo", "*")));
        assertDeclared("the same pattern in another case", ImmutableList.of("Oslo/*", "OSLO/*"), ANY, enumerations(enumeration(DECLARED, "Oslo", "*")));
        assertDeclared("a key and a pattern that matches it", ImmutableList.of("Oslo/Main", "oslo/m*"), ANY, new ScopeKeys(
                ImmutableList.of(scopeKey(DECLARED, "Oslo", "Main")),
                ImmutableList.of(new ScopeKeys.Enumeration(scopeKey(DECLARED, "Oslo"), new NamePatterns(ImmutableList.of("m*"), ImmutableList.of("Main")))),
                ImmutableList.of(),
                ImmutableList.of()));
        assertDeclared("a literal that two patterns match", ImmutableList.of("Oslo/m*", "OSLO/*n"), key("Oslo", "main"), keys(scopeKey(LITERAL, "Oslo", "main")));
        assertDeclared("a name that two patterns match", ImmutableList.of("Oslo/m*", "OSLO/*n"), where(book("library"), text("main")), keys(combinedKey("Oslo", "main")));
    }

    /**
     * Names are compared exactly with the source's own spelling, and only the source knows which spelling that is.
     */
    @Test
    void testEverySpellingThatTheQueryNamesIsAsked()
    {
        assertDeclared(
                "of the last column",
                ImmutableList.of("Oslo/*"),
                where(book("city"), text("Oslo"), book("library"), text("Main", "main")),
                keys(scopeKey(LITERAL, "Oslo", "Main"), scopeKey(LITERAL, "Oslo", "main")));
        assertDeclared(
                "of the last column alone",
                ImmutableList.of("Oslo/*"),
                where(book("library"), text("Main", "main")),
                keys(combinedKey("Oslo", "Main"), combinedKey("Oslo", "main")));
        assertDeclared(
                "of the first column",
                ImmutableList.of("Oslo/main"),
                where(book("city"), text("OSLO", "Oslo"), book("library"), text("main")),
                keys(scopeKey(LITERAL, "OSLO", "main"), scopeKey(LITERAL, "Oslo", "main")));
        assertDeclared(
                "of the first column alone",
                ImmutableList.of("Oslo/main"),
                where(book("city"), text("OSLO", "Oslo")),
                keys(declaredKey("city", "OSLO", "main"), declaredKey("city", "Oslo", "main")));
        assertDeclared(
                "of the last column, which is declared",
                ImmutableList.of("Oslo/main"),
                where(book("library"), text("Main", "main")),
                keys(declaredKey("library", "Oslo", "Main"), declaredKey("library", "Oslo", "main")));
        assertDeclared(
                "of the first column, which is enumerated",
                ImmutableList.of("Oslo/*"),
                where(book("city"), text("OSLO", "Oslo")),
                enumerations(enumeration(LITERAL, "OSLO", "*"), enumeration(LITERAL, "Oslo", "*")));
    }

    /**
     * Values of a join are asked for as those of the query are; but where there is nothing under them, nobody is told.
     */
    @Test
    void testKeysThatJoinsName()
    {
        TupleDomain<ApiColumnHandle> joined = key("Oslo", "MAIN");
        assertJoined("open", new Scope.Open(), ANY, joined, keys(joinedKey("Oslo", "MAIN")));
        assertJoined("open, and the query's own", new Scope.Open(), joined, joined, keys(scopeKey(LITERAL, "Oslo", "MAIN")));
        assertJoined("declared in another spelling", declared("Oslo/main"), ANY, joined, keys(joinedKey("Oslo", "MAIN")));
        assertJoined("matched by a pattern", declared("Oslo/m*"), ANY, joined, keys(joinedKey("Oslo", "MAIN")));
        assertJoined("outside of the scope", declared("Bergen/*"), ANY, joined, keys());
        assertJoined(
                "a declared key under a prefix of the join",
                declared("Oslo/main"),
                ANY,
                where(book("city"), text("Oslo", "OSLO")),
                keys(new ScopeKey(ImmutableList.of("OSLO", "main"), JOINED, ImmutableSet.of("city")), declaredKey("city", "Oslo", "main")));
        assertJoined(
                "a declared name of the join",
                declared("Oslo/main"),
                ANY,
                where(book("library"), text("main", "Main")),
                keys(new ScopeKey(ImmutableList.of("Oslo", "Main"), JOINED, ImmutableSet.of("library")), declaredKey("library", "Oslo", "main")));
        assertJoined(
                "prefixes of the join",
                new Scope.Open(),
                ANY,
                where(book("city"), text("Oslo")),
                enumerations(new ScopeKeys.Enumeration(new ScopeKey(ImmutableList.of("Oslo"), JOINED, ImmutableSet.of("city")), NamePatterns.any())));
    }

    /**
     * The scope holds whole keys; of a table with fewer columns it holds what they begin with.
     */
    @Test
    void testTableWithFewerKeyColumns()
    {
        TupleDomain<ApiColumnHandle> oslo = where(handle(CLERKS, "city"), text("Oslo"));
        Scope declared = declared("Oslo/main", "Oslo/n*", "OSLO/*", "Bergen/*");
        assertClerks("open", new Scope.Open(), oslo, oslo, keys(scopeKey(LITERAL, "Oslo")));
        assertClerks("open, without a value", new Scope.Open(), ANY, ANY, missing("city"));
        assertClerks("open, with values of a join", new Scope.Open(), ANY, oslo, keys(new ScopeKey(ImmutableList.of("Oslo"), JOINED, ImmutableSet.of("city"))));
        assertClerks("declared", declared, ANY, ANY, keys(scopeKey(DECLARED, "Oslo"), scopeKey(DECLARED, "Bergen")));
        assertClerks("declared, one of them", declared, oslo, oslo, keys(scopeKey(LITERAL, "Oslo")));
        assertClerks("outside", declared("Bergen/main"), oslo, oslo, outside(ImmutableList.of("Oslo")));
    }

    private static void assertClerks(String name, Scope scope, TupleDomain<ApiColumnHandle> constraint, TupleDomain<ApiColumnHandle> joined, ScopeKeys expected)
    {
        assertThat(new ScopeResolver(SOURCE, CLERKS, scope).resolve(scan(CLERKS, constraint), joined)).as(name).isEqualTo(expected);
    }

    /**
     * A table without a key column of the scope is open, whatever is declared.
     */
    @Test
    void testTableOutsideOfTheScope()
    {
        TupleDomain<ApiColumnHandle> card = where(handle(READERS, "card"), text("17", "18"));
        for (Scope scope : ImmutableList.of(new Scope.Open(), declared("Oslo/*"))) {
            ScopeResolver resolver = new ScopeResolver(SOURCE, READERS, scope);
            assertThat(resolver.resolve(scan(READERS, card))).isEqualTo(keys(scopeKey(LITERAL)));
            assertThat(resolver.resolve(scan(READERS, ANY), card)).isEqualTo(keys(new ScopeKey(ImmutableList.of(), JOINED, ImmutableSet.of())));
            assertThat(resolver.resolve(scan(READERS, ANY))).isEqualTo(missing("card"));
        }
    }

    private static void assertJoined(String name, Scope scope, TupleDomain<ApiColumnHandle> constraint, TupleDomain<ApiColumnHandle> joined, ScopeKeys expected)
    {
        assertThat(new ScopeResolver(SOURCE, BOOKS, scope).resolve(scan(BOOKS, constraint), joined)).as(name).isEqualTo(expected);
    }

    private static ScopeKey joinedKey(String... values)
    {
        return new ScopeKey(ImmutableList.copyOf(values), JOINED, ImmutableSet.copyOf(SOURCE.scope().columns()));
    }

    private static void assertOpen(String name, TupleDomain<ApiColumnHandle> constraint, ScopeKeys expected)
    {
        assertThat(new ScopeResolver(SOURCE, BOOKS, new Scope.Open()).resolve(scan(BOOKS, constraint))).as(name).isEqualTo(expected);
    }

    private static void assertDeclared(String name, List<String> declared, TupleDomain<ApiColumnHandle> constraint, ScopeKeys expected)
    {
        assertThat(new ScopeResolver(SOURCE, BOOKS, declared(declared.toArray(String[]::new))).resolve(scan(BOOKS, constraint))).as(name).isEqualTo(expected);
    }

    private static Scope declared(String... patterns)
    {
        return new Scope.Declared(Stream.of(patterns)
                .map(pattern -> pattern.split("/", 2))
                .map(parts -> new ScopePattern(ImmutableList.of(parts[0]), parts[1]))
                .collect(toImmutableList()));
    }

    private static TupleDomain<ApiColumnHandle> key(String city, String library)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(book("city"), text(city), book("library"), text(library)));
    }

    private static ScopeKey scopeKey(KeyOrigin origin, String... values)
    {
        boolean isSpelled = origin == LITERAL;
        return new ScopeKey(ImmutableList.copyOf(values), origin, isSpelled ? ImmutableSet.copyOf(SOURCE.scope().columns().subList(0, values.length)) : ImmutableSet.of());
    }

    /**
     * A declared key of which the query spells out one column.
     */
    private static ScopeKey declaredKey(String spelled, String... values)
    {
        return new ScopeKey(ImmutableList.copyOf(values), DECLARED, ImmutableSet.of(spelled));
    }

    /**
     * A declared prefix with a name of the query.
     */
    private static ScopeKey combinedKey(String... values)
    {
        return new ScopeKey(ImmutableList.copyOf(values), COMBINED, ImmutableSet.of("library"));
    }

    private static ScopeKeys.Enumeration enumeration(KeyOrigin origin, String prefix, String... patterns)
    {
        return new ScopeKeys.Enumeration(scopeKey(origin, prefix), new NamePatterns(ImmutableList.copyOf(patterns), ImmutableList.of()));
    }

    private static ScopeKeys keys(ScopeKey... keys)
    {
        return new ScopeKeys(ImmutableList.copyOf(keys), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    private static ScopeKeys enumerations(ScopeKeys.Enumeration... enumerations)
    {
        return new ScopeKeys(ImmutableList.of(), ImmutableList.copyOf(enumerations), ImmutableList.of(), ImmutableList.of());
    }

    private static ScopeKeys outside(List<String> key)
    {
        return new ScopeKeys(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(key), ImmutableList.of());
    }

    private static ScopeKeys missing(String... columns)
    {
        return new ScopeKeys(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.copyOf(columns));
    }

    private static ApiTableHandle scan(TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        return ApiTableHandle.of(table.name()).withFilter(constraint, ImmutableList.of());
    }
}
