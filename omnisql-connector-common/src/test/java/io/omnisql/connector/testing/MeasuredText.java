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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * A document that tells how many requests queries have made, beside the least.
 */
public final class MeasuredText
{
    private static final Pattern COST = Pattern.compile("(\\d+) / (\\d+)");
    private static final Pattern MEAN = Pattern.compile("\\d+\\.\\d+");

    private MeasuredText() {}

    /**
     * The text without what may be another number the next time.
     */
    public static String withoutMeasures(String text)
    {
        return MEAN.matcher(COST.matcher(text).replaceAll("… / $2")).replaceAll("…");
    }

    public static ImmutableList<Integer> made(String text)
    {
        return COST.matcher(text).results().map((MatchResult cost) -> Integer.valueOf(cost.group(1))).collect(toImmutableList());
    }
}
