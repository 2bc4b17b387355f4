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
package io.omnisql.simulator.jira.jql;

import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * A piece of JQL, with the place where it begins.
 */
record Token(Kind kind, String text, int line, int character)
{
    Token
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(text, "text is null");
    }

    boolean isSymbol(String symbol)
    {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /**
     * Whether this is a word of the language; quoted text never is.
     */
    boolean isWord(String word)
    {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(word);
    }

    boolean isNumber()
    {
        return kind == Kind.WORD && text.matches("-?\\d{1,18}");
    }

    enum Kind
    {
        WORD,
        QUOTED,
        SYMBOL,
        END,
    }
}
