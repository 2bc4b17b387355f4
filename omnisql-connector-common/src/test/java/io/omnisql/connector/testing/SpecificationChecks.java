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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether columns read all that an official description declares. Members are paths with dots, as {@link SpecifiedMembers} has them.
 */
public final class SpecificationChecks
{
    private SpecificationChecks() {}

    /**
     * Each member has a column or a reason to have none, and each reason has a member that has no column.
     */
    public static void assertMembers(TableDefinition table, Set<String> specified, Set<String> read, Set<String> leftOut)
    {
        assertThat(specified).describedAs("%s: members that are declared", table.name()).isNotEmpty();
        Set<String> missing = specified.stream()
                .filter(member -> read.stream().noneMatch(column -> isPartOf(member, column)))
                .collect(toImmutableSet());
        assertThat(missing).describedAs("%s: members without a column and without a reason", table.name())
                .allMatch(member -> leftOut.stream().anyMatch(other -> isPartOf(member, other)));
        assertThat(Sets.filter(leftOut, member -> missing.stream().noneMatch(other -> isPartOf(other, member)))).describedAs("%s: reasons for nothing", table.name()).isEmpty();
    }

    /**
     * The members of a record that the columns of a table read.
     */
    public static Set<String> membersRead(TableDefinition table)
    {
        return membersRead(table, ImmutableList.of(""));
    }

    /**
     * The members that the columns of a table read of a record, or of what it is in.
     *
     * @param within where the record is, from the outside to the inside: the last one is the path of the record itself in what the members are counted from
     */
    public static Set<String> membersRead(TableDefinition table, List<String> within)
    {
        return table.columns().stream().flatMap(column -> members(column.source(), column, within)).collect(toImmutableSet());
    }

    private static Stream<String> members(ValueSource source, ColumnDefinition column, List<String> places)
    {
        return switch (source) {
            case ValueSource.At(JsonPointer pointer, boolean _) -> members(path(places.getLast(), pointer), column.type());
            case ValueSource.UrlSegment(JsonPointer pointer, int _) -> Stream.of(path(places.getLast(), pointer));
            case ValueSource.UrlSegmentAfter(JsonPointer pointer, String _, int _) -> Stream.of(path(places.getLast(), pointer));
            case ValueSource.Beginning(JsonPointer pointer, String _) -> Stream.of(path(places.getLast(), pointer));
            case ValueSource.Document(JsonPointer pointer, String _) -> Stream.of(path(places.getLast(), pointer));
            case ValueSource.Around(JsonPointer pointer, int levels) -> places.size() > levels ? members(path(places.get(places.size() - 1 - levels), pointer), column.type()) : Stream.of();
            case ValueSource.Place(), ValueSource.Key(), ValueSource.Listed(), ValueSource.Count(), ValueSource.FetchedAt(), ValueSource.Freshness(), ValueSource.Reuse(), ValueSource.PolicyHash() -> Stream.of();
        };
    }

    private static Stream<String> members(String path, ColumnType type)
    {
        return switch (type) {
            case ColumnType.Scalar _ -> Stream.of(path);
            case ColumnType.ArrayOf(ColumnType element) -> members(path, element);
            case ColumnType.RowOf(List<ColumnType.Field> fields) -> fields.stream().flatMap(field -> members(path(path, field.pointer()), field.type()));
        };
    }

    private static String path(String place, JsonPointer pointer)
    {
        return Stream.concat(Stream.of(place), pointer.segments().stream())
                .filter(segment -> !segment.isEmpty() && !segment.equals(JsonPointer.EACH))
                .collect(joining("."));
    }

    private static boolean isPartOf(String member, String whole)
    {
        return member.equals(whole) || member.startsWith(whole + ".");
    }
}
