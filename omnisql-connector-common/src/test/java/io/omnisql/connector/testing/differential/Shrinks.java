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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What is a step smaller than a list: large steps first.
 */
final class Shrinks
{
    private Shrinks() {}

    /**
     * Either half, and then the list without each of its elements.
     */
    static <T> Stream<List<T>> of(List<T> list)
    {
        Stream<List<T>> halves = list.size() < 4
                ? Stream.of()
                : Stream.of(list.subList(0, list.size() / 2), list.subList(list.size() / 2, list.size()));
        return Stream.concat(halves, IntStream.range(0, list.size()).mapToObj(index -> without(list, index)));
    }

    /**
     * The same, and then the list with each element a step smaller.
     */
    static <T> Stream<List<T>> of(List<T> list, Function<T, Stream<T>> smaller)
    {
        Stream<List<T>> inner = IntStream.range(0, list.size()).boxed()
                .flatMap(index -> smaller.apply(list.get(index)).map(element -> with(list, index, element)));
        return Stream.concat(of(list), inner);
    }

    private static <T> List<T> without(List<T> list, int index)
    {
        return IntStream.range(0, list.size()).filter(other -> other != index).mapToObj(list::get).collect(toImmutableList());
    }

    private static <T> List<T> with(List<T> list, int index, T element)
    {
        return ImmutableList.<T>builder().addAll(list.subList(0, index)).add(element).addAll(list.subList(index + 1, list.size())).build();
    }
}
