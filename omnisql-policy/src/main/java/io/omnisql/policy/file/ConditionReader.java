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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Condition.Limit;
import io.omnisql.policy.model.Operand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Reads which rows a policy grants.
 */
final class ConditionReader
{
    private static final String ALL_ROWS = "all-rows";
    private static final Set<String> LOGIC = ImmutableSet.of("and", "or", "not");
    private static final Set<String> LOW = ImmutableSet.of("at-least", "above");
    private static final Set<String> HIGH = ImmutableSet.of("at-most", "below");
    private static final Set<String> RANGE = Sets.union(LOW, HIGH).immutableCopy();
    private static final Set<String> OPERATORS = ImmutableSet.<String>builder().add("equals", "in", "starts-with", "contains", "is-null").addAll(RANGE).build();
    private static final Set<String> COMPARISON = ImmutableSet.<String>builder().add("column").addAll(OPERATORS).build();
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private ConditionReader() {}

    static Optional<Condition> condition(YamlNode node)
    {
        if (node.isScalar()) {
            return node.text(ImmutableSet.of(ALL_ROWS), "a condition, or the word %s. There is no SQL here, and there are no subqueries: write {column: …, equals: …}".formatted(ALL_ROWS)).map(_ -> new Condition.AllRows());
        }
        Map<String, YamlNode> entries = node.entries();
        if (entries.keySet().stream().noneMatch(LOGIC::contains)) {
            return comparison(node, node.entries(COMPARISON));
        }
        if (entries.size() > 1) {
            node.problem("%s stands alone: put the other part beside it, into a list".formatted(Sets.intersection(entries.keySet(), LOGIC).iterator().next()));
            return Optional.empty();
        }
        Map.Entry<String, YamlNode> entry = entries.entrySet().iterator().next();
        return switch (entry.getKey()) {
            case "not" -> condition(entry.getValue()).map(Condition.Not::new);
            case "and" -> terms(entry.getValue()).map(Condition.And::new);
            default -> terms(entry.getValue()).map(Condition.Or::new);
        };
    }

    private static Optional<List<Condition>> terms(YamlNode node)
    {
        List<YamlNode> elements = node.elements();
        if (elements.isEmpty() && node.isSequence()) {
            node.problem("is an empty list: name conditions");
        }
        List<Condition> terms = elements.stream().flatMap(element -> condition(element).stream()).collect(toImmutableList());
        return Optional.of(terms).filter(read -> !read.isEmpty() && read.size() == elements.size());
    }

    private static Optional<Condition> comparison(YamlNode node, Map<String, YamlNode> entries)
    {
        Optional<String> column = node.required(entries, "column").flatMap(YamlNode::text).filter(name -> Names.isLowerCase(node, name));
        List<String> operators = entries.keySet().stream().filter(OPERATORS::contains).collect(toImmutableList());
        if (operators.isEmpty()) {
            node.problem("compares with nothing: add one of " + String.join(", ", OPERATORS));
            return Optional.empty();
        }
        if (RANGE.containsAll(operators) && operators.stream().filter(LOW::contains).count() <= 1 && operators.stream().filter(HIGH::contains).count() <= 1) {
            return range(column, entries);
        }
        if (operators.size() > 1) {
            node.problem("compares twice: one comparison each, in a list below and");
            return Optional.empty();
        }
        YamlNode value = entries.get(operators.getFirst());
        return switch (operators.getFirst()) {
            case "equals" -> operand(value).flatMap(operand -> column.map(name -> new Condition.Equal(name, operand)));
            case "in" -> operands(value).flatMap(operands -> column.map(name -> new Condition.In(name, operands)));
            case "starts-with" -> operands(value).flatMap(operands -> column.map(name -> new Condition.StartsWith(name, operands)));
            case "contains" -> operands(value).flatMap(operands -> column.map(name -> new Condition.Contains(name, operands)));
            default -> value.flag().flatMap(isNull -> column.map(name -> isNull ? new Condition.IsNull(name) : new Condition.Not(new Condition.IsNull(name))));
        };
    }

    private static Optional<Condition> range(Optional<String> column, Map<String, YamlNode> entries)
    {
        Optional<Limit> low = limit(entries, LOW);
        Optional<Limit> high = limit(entries, HIGH);
        if (low.isPresent() != entries.keySet().stream().anyMatch(LOW::contains) || high.isPresent() != entries.keySet().stream().anyMatch(HIGH::contains)) {
            return Optional.empty();
        }
        return column.map(name -> new Condition.InRange(name, low, high));
    }

    private static Optional<Limit> limit(Map<String, YamlNode> entries, Set<String> operators)
    {
        return entries.entrySet().stream()
                .filter(entry -> operators.contains(entry.getKey()))
                .findFirst()
                .flatMap(entry -> operand(entry.getValue()).map(operand -> new Limit(operand, entry.getKey().startsWith("at-"))));
    }

    private static Optional<List<Operand>> operands(YamlNode node)
    {
        if (!node.isSequence()) {
            return operand(node).map(ImmutableList::of);
        }
        List<YamlNode> elements = node.elements();
        if (elements.isEmpty()) {
            node.problem("is an empty list, of which no row can be: name values");
        }
        List<Operand> operands = elements.stream().flatMap(element -> operand(element).stream()).collect(toImmutableList());
        return Optional.of(operands).filter(read -> !read.isEmpty() && read.size() == elements.size());
    }

    private static Optional<Operand> operand(YamlNode node)
    {
        if (node.isScalar()) {
            return node.text().map(Operand.Literal::new);
        }
        if (node.isSequence()) {
            node.problem("has to be one value: take in for several");
            return Optional.empty();
        }
        Map<String, YamlNode> entries = node.entries(ImmutableSet.of("attribute"));
        return node.required(entries, "attribute").flatMap(name -> name.text(ATTRIBUTE, "the name of an attribute")).map(Operand.Attribute::new);
    }
}
