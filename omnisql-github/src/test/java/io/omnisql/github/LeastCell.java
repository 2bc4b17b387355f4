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

import com.google.common.collect.ImmutableList;

import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * One kind of query: what its catalog declares, how it names repositories, whether it has a limit, and what it is joined with.
 */
record LeastCell(Scope scope, Key key, boolean limit, Join join)
{
    LeastCell
    {
        requireNonNull(scope, "scope is null");
        requireNonNull(key, "key is null");
        requireNonNull(join, "join is null");
    }

    /**
     * All cells but those that cannot be: repositories come from a join only where there is one, and an open catalog has no rows without a key.
     */
    static ImmutableList<LeastCell> all()
    {
        return Stream.of(Scope.values())
                .flatMap(scope -> Stream.of(Key.values())
                        .flatMap(key -> Stream.of(Join.values())
                                .flatMap(join -> Stream.of(false, true).map(limit -> new LeastCell(scope, key, limit, join)))))
                .filter(cell -> cell.key() != Key.JOIN || cell.join() != Join.NONE)
                .filter(cell -> cell.scope() != Scope.OPEN || cell.key() != Key.NONE)
                .collect(toImmutableList());
    }

    String words()
    {
        return "%s, %s, %s limit".formatted(scope.words, key == Key.NONE ? "no key" : key.words, limit ? "with" : "without");
    }

    @Override
    public String toString()
    {
        return "| %s | %s | %s | %s |".formatted(scope.words, key.words, limit ? "with" : "without", join.words);
    }

    enum Scope
    {
        NAMES("exact names", "named"),
        ORGANIZATION("an organization", "acme"),
        OPEN("open", "github");

        private final String words;
        private final String catalog;

        Scope(String words, String catalog)
        {
            this.words = words;
            this.catalog = catalog;
        }

        String catalog()
        {
            return catalog;
        }
    }

    enum Key
    {
        LITERAL("a literal"),
        IN("a list"),
        JOIN("a join"),
        NONE("none");

        private final String words;

        Key(String words)
        {
            this.words = words;
        }
    }

    enum Join
    {
        NONE("none"),
        INNER("inner"),
        LEFT("left"),
        SEMI("semi");

        private final String words;

        Join(String words)
        {
            this.words = words;
        }
    }
}
