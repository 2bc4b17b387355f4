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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The fields of a GraphQL query that lead to records, from the root of the schema, such as {@code repository(owner: {owner}, name: {repo}).issue(number: {number:Int})}.
 * <p>
 * An argument in braces is the value of the column with that name; its type in the schema is String unless it is said. A field whose objects are of several types, only some of which have the next
 * field, is followed by those, as in {@code target:Commit.history} or {@code issueOrPullRequest(number: {number:Int}):Issue|PullRequest.comments}.
 */
public record GraphQlPath(List<Step> steps)
{
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\(([^)]*)\\))?(?::([A-Za-z]+(?:\\|[A-Za-z]+)*))?");
    private static final Pattern ARGUMENT = Pattern.compile("([A-Za-z]+): \\{([a-z0-9_]+)(?::([A-Za-z]+))?}");

    public GraphQlPath
    {
        steps = ImmutableList.copyOf(steps);
        checkArgument(!steps.isEmpty(), "a path has at least one field");
        checkArgument(steps.getLast().types().isEmpty(), "the types of an object are those that have the next field");
    }

    @JsonCreator
    public static GraphQlPath parse(String text)
    {
        ImmutableList.Builder<Step> steps = ImmutableList.builder();
        Matcher matcher = STEP.matcher(text);
        int position = 0;
        do {
            checkArgument(matcher.region(position, text.length()).lookingAt(), "No path of GraphQL fields: %s", text);
            steps.add(new Step(
                    matcher.group(1),
                    matcher.group(2) == null ? ImmutableList.of() : arguments(matcher.group(2)),
                    matcher.group(3) == null ? ImmutableList.of() : ImmutableList.copyOf(matcher.group(3).split("\\|", -1))));
            position = matcher.end() + 1;
        }
        while (position <= text.length() && text.charAt(position - 1) == '.');
        checkArgument(position == text.length() + 1, "No path of GraphQL fields: %s", text);
        return new GraphQlPath(steps.build());
    }

    private static List<Argument> arguments(String text)
    {
        ImmutableList.Builder<Argument> arguments = ImmutableList.builder();
        for (String part : text.split(", ", -1)) {
            Matcher matcher = ARGUMENT.matcher(part);
            checkArgument(matcher.matches(), "No argument of a GraphQL field: %s", part);
            arguments.add(new Argument(matcher.group(1), matcher.group(2), matcher.group(3) == null ? "String" : matcher.group(3)));
        }
        return arguments.build();
    }

    /**
     * The arguments of all fields, in their order.
     */
    public List<Argument> arguments()
    {
        return steps.stream().flatMap(step -> step.arguments().stream()).collect(toImmutableList());
    }

    /**
     * The fields alone, such as {@code repository.issue}.
     */
    public String fields()
    {
        return steps.stream().map(Step::field).collect(joining("."));
    }

    /**
     * Whether a place in an answer is one of the fields, and not within the records to which they lead; the first name of both is the query's own.
     */
    public boolean reaches(List<String> place)
    {
        List<String> names = steps.stream().map(Step::field).collect(toImmutableList());
        return place.size() <= names.size() && place.subList(1, place.size()).equals(names.subList(1, place.size()));
    }

    @Override
    @JsonValue
    public String toString()
    {
        return steps.stream().map(Step::toString).collect(joining("."));
    }

    /**
     * A field with the arguments that keys are written into.
     *
     * @param types the types of its objects that have the next field; none where all have it
     */
    public record Step(String field, List<Argument> arguments, List<String> types)
    {
        public Step
        {
            requireNonNull(field, "field is null");
            arguments = ImmutableList.copyOf(arguments);
            types = ImmutableList.copyOf(types);
        }

        @Override
        public String toString()
        {
            String called = arguments.isEmpty() ? field : arguments.stream().map(Argument::toString).collect(joining(", ", field + "(", ")"));
            return types.isEmpty() ? called : called + ":" + String.join("|", types);
        }
    }

    /**
     * @param column the column whose value it is
     * @param type the argument's type in the schema, without the exclamation mark
     */
    public record Argument(String name, String column, String type)
    {
        public Argument
        {
            requireNonNull(name, "name is null");
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
        }

        @Override
        public String toString()
        {
            return type.equals("String") ? "%s: {%s}".formatted(name, column) : "%s: {%s:%s}".formatted(name, column, type);
        }
    }
}
