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

import io.omnisql.simulator.jira.jql.Operand;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers in JQL, and lengths of time as seconds.
 */
final class JqlNumbers
{
    private static final Pattern LENGTH = Pattern.compile("(\\d+)([wdhm]?)");

    private JqlNumbers() {}

    static Optional<Double> number(Operand operand, String field, JqlContext context)
    {
        Optional<Double> number = switch (operand) {
            case Operand.Numeric(long value) -> Optional.of((double) value);
            case Operand.Text(String value) when value.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?") -> Optional.of(Double.parseDouble(value));
            case Operand.Text _, Operand.Empty _, Operand.Several _, Operand.Function _ -> Optional.empty();
        };
        if (number.isEmpty()) {
            context.refuse("The value for the field '%s' is not a number.".formatted(field));
        }
        return number;
    }

    /**
     * A working day has eight hours, and a week five days; a bare number is of minutes.
     */
    static Optional<Double> length(Operand operand, String field, JqlContext context)
    {
        String text = operand instanceof Operand.Text(String value) ? value : operand instanceof Operand.Numeric(long value) ? String.valueOf(value) : "";
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            context.refuse("The value for the field '%s' is not a length of time.".formatted(field));
            return Optional.empty();
        }
        double amount = Double.parseDouble(matcher.group(1));
        return Optional.of(switch (matcher.group(2)) {
            case "w" -> amount * 5 * 8 * 3_600;
            case "d" -> amount * 8 * 3_600;
            case "h" -> amount * 3_600;
            default -> amount * 60;
        });
    }
}
