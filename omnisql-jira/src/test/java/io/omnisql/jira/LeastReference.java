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
package io.omnisql.jira;

import io.omnisql.connector.testing.LeastReport;
import io.omnisql.connector.testing.MeasuredCase;

import static java.util.stream.Collectors.joining;

/**
 * The table of requests in the documentation.
 */
final class LeastReference
{
    // a list of keys says no more by its end
    private static final int LONGEST = 260;

    private LeastReference() {}

    static String markdown(LeastReport report)
    {
        StringBuilder text = new StringBuilder();
        text.append("%s queries; the geometric mean of made / least is %.2f.\n\n".formatted(report.measured().size(), report.mean()));
        text.append("| Kind | Requests made / least |\n|---|---|\n");
        report.measured().stream().map(MeasuredCase::kind).distinct().forEach(kind -> text.append("| %s | %s |\n".formatted(
                kind,
                report.of(kind).stream().map(query -> "%s %s / %s".formatted(query.name(), query.made(), query.least())).collect(joining(", ")))));
        text.append("\nWhat takes more than the least:\n\n");
        report.measured().stream().filter(query -> query.made() > query.least()).forEach(query -> text.append("- %s: %s\n".formatted(query.name(), query.why())));
        text.append("\nThe queries:\n\n");
        report.measured().forEach(query -> text.append("- %s: `%s`\n".formatted(query.name(), shortened(query.sql()))));
        return text.toString();
    }

    private static String shortened(String sql)
    {
        return sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + " …";
    }
}
