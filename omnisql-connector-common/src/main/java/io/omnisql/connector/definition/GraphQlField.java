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

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Where a column's value is in a record of a GraphQL answer.
 *
 * @param selection what a query selects for it, such as {@code milestone { number }}
 * @param pointer where the value then is in the record
 * @param conversion how the value becomes the one that the source's other forms give
 * @param required whether a record without the value tells less than the source's other forms do, which have to be asked instead
 * @param requiredWhere a boolean in the record that has to be true for that, if there is one
 * @param cutOff a boolean in the record that is true where the value is cut off
 * @param standIn what the source's other forms show in place of the account that holds the value, where it does not exist any more
 */
public record GraphQlField(
        String selection,
        JsonPointer pointer,
        GraphQlConversion conversion,
        boolean required,
        Optional<JsonPointer> requiredWhere,
        Optional<JsonPointer> cutOff,
        Optional<StandIn> standIn)
{
    private static final Pattern CONNECTION = Pattern.compile("\\b(totalCount|nodes)\\b");
    private static final Pattern CHAIN = Pattern.compile("[A-Za-z]+( \\{ [A-Za-z]+)*( })*");

    public GraphQlField
    {
        requireNonNull(selection, "selection is null");
        requireNonNull(pointer, "pointer is null");
        requireNonNull(conversion, "conversion is null");
        requireNonNull(requiredWhere, "requiredWhere is null");
        requireNonNull(cutOff, "cutOff is null");
        requireNonNull(standIn, "standIn is null");
    }

    /**
     * A field, or a chain of fields such as {@code milestone { number }}, of which the last one is the value.
     */
    public static GraphQlField select(String selection)
    {
        boolean isClosed = selection.chars().filter(letter -> letter == '{').count() == selection.chars().filter(letter -> letter == '}').count();
        checkArgument(CHAIN.matcher(selection).matches() && isClosed, "No chain of fields, the pointer has to be given: %s", selection);
        return select(selection, "/" + selection.replace(" }", "").replace(" { ", "/"));
    }

    public static GraphQlField select(String selection, String pointer)
    {
        return new GraphQlField(selection, JsonPointer.parse(pointer), new GraphQlConversion.None(), false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The records of another table that a relation holds, as a value of their own.
     *
     * @param query the other table's query for them; what says there that a key has no records is a field of the record here
     * @param fields where the columns of the other table are in each of them
     */
    public static GraphQlField related(GraphQlRelation relation, WireForm.GraphQl query, Map<String, GraphQlField> fields)
    {
        String type = query.type();
        String row = Stream.concat(Stream.of("__typename"), fields.values().stream().map(GraphQlField::selection)).distinct().collect(joining(" "));
        // of another name than the field, which the columns may select in another way
        String records = relation.first().isPresent()
                ? "related: %s(first: %s) { pageInfo { hasNextPage } nodes { ... on %s { %s } } }".formatted(relation.field(), relation.first().getAsInt(), type, row)
                : "related: %s { ... on %s { %s } }".formatted(relation.field(), type, row);
        GraphQlConversion conversion = relation.first().isPresent()
                ? new GraphQlConversion.RelatedRecords(type, fields, query.enabledBy())
                : new GraphQlConversion.RelatedRecord(type, fields);
        String selection = Stream.concat(query.enabledBy().stream(), Stream.of(records)).collect(joining(" "));
        return new GraphQlField(selection, JsonPointer.parse("/related"), conversion, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The connections that the selection asks for, of each record.
     */
    public long connections()
    {
        return CONNECTION.matcher(selection).results().count();
    }

    /**
     * A word of an enumeration, which the other forms write in small letters.
     */
    public GraphQlField lowerCase()
    {
        return new GraphQlField(selection, pointer, new GraphQlConversion.LowerCase(), required, requiredWhere, cutOff, standIn);
    }

    /**
     * A word for which the other forms have another one.
     */
    public GraphQlField words(Map<String, String> words)
    {
        return new GraphQlField(selection, pointer, new GraphQlConversion.Words(words), required, requiredWhere, cutOff, standIn);
    }

    /**
     * A number that is written as text, as it may go beyond 32 bits.
     */
    public GraphQlField numberInText()
    {
        return new GraphQlField(selection, pointer, new GraphQlConversion.NumberInText(), required, requiredWhere, cutOff, standIn);
    }

    /**
     * A name to which the other forms append a suffix where the object that holds it is of that type.
     *
     * @param unless a pattern of names of that type of which the other forms have others altogether
     */
    public GraphQlField suffixed(String type, String suffix, String unless)
    {
        return new GraphQlField(selection, pointer, new GraphQlConversion.Suffix(type, suffix, unless), required, requiredWhere, cutOff, standIn);
    }

    /**
     * Where there is no value, the source's other forms may know more.
     */
    public GraphQlField orAskElsewhere()
    {
        return new GraphQlField(selection, pointer, conversion, true, requiredWhere, cutOff, standIn);
    }

    /**
     * Where there is no value although the boolean at the pointer is true, the source's other forms may know more.
     */
    public GraphQlField orAskElsewhereIf(String booleanPointer)
    {
        return new GraphQlField(selection, pointer, conversion, true, Optional.of(JsonPointer.parse(booleanPointer)), cutOff, standIn);
    }

    /**
     * Where there is no value, the source's other forms may know more. Where the account that holds it is null, it does not exist any more: they show nothing then, or an account
     * that stands in for it, and show the same for all such records, so that one of them tells it for all.
     *
     * @param column the column of the table that has the account's name
     * @param name the name of the account that may stand in
     */
    public GraphQlField orStandIn(String column, String name)
    {
        return new GraphQlField(selection, pointer, conversion, true, requiredWhere, cutOff, Optional.of(new StandIn(column, name)));
    }

    /**
     * Whether one object holds both values, which is not the record itself.
     */
    public boolean isBeside(GraphQlField other)
    {
        return pointer.segments().size() > 1 && other.pointer.segments().size() > 1 && pointer.parent().equals(other.pointer.parent());
    }

    /**
     * Where the boolean at the pointer is true, the value is only a part of what the other forms give.
     */
    public GraphQlField cutOffWhere(String booleanPointer)
    {
        return new GraphQlField(selection, pointer, conversion, required, requiredWhere, Optional.of(JsonPointer.parse(booleanPointer)), standIn);
    }
}
