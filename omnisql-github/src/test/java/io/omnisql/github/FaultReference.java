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
package io.omnisql.github;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * The fault matrix in the documentation.
 */
final class FaultReference
{
    private FaultReference() {}

    static String markdown()
    {
        StringBuilder text = new StringBuilder();
        long served = FaultRows.ALL.stream().filter(FaultRow::served).count();
        text.append("%s faults at page-source level, each also with the scan cancelled while the fault keeps it waiting; %s of them through a running server.\n\n".formatted(FaultRows.ALL.size(), served));
        text.append("| Fault | What happens | How often | While what is read | At | Required outcome | Server |\n|---|---|---|---|---|---|---|\n");
        FaultRows.ALL.forEach(row -> places(row).forEach((outcome, places) -> text.append("| %s | %s | %s | %s | %s | %s%s | %s |\n".formatted(
                row.id(),
                row.name(),
                row.times().map(times -> times == 1 ? "once" : times + " times").orElse("for ever"),
                read(row),
                places.size() == FaultPlace.values().length ? "each page" : places.stream().map(place -> place.name().toLowerCase(ROOT)).collect(joining(", ")),
                outcome,
                outcome.rows() && !row.waits().isZero() ? ", not before " + seconds(row) : "",
                row.served() ? "yes" : ""))));
        text.append("\nFaults of the project's list that are tested elsewhere, or not yet:\n\n| Fault | What happens | Outcome | Tests |\n|---|---|---|---|\n");
        FaultElsewhere.ALL.forEach(row -> text.append("| %s | %s | %s | %s |\n".formatted(row.id(), row.name(), row.outcome(), row.tests().stream().map("`%s`"::formatted).collect(joining(", ")))));
        return text.toString();
    }

    private static Map<FaultOutcome, Set<FaultPlace>> places(FaultRow row)
    {
        Map<FaultOutcome, Set<FaultPlace>> places = new LinkedHashMap<>();
        row.outcomes().forEach((place, outcome) -> places.computeIfAbsent(outcome, _ -> EnumSet.noneOf(FaultPlace.class)).add(place));
        return places;
    }

    private static String read(FaultRow row)
    {
        String scan = switch (row.scan()) {
            case CURSORS -> "pages by cursors";
            case NUMBERS -> "pages by numbers";
            case QUERIES -> "GraphQL queries";
        };
        return row.credential() == FaultCredential.APP ? scan + ", as an App" : scan;
    }

    private static String seconds(FaultRow row)
    {
        return row.waits().toSeconds() + " s";
    }
}
