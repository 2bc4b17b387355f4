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
import com.google.common.base.Splitter;

import java.math.BigDecimal;
import java.util.function.Predicate;

import static java.util.Locale.ENGLISH;

/**
 * How the API behind a {@link FixtureServer} reads the value of a filter. Words and operators that it has besides are said after it: the last ones are looked for first.
 */
@FunctionalInterface
public interface FixtureMatch
{
    /**
     * @param member of a record; null or missing where it has none
     */
    boolean test(JsonNode member, String value);

    /**
     * The whole value, as it stands in JSON.
     */
    static FixtureMatch equal()
    {
        return (member, value) -> isThere(member) && member.asText().equals(value);
    }

    static FixtureMatch equalInAnyCase()
    {
        return (member, value) -> isThere(member) && member.asText().equalsIgnoreCase(value);
    }

    /**
     * A part of the value, in any case.
     */
    static FixtureMatch part()
    {
        return (member, value) -> isThere(member) && member.asText().toLowerCase(ENGLISH).contains(value.toLowerCase(ENGLISH));
    }

    /**
     * A word that stands for no value.
     */
    default FixtureMatch word(String word, Predicate<JsonNode> meaning)
    {
        return (member, value) -> value.equals(word) ? meaning.test(member) : test(member, value);
    }

    default FixtureMatch everything(String word)
    {
        return word(word, _ -> true);
    }

    default FixtureMatch present(String word)
    {
        return word(word, FixtureMatch::isThere);
    }

    default FixtureMatch absent(String word)
    {
        return word(word, member -> !isThere(member));
    }

    default FixtureMatch flags(String whenTrue, String whenFalse)
    {
        return (member, value) -> member.isBoolean() ? value.equals(member.asBoolean() ? whenTrue : whenFalse) : test(member, value);
    }

    /**
     * What stands in front of a lower bound; nothing, if every value is one.
     */
    default FixtureMatch atLeast(String operator)
    {
        return (member, value) -> value.startsWith(operator) ? isThere(member) && compare(member, value.substring(operator.length())) >= 0 : test(member, value);
    }

    /**
     * What stands in front of an upper bound; nothing, if every value is one.
     */
    default FixtureMatch atMost(String operator)
    {
        return (member, value) -> value.startsWith(operator) ? isThere(member) && compare(member, value.substring(operator.length())) <= 0 : test(member, value);
    }

    /**
     * One of several values.
     */
    default FixtureMatch anyOf(char separator)
    {
        return (member, value) -> Splitter.on(separator).splitToStream(value).anyMatch(each -> test(member, each));
    }

    /**
     * Numbers by their size, texts and the times of ISO 8601 by their letters.
     */
    private static int compare(JsonNode member, String value)
    {
        return member.isNumber() ? member.decimalValue().compareTo(new BigDecimal(value)) : member.asText().compareTo(value);
    }

    private static boolean isThere(JsonNode member)
    {
        return !member.isMissingNode() && !member.isNull();
    }
}
