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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;

import java.util.Random;

import static java.util.Objects.requireNonNull;

/**
 * Makes up what people write in tickets.
 */
final class TicketText
{
    private static final ImmutableList<String> VERBS = ImmutableList.of("Fix", "Replace", "Measure", "Explain", "Remove", "Speed up", "Investigate", "Revert");

    private static final ImmutableList<String> THINGS = ImmutableList.of(
            "the fuel gauge",
            "a stuck valve",
            "flaky telemetry",
            "the landing checklist",
            "l'été des fusées",
            "日本語 labels",
            "\"quoted\" output",
            "the 100% cpu loop",
            "O'Hollow's patch",
            "null handling",
            "UPPER case",
            "C:\\temp\\new");

    private static final ImmutableList<String> SENTENCES = ImmutableList.of(
            "It happens on every launch.",
            "I could not reproduce it.",
            "Ça ne marche pas.",
            "Please look at this before Friday.",
            "🚀🚀🚀",
            "project = ROCKET OR 1 = 1 --",
            "!!!");

    private static final ImmutableList<String> LABELS = ImmutableList.of("backend", "Backend", "ui", "tech-debt", "größe", "a\"b", "and", "customer");

    private final Random random;

    TicketText(Random random)
    {
        this.random = requireNonNull(random, "random is null");
    }

    String summary()
    {
        return pick(VERBS) + " " + pick(THINGS);
    }

    String sentence()
    {
        return pick(SENTENCES);
    }

    String[] labels(int count)
    {
        return random.ints(0, LABELS.size()).distinct().limit(count).mapToObj(LABELS::get).sorted().toArray(String[]::new);
    }

    private String pick(ImmutableList<String> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
