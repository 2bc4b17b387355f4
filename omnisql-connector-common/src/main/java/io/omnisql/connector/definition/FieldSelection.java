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

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A parameter that names the fields which records are to have.
 *
 * @param parameter what carries their names
 * @param within the object of a record that has the fields; what stands elsewhere in it is there in any case
 * @param nothing what is named where no field is wanted
 * @param largestPage the most records of a page then
 */
public record FieldSelection(String parameter, JsonPointer within, String nothing, int largestPage)
{
    public FieldSelection
    {
        requireNonNull(parameter, "parameter is null");
        requireNonNull(within, "within is null");
        requireNonNull(nothing, "nothing is null");
        checkArgument(largestPage > 0, "largestPage must be positive");
    }

    /**
     * The names of the fields that have these values, or are records themselves, each once.
     */
    public List<String> fields(Records records, Stream<ValueSource> sources)
    {
        Stream<String> named = Stream.concat(records.within().stream().limit(1), sources.flatMap(source -> pointer(records, source).stream()))
                .flatMap(pointer -> field(pointer).stream());
        Stream<String> members = records.within().equals(ImmutableList.of(within)) ? records.members().stream().flatMap(List::stream).map(Records.Member::name) : Stream.of();
        return Stream.concat(named, members)
                .distinct()
                .sorted()
                .collect(toImmutableList());
    }

    /**
     * What the parameter says.
     */
    public List<String> named(List<String> fields)
    {
        return fields.isEmpty() ? ImmutableList.of(nothing) : fields;
    }

    private Optional<String> field(JsonPointer pointer)
    {
        int depth = within.segments().size();
        return pointer.segments().size() > depth && pointer.segments().subList(0, depth).equals(within.segments())
                ? Optional.of(pointer.segments().get(depth))
                : Optional.empty();
    }

    /**
     * Where the value is in an element of a page, if it is there and not in an array of it.
     */
    private static Optional<JsonPointer> pointer(Records records, ValueSource source)
    {
        int depth = records.within().size();
        return switch (source) {
            case ValueSource.Around(JsonPointer pointer, int levels) -> Optional.of(pointer).filter(_ -> levels == depth);
            case ValueSource.At _, ValueSource.UrlSegment _, ValueSource.UrlSegmentAfter _, ValueSource.Beginning _, ValueSource.Document _ when depth > 0 -> Optional.empty();
            case ValueSource.At(JsonPointer pointer, _) -> Optional.of(pointer);
            case ValueSource.UrlSegment(JsonPointer pointer, _) -> Optional.of(pointer);
            case ValueSource.UrlSegmentAfter(JsonPointer pointer, _, _) -> Optional.of(pointer);
            case ValueSource.Beginning(JsonPointer pointer, _) -> Optional.of(pointer);
            case ValueSource.Document(JsonPointer pointer, _) -> Optional.of(pointer);
            case ValueSource.Place _, ValueSource.Key _, ValueSource.Listed _, ValueSource.Count _, ValueSource.FetchedAt _, ValueSource.Freshness _, ValueSource.Reuse _, ValueSource.PolicyHash _ -> Optional.empty();
        };
    }
}
