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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Where the records are in a response, and which of them are not rows of the table.
 *
 * @param pointers the places of the records, read in this order; the empty pointer is the whole document
 * @param shape whether each place holds an array of records, of values that are records by themselves, or a single record
 * @param without pointers into a record: a record that has a value there is no row of the table
 * @param within pointers to arrays, each in an element of the one before, the first one in what stands at the places: the elements of the last one are the records
 * @param members of what the last of these pointers leads to, if that is an object: each member that is listed and not null is a record
 */
public record Records(List<JsonPointer> pointers, Shape shape, List<JsonPointer> without, @JsonInclude(NON_EMPTY) List<JsonPointer> within, @JsonInclude(NON_ABSENT) Optional<List<Member>> members)
{
    public enum Shape
    {
        ARRAY,
        VALUES,
        SINGLE,
    }

    public Records
    {
        pointers = ImmutableList.copyOf(pointers);
        requireNonNull(shape, "shape is null");
        without = ImmutableList.copyOf(without);
        within = within == null ? ImmutableList.of() : ImmutableList.copyOf(within);
        members = members == null ? Optional.empty() : members.map(ImmutableList::copyOf);
        checkArgument(members.isEmpty() || !within.isEmpty(), "members stand within something");
    }

    public Records(List<JsonPointer> pointers, Shape shape, List<JsonPointer> without)
    {
        this(pointers, shape, without, ImmutableList.of(), Optional.empty());
    }

    /**
     * The document is an array of records.
     */
    public static Records array()
    {
        return new Records(ImmutableList.of(JsonPointer.ROOT), Shape.ARRAY, ImmutableList.of());
    }

    /**
     * Each of the places holds an array of records.
     */
    public static Records arrays(String... pointers)
    {
        return new Records(Stream.of(pointers).map(JsonPointer::parse).collect(toImmutableList()), Shape.ARRAY, ImmutableList.of());
    }

    /**
     * The place holds an array of texts, numbers or flags, each of which is a record; the empty pointer leads to it.
     */
    public static Records values(String pointer)
    {
        return new Records(ImmutableList.of(JsonPointer.parse(pointer)), Shape.VALUES, ImmutableList.of());
    }

    /**
     * The document is one record.
     */
    public static Records single()
    {
        return new Records(ImmutableList.of(JsonPointer.ROOT), Shape.SINGLE, ImmutableList.of());
    }

    /**
     * The place holds one record.
     */
    public static Records single(String pointer)
    {
        return new Records(ImmutableList.of(JsonPointer.parse(pointer)), Shape.SINGLE, ImmutableList.of());
    }

    public Records without(String pointer)
    {
        return new Records(pointers, shape, ImmutableList.<JsonPointer>builder().addAll(without).add(JsonPointer.parse(pointer)).build(), within, members);
    }

    /**
     * The records are the elements of an array in each of these, or in each element of an array in each of them; one that is missing or null has none.
     *
     * @param arrays where they are, from the outside to the inside
     */
    public Records within(String... arrays)
    {
        return new Records(pointers, shape, without, Stream.of(arrays).map(JsonPointer::parse).collect(toImmutableList()), Optional.empty());
    }

    /**
     * The records are members of an object in each of these, as objects of their own: with the labels of the member, and its value under {@link Member#VALUE}. One that is missing or null is none.
     *
     * @param object where it is
     */
    public Records members(String object, List<Member> members)
    {
        return new Records(pointers, shape, without, ImmutableList.of(JsonPointer.parse(object)), Optional.of(members));
    }

    /**
     * The same with others in place of the members that are known.
     */
    public Records withMembers(List<Member> others)
    {
        return new Records(pointers, shape, without, within, Optional.of(others));
    }

    /**
     * The same records at another place.
     */
    public Records at(JsonPointer place)
    {
        return new Records(ImmutableList.of(place), shape, without, within, members);
    }

    /**
     * One of the records, as a document of its own.
     */
    public Records alone()
    {
        return new Records(ImmutableList.of(JsonPointer.ROOT), Shape.SINGLE, without, within, members);
    }

    /**
     * What pages are made of, be it the records or what they are in.
     */
    public Records paged()
    {
        return new Records(pointers, shape, ImmutableList.of());
    }

    /**
     * Whether each element of a page is one row.
     */
    @JsonIgnore
    public boolean areRows()
    {
        return without.isEmpty() && within.isEmpty();
    }

    /**
     * A member of an object that is a record by itself.
     *
     * @param labels what is known of all records of that name, by the names under which they have it
     */
    public record Member(String name, Map<String, String> labels)
    {
        /**
         * Where a record has the member's own value.
         */
        public static final String VALUE = "value";

        public Member
        {
            requireNonNull(name, "name is null");
            labels = ImmutableMap.copyOf(labels);
            checkArgument(!labels.containsKey(VALUE), "a label has the name of the value");
        }
    }
}
