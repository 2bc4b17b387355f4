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
import com.google.common.collect.ImmutableMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A part of a YAML file that knows its place. What is asked of it and not there is a problem, and the reading goes on.
 */
final class YamlNode
{
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final Node node;
    private final String path;
    private final ImmutableList.Builder<PolicyProblem> problems;

    YamlNode(Node node, String path, ImmutableList.Builder<PolicyProblem> problems)
    {
        this.node = requireNonNull(node, "node is null");
        this.path = requireNonNull(path, "path is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    void problem(String message)
    {
        problems.add(new PolicyProblem(line(), path, message));
    }

    int line()
    {
        return node.getStartMark().getLine() + 1;
    }

    boolean isScalar()
    {
        return node instanceof ScalarNode;
    }

    boolean isSequence()
    {
        return node instanceof SequenceNode;
    }

    /**
     * By keys that can be any.
     */
    Map<String, YamlNode> entries()
    {
        if (!(node instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
            problem("has to be a mapping: key: value");
            return ImmutableMap.of();
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(tuple.getKeyNode(), path, problems);
            key.text().ifPresent(name -> {
                YamlNode value = new YamlNode(tuple.getValueNode(), path.isEmpty() ? name : path + "." + name, problems);
                if (entries.putIfAbsent(name, value) != null) {
                    key.problem("%s stands here twice: keep one".formatted(name));
                }
            });
        }
        return ImmutableMap.copyOf(entries);
    }

    /**
     * By keys that are known: others are problems.
     */
    Map<String, YamlNode> entries(Set<String> known)
    {
        Map<String, YamlNode> entries = entries();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.problem("is not known here: %s are".formatted(String.join(", ", known.stream().sorted().toList())));
            }
        });
        return entries;
    }

    Optional<YamlNode> required(Map<String, YamlNode> entries, String key)
    {
        Optional<YamlNode> value = Optional.ofNullable(entries.get(key));
        if (value.isEmpty()) {
            problem(key + " is missing");
        }
        return value;
    }

    List<YamlNode> elements()
    {
        if (!(node instanceof SequenceNode sequence) || !sequence.getTag().equals(Tag.SEQ)) {
            problem("has to be a list");
            return ImmutableList.of();
        }
        ImmutableList.Builder<YamlNode> elements = ImmutableList.builder();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            elements.add(new YamlNode(sequence.getValue().get(i), "%s[%s]".formatted(path, i), problems));
        }
        return elements.build();
    }

    Optional<String> text()
    {
        if (node instanceof ScalarNode scalar && PLAIN.contains(scalar.getTag())) {
            return Optional.of(scalar.getValue());
        }
        problem(node instanceof ScalarNode ? "has no value: write one, in quotes where it is empty or null" : "has to be a single value");
        return Optional.empty();
    }

    Optional<String> text(Pattern pattern, String description)
    {
        return text().filter(value -> {
            boolean matches = pattern.matcher(value).matches();
            if (!matches) {
                problem("has to be " + description);
            }
            return matches;
        });
    }

    Optional<String> text(Set<String> words, String description)
    {
        return text().filter(value -> {
            if (!words.contains(value)) {
                problem("has to be " + description);
            }
            return words.contains(value);
        });
    }

    Optional<Boolean> flag()
    {
        return text().flatMap(word -> switch (word) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                problem("has to be true or false");
                yield Optional.empty();
            }
        });
    }

    Optional<Integer> number(int most)
    {
        return text(NUMBER, "a whole number up to " + most).map(Integer::valueOf).filter(number -> {
            if (number > most) {
                problem("has to be a whole number up to " + most);
            }
            return number <= most;
        });
    }

    /**
     * A list of values, which may be empty, or one value by itself.
     */
    List<String> texts()
    {
        return isSequence() ? elements().stream().flatMap(element -> element.text().stream()).collect(toImmutableList()) : text().map(ImmutableList::of).orElseGet(ImmutableList::of);
    }
}
