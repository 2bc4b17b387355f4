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

/**
 * What a clause of JQL says about a field.
 */
public enum Operator
{
    EQUALS("="),
    NOT_EQUALS("!="),
    LESS("<"),
    GREATER(">"),
    AT_MOST("<="),
    AT_LEAST(">="),
    LIKE("~"),
    NOT_LIKE("!~"),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not"),
    WAS("was"),
    WAS_NOT("was not"),
    WAS_IN("was in"),
    WAS_NOT_IN("was not in"),
    CHANGED("changed");

    private final String text;

    Operator(String text)
    {
        this.text = text;
    }

    /**
     * How messages name it.
     */
    public String text()
    {
        return text.toUpperCase(Locale.ROOT);
    }

    /**
     * What NOT makes of it; nothing has no opposite but that something changed.
     */
    public Operator opposite()
    {
        return switch (this) {
            case EQUALS -> NOT_EQUALS;
            case NOT_EQUALS -> EQUALS;
            case LESS -> AT_LEAST;
            case GREATER -> AT_MOST;
            case AT_MOST -> GREATER;
            case AT_LEAST -> LESS;
            case LIKE -> NOT_LIKE;
            case NOT_LIKE -> LIKE;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
            case IS -> IS_NOT;
            case IS_NOT -> IS;
            case WAS -> WAS_NOT;
            case WAS_NOT -> WAS;
            case WAS_IN -> WAS_NOT_IN;
            case WAS_NOT_IN -> WAS_IN;
            case CHANGED -> CHANGED;
        };
    }
}
