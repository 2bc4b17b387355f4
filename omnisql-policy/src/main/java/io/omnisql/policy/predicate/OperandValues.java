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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.util.Comparator.naturalOrder;

/**
 * The values that a column is compared with.
 *
 * @param known in their canonical texts
 * @param unknown whether something is missing among them: an attribute that the user does not have, or a value that the column's type does not have
 */
record OperandValues(Set<String> known, boolean unknown)
{
    static final OperandValues NONE = new OperandValues(ImmutableSortedSet.of(), false);

    OperandValues
    {
        known = ImmutableSortedSet.copyOf(known);
    }

    static OperandValues of(String canonical)
    {
        return new OperandValues(ImmutableSortedSet.of(canonical), false);
    }

    static OperandValues ofAttribute(Type type, List<String> texts)
    {
        Set<String> known = texts.stream().flatMap(text -> LiteralText.canonical(type, text).stream()).collect(toImmutableSortedSet(naturalOrder()));
        return new OperandValues(known, texts.isEmpty() || texts.stream().anyMatch(text -> LiteralText.canonical(type, text).isEmpty()));
    }

    OperandValues plus(OperandValues other)
    {
        return new OperandValues(ImmutableSortedSet.<String>naturalOrder().addAll(known).addAll(other.known).build(), unknown || other.unknown);
    }

    /**
     * With this value as one that is missing.
     */
    OperandValues without(String value)
    {
        return known.contains(value) ? new OperandValues(known.stream().filter(text -> !text.equals(value)).collect(toImmutableSortedSet(naturalOrder())), true) : this;
    }

    /**
     * The value, where it is the only one.
     */
    Optional<String> only()
    {
        return Optional.of(known).filter(values -> values.size() == 1 && !unknown).map(values -> values.iterator().next());
    }

    /**
     * With which a comparison can be true: those that are known; none of them where it is negated and one is missing, as that one might be the column's.
     */
    List<String> comparable(boolean negated)
    {
        return negated && unknown ? ImmutableList.of() : ImmutableList.copyOf(known);
    }
}
