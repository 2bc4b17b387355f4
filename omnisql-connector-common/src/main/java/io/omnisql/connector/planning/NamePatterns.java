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
package io.omnisql.connector.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

/**
 * Which names under a prefix are meant: those that match one of the patterns and are not excepted. Compares without case.
 *
 * @param patterns names in which {@code *} stands for any text
 * @param except plain names
 * @param end what ends the name in longer texts that begin with it, where it is in them for the last time; nothing where the texts are names
 */
public record NamePatterns(List<String> patterns, List<String> except, @JsonInclude(NON_EMPTY) String end)
{
    public NamePatterns
    {
        patterns = ImmutableList.copyOf(patterns);
        except = ImmutableList.copyOf(except);
        end = end == null ? "" : end;
    }

    public NamePatterns(List<String> patterns, List<String> except)
    {
        this(patterns, except, "");
    }

    public static NamePatterns any()
    {
        return new NamePatterns(ImmutableList.of("*"), ImmutableList.of());
    }

    /**
     * Whether every name is meant.
     */
    @JsonIgnore
    public boolean isAny()
    {
        return patterns.contains("*") && except.isEmpty();
    }

    /**
     * The name that a text is, or begins with, if it does.
     */
    Optional<String> name(String text)
    {
        int length = end.isEmpty() ? text.length() : text.lastIndexOf(end);
        return length < 0 ? Optional.empty() : Optional.of(text.substring(0, length));
    }

    public boolean admits(String text)
    {
        return name(text).filter(this::admitsName).isPresent();
    }

    private boolean admitsName(String name)
    {
        return except.stream().noneMatch(name::equalsIgnoreCase) && patterns.stream().anyMatch(pattern -> ScopePattern.matchesLast(pattern, name));
    }
}
