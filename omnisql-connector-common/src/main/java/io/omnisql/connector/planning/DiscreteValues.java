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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slice;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.DateType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The finite list of values that a domain admits, as texts for a path or a parameter. Pure.
 */
public final class DiscreteValues
{
    private static final int MOST = 1_000;

    private DiscreteValues() {}

    /**
     * The values other than null; empty when the domain admits more than can be listed.
     */
    static Optional<List<String>> of(Domain domain)
    {
        return values(domain).flatMap(listed -> texts(domain.getType(), listed));
    }

    /**
     * The domain with those of its texts that are wanted; as it is when it admits more than can be listed.
     */
    public static Domain filter(Domain domain, Predicate<String> wanted)
    {
        return values(domain)
                .filter(_ -> domain.getType() instanceof VarcharType)
                .map(listed -> Domain.create(
                        ValueSet.copyOf(domain.getType(), listed.stream().filter(value -> wanted.test(((Slice) value).toStringUtf8())).collect(toImmutableList())),
                        domain.isNullAllowed()))
                .orElse(domain);
    }

    private static Optional<Collection<Object>> values(Domain domain)
    {
        if (domain.getValues().isNone()) {
            return Optional.of(ImmutableList.of());
        }
        return domain.getValues().isDiscreteSet()
                ? Optional.of(domain.getValues().getDiscreteSet())
                : domain.getValues().tryExpandRanges(MOST);
    }

    private static Optional<List<String>> texts(Type type, Collection<Object> values)
    {
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        for (Object value : values) {
            switch (value) {
                case Slice slice -> texts.add(slice.toStringUtf8());
                case Long day when type.equals(DateType.DATE) -> {
                    Optional<String> date = WholeBound.date(day);
                    if (date.isEmpty()) {
                        return Optional.empty();
                    }
                    texts.add(date.get());
                }
                case Long number -> texts.add(number.toString());
                case Boolean flag -> texts.add(flag.toString());
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(texts.build());
    }
}
