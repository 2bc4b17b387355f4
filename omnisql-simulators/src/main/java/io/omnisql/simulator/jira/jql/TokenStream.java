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

import com.google.common.collect.ImmutableList;

import static java.util.Objects.requireNonNull;

/**
 * Goes through tokens one by one, and says what it finds where something else is expected.
 */
final class TokenStream
{
    private final ImmutableList<Token> tokens;
    private int at;

    TokenStream(ImmutableList<Token> tokens)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    boolean beginsOrder()
    {
        return peek().isWord("ORDER") && tokens.get(at + 1).isWord("BY");
    }

    String name()
    {
        Token token = peek();
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
            throw unexpected("either a value, list or function");
        }
        if (token.kind() == Token.Kind.WORD && ReservedWords.contains(token.text())) {
            throw new JqlException("'%s' is a reserved JQL word. You must surround it in quotation marks to use it in a query.".formatted(token.text()), token);
        }
        return next().text();
    }

    Token peek()
    {
        return tokens.get(at);
    }

    Token next()
    {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean takeWord(String word)
    {
        return take(peek().isWord(word));
    }

    boolean takeSymbol(String symbol)
    {
        return take(peek().isSymbol(symbol));
    }

    private boolean take(boolean found)
    {
        if (found) {
            at++;
        }
        return found;
    }

    void expect(String symbol)
    {
        if (!takeSymbol(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    JqlException unexpected(String expected)
    {
        Token token = peek();
        return new JqlException("Expecting %s but got '%s'.".formatted(expected, token.kind() == Token.Kind.END ? "the end of the query" : token.text()), token);
    }
}
