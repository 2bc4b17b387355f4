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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import java.util.List;

import static java.lang.String.format;

/**
 * What is wrong with a definition, as far as it has been found. Not thread-safe.
 */
final class DefinitionProblems
{
    private final ImmutableList.Builder<String> problems = ImmutableList.builder();

    @FormatMethod
    void add(@FormatString String format, Object... arguments)
    {
        problems.add(format(format, arguments));
    }

    void duplicates(String where, String what, List<String> names)
    {
        ImmutableMultiset.copyOf(names).entrySet().stream()
                .filter(entry -> entry.getCount() > 1)
                .forEach(entry -> add("%s: two of %s '%s'", where, what, entry.getElement()));
    }

    List<String> all()
    {
        return problems.build();
    }
}
