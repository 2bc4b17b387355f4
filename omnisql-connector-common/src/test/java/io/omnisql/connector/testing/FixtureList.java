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
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import mockwebserver3.MockResponse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * A list of a {@link FixtureServer}: what it filters and sorts by, and how it is paged. A parameter that is not among these is refused, as it would go unnoticed otherwise.
 */
public final class FixtureList
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Function<FixtureRequest, List<ObjectNode>> records;
    private final Map<String, BiPredicate<ObjectNode, String>> filters = new LinkedHashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Map<String, String> batches = new LinkedHashMap<>();
    private final Set<String> others = new HashSet<>();
    private BiFunction<FixtureRequest, List<ObjectNode>, List<ObjectNode>> other = (_, found) -> found;
    private Optional<String> within = Optional.empty();
    private Optional<List<ObjectNode>> parents = Optional.empty();
    private FixturePages pages = new FixturePages.Whole();
    private Optional<Function<FixtureRequest, Comparator<ObjectNode>>> order = Optional.empty();

    FixtureList(Function<FixtureRequest, List<ObjectNode>> records)
    {
        this.records = requireNonNull(records, "records is null");
    }

    /**
     * The records stand in a member of an object; otherwise the answer is an array, if its paging has nothing else to say.
     */
    @CanIgnoreReturnValue
    public FixtureList within(String member)
    {
        this.within = Optional.of(member);
        return this;
    }

    /**
     * Is there below these records only, to which the path leads: 404 for any other.
     */
    @CanIgnoreReturnValue
    public FixtureList below(List<ObjectNode> newParents)
    {
        this.parents = Optional.of(newParents);
        return this;
    }

    @CanIgnoreReturnValue
    public FixtureList paged(FixturePages newPages)
    {
        this.pages = newPages;
        return this;
    }

    @CanIgnoreReturnValue
    public FixtureList filter(String parameter, BiPredicate<ObjectNode, String> filter)
    {
        filters.put(parameter, filter);
        return this;
    }

    /**
     * Finds records of which one of some members has what is asked for, or an element of it where it is an array.
     *
     * @param pointers such as {@code /status/id}
     */
    @CanIgnoreReturnValue
    public FixtureList filter(String parameter, FixtureMatch match, String... pointers)
    {
        return filter(parameter, (record, value) -> Stream.of(pointers).map(record::at).flatMap(member -> member.isArray() ? member.valueStream() : Stream.of(member)).anyMatch(member -> match.test(member, value)));
    }

    /**
     * Many filters of a kind.
     *
     * @param pointer the member that a parameter is about
     */
    @CanIgnoreReturnValue
    public FixtureList filters(FixtureMatch match, UnaryOperator<String> pointer, String... parameters)
    {
        Stream.of(parameters).forEach(parameter -> filter(parameter, match, pointer.apply(parameter)));
        return this;
    }

    /**
     * What a parameter has where nobody asks for it. This is how an API hides records, or has an order of its own.
     */
    @CanIgnoreReturnValue
    public FixtureList byDefault(String parameter, String value)
    {
        defaults.put(parameter, value);
        return this;
    }

    /**
     * Many values of a member may be asked for at once, and have to be.
     */
    @CanIgnoreReturnValue
    public FixtureList batch(String parameter, String member)
    {
        batches.put(parameter, member);
        return this;
    }

    /**
     * Sorts by the member that has the name of the word, numbers and texts in their own order.
     *
     * @param direction the parameter that is {@code desc} for a descending order
     */
    @CanIgnoreReturnValue
    public FixtureList sort(String column, String direction)
    {
        return order(request -> request.parameter(column)
                .map(word -> request.parameter(direction).filter("desc"::equals).isPresent() ? by(word).reversed() : by(word))
                .orElse((_, _) -> 0), column, direction);
    }

    /**
     * Sorts by the member that has the name of the word, in one parameter.
     *
     * @param descending what follows the word for a descending order, such as {@code :desc}
     */
    @CanIgnoreReturnValue
    public FixtureList sortByWord(String parameter, String descending)
    {
        return order(request -> value(request, parameter)
                .map(word -> word.endsWith(descending) ? by(word.substring(0, word.length() - descending.length())).reversed() : by(word))
                .orElse((_, _) -> 0), parameter);
    }

    /**
     * Sorts as the parameters say.
     */
    @CanIgnoreReturnValue
    public FixtureList order(Function<FixtureRequest, Comparator<ObjectNode>> newOrder, String... parameters)
    {
        this.order = Optional.of(newOrder);
        others.addAll(ImmutableList.copyOf(parameters));
        return this;
    }

    /**
     * Parameters that make no difference to the fixture.
     */
    @CanIgnoreReturnValue
    public FixtureList takes(String... parameters)
    {
        others.addAll(ImmutableList.copyOf(parameters));
        return this;
    }

    /**
     * Answers with other records than those that are asked for, before they are divided into pages: for sources that do not do what they say.
     */
    @CanIgnoreReturnValue
    public FixtureList instead(BiFunction<FixtureRequest, List<ObjectNode>, List<ObjectNode>> newOther)
    {
        this.other = newOther;
        return this;
    }

    /**
     * The order of a member's values; records without one come last.
     */
    public static Comparator<ObjectNode> by(String member)
    {
        return (one, other) -> compare(one.path(member), other.path(member));
    }

    private static int compare(JsonNode one, JsonNode other)
    {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.isNull() || other.isNull() ? Boolean.compare(one.isNull(), other.isNull()) : one.asText().compareTo(other.asText());
    }

    MockResponse answer(FixtureRequest request)
    {
        if (parents.isPresent() && parents.get().stream().noneMatch(request::leadsTo)) {
            return FixtureServer.message(404, "not found");
        }
        Optional<String> unknown = request.url().queryParameterNames().stream().filter(name -> !isKnown(name)).findFirst();
        if (unknown.isPresent()) {
            return FixtureServer.message(400, "unknown parameter " + unknown.get());
        }
        Stream<ObjectNode> found = records.apply(request).stream().filter(entry -> isWanted(request, entry));
        List<ObjectNode> list = other.apply(request, order.map(by -> found.sorted(by.apply(request))).orElse(found).toList());
        ArrayNode page = MAPPER.createArrayNode().addAll(pages.page(request, list));
        JsonNode answer = within.<JsonNode>map(member -> {
            ObjectNode object = MAPPER.createObjectNode().set(member, page);
            pages.describe(request, list.size(), object);
            return object;
        }).orElse(page);
        MockResponse.Builder response = FixtureServer.json(200, answer.toString());
        pages.link(request, list.size()).ifPresent(link -> response.addHeader("Link", link));
        return response.build();
    }

    private Optional<String> value(FixtureRequest request, String parameter)
    {
        return request.parameter(parameter).or(() -> Optional.ofNullable(defaults.get(parameter)));
    }

    private boolean isKnown(String name)
    {
        return filters.containsKey(name) || batches.containsKey(name) || others.contains(name) || pages.parameters().contains(name);
    }

    private boolean isWanted(FixtureRequest request, ObjectNode entry)
    {
        return batches.entrySet().stream().allMatch(batch -> request.url().queryParameterValues(batch.getKey()).contains(entry.path(batch.getValue()).asText())) &&
                filters.entrySet().stream().allMatch(filter -> value(request, filter.getKey()).map(value -> filter.getValue().test(entry, value)).orElse(true));
    }
}
