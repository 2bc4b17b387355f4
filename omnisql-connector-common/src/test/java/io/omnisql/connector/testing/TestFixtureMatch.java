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

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands for a source reads its parameters as that does, or a test over it shows nothing.
 */
final class TestFixtureMatch
{
    private static final ObjectNode RECORD = FixtureRecords.json("{'name': 'Rose', 'size': 10, 'red': true, 'day': '2026-02-03', 'owner': null}");

    @Test
    void testValues()
    {
        assertMatches(FixtureMatch.equal(), "name", "Rose");
        assertMisses(FixtureMatch.equal(), "name", "rose", "Ros", "");
        assertMatches(FixtureMatch.equal(), "size", "10");
        assertMatches(FixtureMatch.equal(), "red", "true");
        assertMisses(FixtureMatch.equal(), "owner", "null", "");
        assertMisses(FixtureMatch.equal(), "colour", "");
        assertMatches(FixtureMatch.equalInAnyCase(), "name", "rOSE");
        assertMisses(FixtureMatch.equalInAnyCase(), "name", "ros");
        assertMatches(FixtureMatch.part(), "name", "OS", "Rose");
        assertMisses(FixtureMatch.part(), "owner", "n");
    }

    @Test
    void testWords()
    {
        FixtureMatch match = FixtureMatch.equal().present("*").absent("!*").everything("all").flags("1", "0");
        assertMatches(match, "name", "Rose", "*", "all");
        assertMisses(match, "name", "!*", "1");
        assertMatches(match, "owner", "!*", "all");
        assertMisses(match, "owner", "*", "0");
        assertMatches(match, "red", "1");
        assertMisses(match, "red", "0", "true");
    }

    @Test
    void testOperators()
    {
        FixtureMatch match = FixtureMatch.equal().atLeast(">=").atMost("<=").anyOf('|');
        assertMatches(match, "size", ">=9", ">=10", "<=10", "<=10.5", "3|10");
        assertMisses(match, "size", ">=11", "<=9", "3|4");
        assertMatches(match, "day", ">=2026-02-03", "<=2026-02-03", ">=2026-02-02T23:59:59Z");
        assertMisses(match, "day", ">=2026-02-04", "<=2026-02-02");
        assertMisses(match, "owner", ">=", "<=z");
        assertMatches(FixtureMatch.equal().atLeast(""), "day", "2026-02-03", "2026-01-01");
        assertMisses(FixtureMatch.equal().atLeast(""), "day", "2026-02-04");
    }

    private static void assertMatches(FixtureMatch match, String member, String... values)
    {
        assertThat(values).allSatisfy(value -> assertThat(match.test(RECORD.path(member), value)).describedAs("%s %s", member, value).isTrue());
    }

    private static void assertMisses(FixtureMatch match, String member, String... values)
    {
        assertThat(values).allSatisfy(value -> assertThat(match.test(RECORD.path(member), value)).describedAs("%s %s", member, value).isFalse());
    }
}
