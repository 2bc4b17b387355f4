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
 * Cuts JQL into tokens; texts come out without their quotes and escapes.
 */
final class JqlLexer
{
    private static final String RESERVED = "+.;?*/%^$#@[]{}";
    private static final String ENDS_WORD = "()=!<>~|&,\"'" + RESERVED;

    private final String text;
    private final ImmutableList.Builder<Token> tokens = ImmutableList.builder();
    private int at;

    private JqlLexer(String text)
    {
        this.text = requireNonNull(text, "text is null");
    }

    static ImmutableList<Token> tokens(String text)
    {
        return new JqlLexer(text).read();
    }

    private ImmutableList<Token> read()
    {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            }
            else if (next == '"' || next == '\'') {
                quoted(next);
            }
            else if (RESERVED.indexOf(next) >= 0) {
                throw new JqlException("The character '%s' is a reserved JQL character. You must enclose it in a string or use the escape '\\u%04x' instead.".formatted(next, (int) next), token(Token.Kind.SYMBOL, "", at));
            }
            else if (ENDS_WORD.indexOf(next) >= 0) {
                symbol();
            }
            else {
                word();
            }
        }
        return tokens.add(token(Token.Kind.END, "", at)).build();
    }

    private void symbol()
    {
        String pair = text.substring(at, Math.min(text.length(), at + 2));
        String symbol = switch (pair) {
            case "!=", "!~", "<=", ">=", "&&", "||" -> pair;
            default -> pair.substring(0, 1);
        };
        tokens.add(token(Token.Kind.SYMBOL, symbol, at));
        at += symbol.length();
    }

    private void word()
    {
        int start = at;
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ENDS_WORD.indexOf(text.charAt(at)) < 0) {
            word.append(character());
        }
        // a custom field by its id is the one word with brackets
        if (word.toString().equalsIgnoreCase("cf") && at < text.length() && text.charAt(at) == '[') {
            int end = text.indexOf(']', at);
            String id = end < 0 ? "" : text.substring(at + 1, end).trim();
            if (!id.matches("\\d+")) {
                throw new JqlException("Expecting a custom field id but got '%s'.".formatted(id), token(Token.Kind.WORD, "", at));
            }
            word.setLength(0);
            word.append("cf[").append(id).append(']');
            at = end + 1;
        }
        tokens.add(token(Token.Kind.WORD, word.toString(), start));
    }

    private void quoted(char quote)
    {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            value.append(character());
        }
        if (at == text.length()) {
            throw new JqlException("The quoted string '%s' has not been completed.".formatted(value), token(Token.Kind.QUOTED, "", start));
        }
        at++;
        tokens.add(token(Token.Kind.QUOTED, value.toString(), start));
    }

    /**
     * One character, or what its escape stands for.
     */
    private char character()
    {
        char first = text.charAt(at++);
        if (first != '\\') {
            return first;
        }
        char escaped = at < text.length() ? text.charAt(at++) : '\0';
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '\\', '"', '\'', ' ' -> escaped;
            case 'u' -> unicode();
            default -> throw new JqlException(
                    "'\\%s' is an illegal JQL escape sequence. The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.".formatted(escaped),
                    token(Token.Kind.WORD, "", at - 2));
        };
    }

    private char unicode()
    {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9A-Fa-f]{4}")) {
            throw new JqlException("'\\u%s' is an illegal JQL escape sequence.".formatted(digits), token(Token.Kind.WORD, "", at - 2));
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private Token token(Token.Kind kind, String value, int start)
    {
        String before = text.substring(0, start);
        return new Token(kind, value, (int) before.chars().filter(c -> c == '\n').count() + 1, start - before.lastIndexOf('\n'));
    }
}
