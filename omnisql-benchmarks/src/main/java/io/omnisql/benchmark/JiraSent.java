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
package io.omnisql.benchmark;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.util.Comparator.naturalOrder;

/**
 * What a source has sent of a search.
 *
 * @param bytes what has gone over the wire
 * @param unpacked what that was before it was compressed
 * @param fields the fields that any request has asked for
 */
record JiraSent(long pages, long bytes, long unpacked, ImmutableSortedSet<String> fields)
{
    static final JiraSent NOTHING = new JiraSent(0, 0, 0, ImmutableSortedSet.of());

    JiraSent
    {
        fields = ImmutableSortedSet.copyOf(fields);
    }

    JiraSent withPage(int sent, int size, Set<String> asked)
    {
        return new JiraSent(pages + 1, bytes + sent, unpacked + size, ImmutableSortedSet.<String>naturalOrder().addAll(fields).addAll(asked).build());
    }

    String line()
    {
        return "%s %s %s %s".formatted(pages, bytes, unpacked, String.join(",", fields));
    }

    static JiraSent parse(String line)
    {
        List<String> words = ImmutableList.copyOf(Splitter.on(' ').split(line));
        return new JiraSent(
                Long.parseLong(words.get(0)),
                Long.parseLong(words.get(1)),
                Long.parseLong(words.get(2)),
                Splitter.on(',').omitEmptyStrings().splitToStream(words.get(3)).collect(toImmutableSortedSet(naturalOrder())));
    }
}
