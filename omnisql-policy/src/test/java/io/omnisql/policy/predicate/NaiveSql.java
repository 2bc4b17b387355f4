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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.Subject;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Operand;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A condition as somebody would write it in SQL, word for word: with NOT where it is, and NULL for what is missing. The engine's own logic says what it means.
 */
final class NaiveSql
{
    private static final String UNKNOWN = "CAST(NULL AS boolean)";

    private final Subject subject;
    private final Map<String, Type> types;

    NaiveSql(Subject subject, Map<String, Type> types)
    {
        this.subject = requireNonNull(subject, "subject is null");
        this.types = requireNonNull(types, "types is null");
    }

    String sql(Condition condition)
    {
        return "(" + switch (condition) {
            case Condition.AllRows _ -> "TRUE";
            case Condition.And(List<Condition> terms) -> terms.stream().map(this::sql).collect(joining(" AND "));
            case Condition.Or(List<Condition> terms) -> terms.stream().map(this::sql).collect(joining(" OR "));
            case Condition.Not(Condition term) -> "NOT " + sql(term);
            case Condition.Equal(String column, Operand operand) -> only(column, operand).map(value -> compared(column, "=", value)).orElse(UNKNOWN);
            case Condition.In(String column, List<Operand> operands) -> values(column, operands).stream()
                    .map(value -> value.map(text -> compared(column, "=", text)).orElse(UNKNOWN))
                    .collect(joining(" OR "));
            case Condition.InRange range -> range(range);
            case Condition.StartsWith(String column, List<Operand> operands) -> values(column, operands).stream()
                    .map(value -> value.filter(text -> !text.isEmpty()).map(text -> "substr(%s, 1, %s) = %s".formatted(SqlText.identifier(column), text.codePointCount(0, text.length()), SqlText.text(text))).orElse(UNKNOWN))
                    .collect(joining(" OR "));
            case Condition.Contains(String column, List<Operand> operands) -> values(column, operands).stream()
                    .map(value -> value.map(text -> "contains(%s, %s)".formatted(SqlText.identifier(column), SqlText.literal(type(column), text))).orElse(UNKNOWN))
                    .collect(joining(" OR "));
            case Condition.IsNull(String column) -> SqlText.identifier(column) + " IS NULL";
        } + ")";
    }

    /**
     * A range is one comparison: unknown where one of its ends is.
     */
    private String range(Condition.InRange range)
    {
        List<Optional<String>> ends = Stream.concat(
                        range.low().stream().map(limit -> only(range.column(), limit.operand()).map(value -> compared(range.column(), limit.inclusive() ? ">=" : ">", value))),
                        range.high().stream().map(limit -> only(range.column(), limit.operand()).map(value -> compared(range.column(), limit.inclusive() ? "<=" : "<", value))))
                .collect(toImmutableList());
        return ends.stream().allMatch(Optional::isPresent) ? ends.stream().map(Optional::get).collect(joining(" AND ")) : UNKNOWN;
    }

    private String compared(String column, String operator, String value)
    {
        return "%s %s %s".formatted(SqlText.identifier(column), operator, SqlText.literal(type(column), value));
    }

    private Optional<String> only(String column, Operand operand)
    {
        List<Optional<String>> values = values(column, ImmutableList.of(operand)).stream().distinct().collect(toImmutableList());
        return values.size() == 1 ? values.getFirst() : Optional.empty();
    }

    /**
     * Empty for each that is missing.
     */
    private List<Optional<String>> values(String column, List<Operand> operands)
    {
        return operands.stream().flatMap(operand -> values(column, operand).stream()).collect(toImmutableList());
    }

    private List<Optional<String>> values(String column, Operand operand)
    {
        return switch (operand) {
            case Operand.Literal(String text) -> ImmutableList.of(LiteralText.canonical(type(column), text));
            case Operand.Attribute(String name) -> {
                List<String> texts = SubjectAttributes.values(subject, name);
                yield texts.isEmpty() ? ImmutableList.of(Optional.empty()) : texts.stream().map(text -> LiteralText.canonical(type(column), text)).collect(toImmutableList());
            }
        };
    }

    private Type type(String column)
    {
        return types.get(column) instanceof ArrayType array ? array.getElementType() : types.get(column);
    }
}
