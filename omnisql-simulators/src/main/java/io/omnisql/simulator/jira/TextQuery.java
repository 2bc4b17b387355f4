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
import com.google.common.collect.ImmutableSet;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The words a text is searched for, in whatever case; all of them have to be there, and a phrase in its order. Without
 * any word, as of punctuation only, nothing is found.
 */
record TextQuery(ImmutableList<ImmutableList<String>> phrases)
{
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+[*?]?");

    /**
     * Words that the index leaves out.
     */
    private static final ImmutableSet<String> STOP_WORDS = ImmutableSet.of(
            "a", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "s", "such", "t", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with");

    TextQuery
    {
        requireNonNull(phrases, "phrases is null");
    }

    static TextQuery parse(String query)
    {
        ImmutableList.Builder<ImmutableList<String>> phrases = ImmutableList.builder();
        Matcher part = PART.matcher(query);
        while (part.find()) {
            if (part.group(1) != null) {
                phrases.add(words(part.group(1).replaceAll("[*?]", " ")));
            }
            else {
                words(part.group(2)).forEach(word -> phrases.add(ImmutableList.of(word)));
            }
        }
        return new TextQuery(phrases.build().stream().filter(phrase -> !phrase.isEmpty()).collect(toImmutableList()));
    }

    boolean matches(String text)
    {
        List<String> words = words(text.replaceAll("[*?]", " "));
        return !phrases.isEmpty() && phrases.stream().allMatch(phrase -> contains(words, phrase));
    }

    private static boolean contains(List<String> words, List<String> phrase)
    {
        String first = phrase.getFirst();
        if (phrase.size() == 1 && first.matches(".*[*?]")) {
            return words.stream().anyMatch(word -> word.startsWith(first.substring(0, first.length() - 1)));
        }
        return Collections.indexOfSubList(words, phrase) >= 0;
    }

    private static ImmutableList<String> words(String text)
    {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results()
                .map(result -> result.group())
                .filter(word -> !STOP_WORDS.contains(word))
                .collect(toImmutableList());
    }
}
