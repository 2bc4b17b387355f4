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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;

/**
 * The kinds of attacks, and what each finds out under our policy and under Trino's own rules, as a table.
 */
final class AttackTable
{
    private static final String HEADER =
            """
            | | Attacks | Variants | Find out, in the engine | Variants | Find out, in scans as well | With a literal filter of Trino's own | With a subquery filter of Trino's own |
            |---|---|---|---|---|---|---|---|
            """;

    private final ListMultimap<String, AttackResult> results;

    AttackTable(Collection<AttackResult> results)
    {
        this.results = results.stream().collect(toImmutableListMultimap(result -> result.attack().id(), identity()));
    }

    String markdown()
    {
        StringBuilder table = new StringBuilder(HEADER);
        for (AttackClass kind : AttackClass.ALL) {
            table.append("| %s | %s | %s |%n".formatted(kind.id(), kind.name(), kind.elsewhere().map(where -> "| %s | | | |".formatted(where)).orElseGet(() -> columns(results.get(kind.id())))));
        }
        Collection<AttackResult> all = ImmutableListMultimap.copyOf(results).values();
        table.append("| | all | %s |%n".formatted(columns(List.copyOf(all))));
        return table.toString();
    }

    private static String columns(List<AttackResult> ofKind)
    {
        return "%s | %s | %s | %s".formatted(
                columns(ofKind, PolicyLayer.ENGINE),
                columns(ofKind, PolicyLayer.SCANS),
                leaks(ofKind, Protection.STOCK_LITERAL),
                leaks(ofKind, Protection.STOCK_SUBQUERY));
    }

    private static String columns(List<AttackResult> ofKind, PolicyLayer layer)
    {
        List<AttackResult> ofLayer = ofKind.stream().filter(result -> result.layer() == layer).collect(toImmutableList());
        return ofLayer.isEmpty() ? " | " : "%s | %s".formatted(variants(ofLayer.stream()), found(ofLayer, layer));
    }

    private static String found(List<AttackResult> ofLayer, PolicyLayer layer)
    {
        String accepted = ofLayer.stream().map(AttackResult::attack).map(Attack::leak).flatMap(Optional::stream).filter(layer::accepts).distinct().sorted().map(AcceptedLeak::description).collect(joining(", "));
        String gaps = leaks(ofLayer, Protection.POLICY);
        return Stream.of(gaps, accepted).filter(text -> !text.isEmpty()).collect(joining("; "));
    }

    private static String leaks(List<AttackResult> results, Protection protection)
    {
        long leaking = variants(results.stream().filter(result -> result.leaksUnder(protection)));
        return leaking == 0 ? "" : Long.toString(leaking);
    }

    private static long variants(Stream<AttackResult> results)
    {
        return results.map(result -> result.attack().toString()).distinct().count();
    }
}
