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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * The table of requests in the documentation. What a join of Trino costs under a limit depends on how soon Trino has enough, so the table says what the same join costs without one.
 */
final class LeastReference
{
    private LeastReference() {}

    static String markdown(List<MeasuredQuery> measured)
    {
        List<MeasuredQuery> alone = measured.stream().filter(query -> query.query().cell().join() == LeastCell.Join.NONE).toList();
        StringBuilder text = new StringBuilder();
        text.append("%s queries; the geometric mean of made / least is %s, and %s for those of one table.\n\n".formatted(measured.size(), decimal(measured), decimal(alone)));
        text.append("| Scope | Key | LIMIT | Join | Requests made / least |\n|---|---|---|---|---|\n");
        Map<LeastCell, List<MeasuredQuery>> cells = measured.stream().collect(Collectors.groupingBy(query -> query.query().cell(), LinkedHashMap::new, Collectors.toList()));
        cells.forEach((cell, queries) -> text.append("%s %s |\n".formatted(
                cell,
                queries.stream().map(query -> "%s %s / %s".formatted(query.query().subject(), most(query, measured), query.least())).collect(joining(", ")))));
        text.append("\nThe queries, in a catalog with exact names, and without their limit:\n\n");
        Map<String, String> examples = new LinkedHashMap<>();
        measured.forEach(query -> examples.putIfAbsent("%s, %s".formatted(query.query().subject(), query.query().cell().join().name().toLowerCase(ROOT)), query.query().whole()));
        examples.forEach((subject, sql) -> text.append("- %s: `%s`\n".formatted(subject, sql)));
        return text.toString();
    }

    private static int most(MeasuredQuery query, List<MeasuredQuery> measured)
    {
        LeastCell cell = query.query().cell();
        if (!cell.limit() || !query.joinedByTrino()) {
            return query.made();
        }
        return measured.stream()
                .filter(other -> other.query().cell().scope() == cell.scope() && other.query().whole().equals(query.query().whole()))
                .mapToInt(MeasuredQuery::made)
                .max()
                .orElseThrow();
    }

    private static String decimal(List<MeasuredQuery> measured)
    {
        return "%.2f".formatted(MeasuredQuery.mean(measured));
    }
}
