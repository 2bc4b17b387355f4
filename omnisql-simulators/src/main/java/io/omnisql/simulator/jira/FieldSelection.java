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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;

import java.util.List;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * The fields that a request wants: named ones, all, or those for the navigator, and none that is named with a minus.
 */
record FieldSelection(ImmutableSet<String> words)
{
    private static final String ALL = "*all";
    private static final String NAVIGABLE = "*navigable";

    FieldSelection
    {
        requireNonNull(words, "words is null");
    }

    /**
     * @param byDefault what is taken where nothing is asked for
     */
    static FieldSelection parse(List<String> parameters, String byDefault)
    {
        ImmutableSet<String> words = parameters.stream()
                .flatMap(parameter -> Splitter.on(',').trimResults().omitEmptyStrings().splitToStream(parameter))
                .collect(toImmutableSet());
        return new FieldSelection(words.isEmpty() ? ImmutableSet.of(byDefault) : words);
    }

    FieldSelection without(SystemField field)
    {
        return new FieldSelection(ImmutableSet.<String>builder().addAll(words).add("-" + field.id()).build());
    }

    boolean takes(SystemField field)
    {
        return takes(field.id(), field.isNavigable());
    }

    boolean takes(CustomField field)
    {
        return takes(field.fieldId(), true);
    }

    private boolean takes(String id, boolean navigable)
    {
        if (words.contains("-" + id)) {
            return false;
        }
        // nothing but exclusions means the navigable ones
        boolean navigator = words.contains(NAVIGABLE) || words.stream().allMatch(word -> word.startsWith("-"));
        return words.contains(id) || words.contains(ALL) || (navigator && navigable);
    }

    /**
     * Whether nothing is wanted but what names an issue.
     */
    boolean isNamesOnly()
    {
        return words.stream().allMatch(word -> word.equals("id") || word.equals("key"));
    }

    boolean isIdOnly()
    {
        return words.equals(ImmutableSet.of("id"));
    }

    /**
     * Whether so many fields are wanted that pages get shorter.
     */
    boolean isWide()
    {
        return words.size() > 25 || words.contains(ALL) || words.contains(NAVIGABLE);
    }
}
