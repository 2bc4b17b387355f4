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
package io.omnisql.simulator.github;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import static com.google.common.base.CharMatcher.inRange;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Makes up titles, bodies and branch names.
 */
final class RandomText
{
    private static final ImmutableList<String> VERBS = ImmutableList.of(
            "Fix", "Replace", "Measure", "Explain", "Remove", "Speed up", "Investigate", "Revert");

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
            "trailing blanks ",
            "UPPER case");

    private static final ImmutableList<String> SENTENCES = ImmutableList.of(
            "It happens on every launch.",
            "I could not reproduce it.",
            "See the log below.\n\n```\nERROR 42\n```",
            "Ça ne marche pas.",
            "Please look at this before Friday.",
            "Steps:\r\n1. start\r\n2. wait",
            "🚀🚀🚀",
            "- [ ] one\n- [x] two");

    private static final Splitter WORDS = Splitter.on(inRange('a', 'z').or(inRange('0', '9')).negate()).omitEmptyStrings();

    private final Random random;

    RandomText(Random random)
    {
        this.random = requireNonNull(random, "random is null");
    }

    String title()
    {
        return pick(VERBS) + " " + pick(THINGS);
    }

    String body()
    {
        StringBuilder body = new StringBuilder();
        int sentences = 1 + random.nextInt(5);
        for (int i = 0; i < sentences; i++) {
            body.append(i == 0 ? "" : " ").append(pick(SENTENCES));
        }
        return body.toString();
    }

    /**
     * Half of the branches of a project that is tracked elsewhere begin with the key that its issue has there.
     */
    String branch(int number, String title, Optional<String> tracker)
    {
        if (random.nextBoolean()) {
            return "fix/" + number;
        }
        return tracker.map(key -> "%s-%s-%s".formatted(key, number, words(title))).orElse("feature-" + number);
    }

    private static String words(String title)
    {
        return WORDS.splitToStream(title.toLowerCase(Locale.ROOT)).collect(joining("-"));
    }

    private String pick(ImmutableList<String> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
