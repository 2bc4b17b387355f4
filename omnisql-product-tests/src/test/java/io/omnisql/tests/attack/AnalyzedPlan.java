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

import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;

/**
 * The text of {@code EXPLAIN ANALYZE}, but for what is another one every time: how long it took, how much memory that was, and how both are spread.
 */
final class AnalyzedPlan
{
    private static final Pattern TIMES = Pattern.compile("\\b[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h|d)\\b( \\(([0-9.]+|\\?)%\\))?");
    private static final Pattern SIZES = Pattern.compile("\\b[0-9]+(\\.[0-9]+)?[kMGT]?B\\b");
    private static final Pattern SPREAD = Pattern.compile("distribution|usage over time|_ms'|std\\.dev\\.");

    private AnalyzedPlan() {}

    static String withoutTimes(String plan)
    {
        return plan.lines()
                .filter(line -> !SPREAD.matcher(line).find())
                .map(line -> TIMES.matcher(line).replaceAll("#"))
                .map(line -> line.contains("Memory") ? SIZES.matcher(line).replaceAll("#") : line)
                .collect(joining("\n"));
    }
}
