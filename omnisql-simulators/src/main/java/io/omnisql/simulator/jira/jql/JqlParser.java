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
import io.omnisql.simulator.jira.jql.Clause.Qualifier;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads tokens as JQL: NOT binds closer than AND, which binds closer than OR.
 */
final class JqlParser
{
    private static final String OPERATORS = "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

    private final TokenStream tokens;

    JqlParser(ImmutableList<Token> tokens)
    {
        this.tokens = new TokenStream(tokens);
    }

    JqlQuery parse()
    {
        Optional<Clause> where = tokens.peek().kind() == Token.Kind.END || tokens.beginsOrder() ? Optional.empty() : Optional.of(or());
        ImmutableList.Builder<SortField> orderBy = ImmutableList.builder();
        if (tokens.beginsOrder()) {
            tokens.next();
            tokens.next();
            do {
                orderBy.add(new SortField(tokens.name(), direction()));
            }
            while (tokens.takeSymbol(","));
        }
        if (tokens.peek().kind() != Token.Kind.END) {
            throw tokens.unexpected("either 'OR' or 'AND'");
        }
        return new JqlQuery(where, orderBy.build());
    }

    private SortField.Direction direction()
    {
        if (tokens.takeWord("DESC")) {
            return SortField.Direction.DESCENDING;
        }
        return tokens.takeWord("ASC") ? SortField.Direction.ASCENDING : SortField.Direction.OF_FIELD;
    }

    private Clause or()
    {
        ImmutableList.Builder<Clause> parts = ImmutableList.builder();
        do {
            parts.add(and());
        }
        while (tokens.takeWord("OR") || tokens.takeSymbol("||") || tokens.takeSymbol("|"));
        ImmutableList<Clause> all = parts.build();
        return all.size() == 1 ? all.getFirst() : new Clause.Or(all);
    }

    private Clause and()
    {
        ImmutableList.Builder<Clause> parts = ImmutableList.builder();
        do {
            parts.add(not());
        }
        while (tokens.takeWord("AND") || tokens.takeSymbol("&&") || tokens.takeSymbol("&"));
        ImmutableList<Clause> all = parts.build();
        return all.size() == 1 ? all.getFirst() : new Clause.And(all);
    }

    private Clause not()
    {
        if (tokens.takeWord("NOT") || tokens.takeSymbol("!")) {
            return new Clause.Not(not());
        }
        if (tokens.takeSymbol("(")) {
            Clause inner = or();
            tokens.expect(")");
            return inner;
        }
        String field = tokens.name();
        Operator operator = operator();
        boolean takesList = operator == Operator.IN || operator == Operator.NOT_IN || operator == Operator.WAS_IN || operator == Operator.WAS_NOT_IN;
        Optional<Operand> operand = operator == Operator.CHANGED ? Optional.empty() : Optional.of(takesList ? several() : operand());
        return new Clause.Terminal(field, operator, operand, qualifiers());
    }

    private Operator operator()
    {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.SYMBOL) {
            return switch (token.text()) {
                case "=" -> Operator.EQUALS;
                case "!=" -> Operator.NOT_EQUALS;
                case "<" -> Operator.LESS;
                case ">" -> Operator.GREATER;
                case "<=" -> Operator.AT_MOST;
                case ">=" -> Operator.AT_LEAST;
                case "~" -> Operator.LIKE;
                case "!~" -> Operator.NOT_LIKE;
                default -> throw noOperator(token);
            };
        }
        return switch (token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "") {
            case "IN" -> Operator.IN;
            case "NOT" -> {
                if (!tokens.takeWord("IN")) {
                    throw tokens.unexpected("'IN'");
                }
                yield Operator.NOT_IN;
            }
            case "IS" -> tokens.takeWord("NOT") ? Operator.IS_NOT : Operator.IS;
            case "WAS" -> tokens.takeWord("NOT") ? (tokens.takeWord("IN") ? Operator.WAS_NOT_IN : Operator.WAS_NOT) : tokens.takeWord("IN") ? Operator.WAS_IN : Operator.WAS;
            case "CHANGED" -> Operator.CHANGED;
            default -> throw noOperator(token);
        };
    }

    private Operand several()
    {
        // a function may give several values by itself
        if (!tokens.peek().isSymbol("(")) {
            return operand();
        }
        tokens.expect("(");
        ImmutableList.Builder<Operand> operands = ImmutableList.builder();
        do {
            operands.add(operand());
        }
        while (tokens.takeSymbol(","));
        tokens.expect(")");
        return new Operand.Several(operands.build());
    }

    private Operand operand()
    {
        if (tokens.peek().isSymbol("(")) {
            return several();
        }
        if (tokens.takeWord("EMPTY") || tokens.takeWord("NULL")) {
            return new Operand.Empty();
        }
        if (tokens.peek().isNumber()) {
            return new Operand.Numeric(Long.parseLong(tokens.next().text()));
        }
        String text = tokens.name();
        if (!tokens.takeSymbol("(")) {
            return new Operand.Text(text);
        }
        ImmutableList.Builder<String> arguments = ImmutableList.builder();
        if (!tokens.peek().isSymbol(")")) {
            do {
                arguments.add(tokens.peek().isNumber() ? tokens.next().text() : tokens.name());
            }
            while (tokens.takeSymbol(","));
        }
        tokens.expect(")");
        return new Operand.Function(text, arguments.build());
    }

    private ImmutableList<Qualifier> qualifiers()
    {
        ImmutableList.Builder<Qualifier> qualifiers = ImmutableList.builder();
        boolean found = true;
        while (found) {
            found = false;
            for (Qualifier.Kind kind : Qualifier.Kind.values()) {
                if (tokens.takeWord(kind.name())) {
                    qualifiers.add(new Qualifier(kind, operand()));
                    found = true;
                }
            }
        }
        return qualifiers.build();
    }

    private static JqlException noOperator(Token token)
    {
        return new JqlException("Expecting operator but got '%s'. %s".formatted(token.text(), OPERATORS), token);
    }
}
