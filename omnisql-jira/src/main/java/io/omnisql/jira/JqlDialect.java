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
package io.omnisql.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.connector.request.QueryDialect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * JQL, as conditions that are all met. Every text stands in quotes, so that none is a word of the language. Stateless and thread-safe.
 * <p>
 * The grammar and the words of refusals are those of Atlassian's pages on JQL and of the official description's examples.
 */
final class JqlDialect
        implements QueryDialect
{
    private static final String ASCENDING = " ASC";
    private static final String DESCENDING = " DESC";
    private static final JsonMapper MAPPER = new JsonMapper();
    // the value and the field that a refusal is about
    private static final List<Pattern> REFUSED_VALUES = ImmutableList.of(
            Pattern.compile("The value '(?<value>.*)' does not exist for the field '(?<field>[^']+)'\\.", Pattern.DOTALL),
            Pattern.compile("A value with ID '(?<value>.*)' does not exist for the field '(?<field>[^']+)'\\.", Pattern.DOTALL),
            Pattern.compile("An issue with key '(?<value>.*)' does not exist for field '(?<field>[^']+)'\\.", Pattern.DOTALL),
            Pattern.compile("The option '(?<value>.*)' for field '(?<field>[^']+)' does not exist\\.", Pattern.DOTALL));

    @Override
    public String text(SearchText search, List<QueryCondition> conditions, Optional<String> order)
    {
        String conjunction = conditions.isEmpty() ? search.everything() : conditions.stream().map(JqlDialect::condition).collect(joining(" AND "));
        return conjunction + order.map(JqlDialect::ordered).orElse("");
    }

    /**
     * Issues of the same moment have an order of their own, so that none is on two pages. A direction that is not written is that of the field, and descending for times.
     */
    private static String ordered(String order)
    {
        String directed = order.endsWith(DESCENDING) ? order : order + ASCENDING;
        return " ORDER BY %s, key%s".formatted(directed, directed.endsWith(DESCENDING) ? DESCENDING : ASCENDING);
    }

    @Override
    public List<QueryCondition> accepted(List<QueryCondition> conditions, byte[] refusal)
    {
        List<QueryCondition> known = conditions;
        for (String message : messages(refusal)) {
            known = without(known, message);
        }
        return known.equals(conditions) ? conditions.stream().filter(condition -> !condition.droppable()).collect(toImmutableList()) : known;
    }

    private static String condition(QueryCondition condition)
    {
        return switch (condition.operator()) {
            case EQUAL, CONTAINS -> condition.values().size() == 1
                    ? "%s = %s".formatted(condition.field(), value(condition, condition.values().getFirst()))
                    : "%s in (%s)".formatted(condition.field(), condition.values().stream().map(value -> value(condition, value)).collect(joining(", ")));
            case AT_LEAST -> "%s >= %s".formatted(condition.field(), value(condition, condition.values().getFirst()));
            case AT_MOST -> "%s <= %s".formatted(condition.field(), value(condition, condition.values().getFirst()));
            case IS_NULL -> "%s is EMPTY".formatted(condition.field());
            case IS_NOT_NULL -> "%s is not EMPTY".formatted(condition.field());
        };
    }

    private static String value(QueryCondition condition, String value)
    {
        return condition.quoted() ? quoted(value) : value;
    }

    private static String quoted(String text)
    {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '"', '\\' -> quoted.append('\\').append(character);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(character)) {
                        quoted.append("\\u%04x".formatted((int) character));
                    }
                    else {
                        quoted.append(character);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * Without what a message is about.
     */
    private static List<QueryCondition> without(List<QueryCondition> conditions, String message)
    {
        Optional<Matcher> refused = REFUSED_VALUES.stream().map(pattern -> pattern.matcher(message)).filter(Matcher::matches).findFirst();
        return refused
                .map(named -> conditions.stream().flatMap(condition -> without(condition, named.group("field"), named.group("value")).stream()).collect(toImmutableList()))
                .orElse(ImmutableList.copyOf(conditions));
    }

    private static Optional<QueryCondition> without(QueryCondition condition, String field, String value)
    {
        boolean isMeant = condition.droppable() && (condition.operator() == FilterOperator.EQUAL || condition.operator() == FilterOperator.CONTAINS) && condition.field().equalsIgnoreCase(field);
        if (!isMeant) {
            return Optional.of(condition);
        }
        List<String> others = condition.values().stream().filter(known -> !known.equalsIgnoreCase(value)).collect(toImmutableList());
        return others.isEmpty() ? Optional.empty() : Optional.of(condition.withValues(others));
    }

    private static List<String> messages(byte[] refusal)
    {
        try {
            JsonNode messages = MAPPER.readTree(refusal).path("errorMessages");
            return Stream.iterate(0, index -> index < messages.size(), index -> index + 1).map(index -> messages.get(index).asText()).collect(toImmutableList());
        }
        catch (JsonProcessingException _) {
            return ImmutableList.of();
        }
        catch (IOException e) {
            throw new IllegalStateException("bytes are no file", e);
        }
    }
}
