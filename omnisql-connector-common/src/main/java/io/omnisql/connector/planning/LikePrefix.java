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
package io.omnisql.connector.planning;

import io.airlift.slice.Slice;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.Type;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.expression.StandardFunctions.LIKE_FUNCTION_NAME;
import static java.util.Objects.requireNonNull;

/**
 * A comparison by {@code LIKE} with a prefix and any rest, which is a range of the column's values: {@code LIKE 'web%'} is from web up to, and without, wec. Pure.
 *
 * @param variable the name of the column in the expression
 * @param domain the values that it admits
 */
record LikePrefix(String variable, Domain domain)
{
    // the last character has one after it, in one byte
    private static final Pattern PREFIX = Pattern.compile("(?s)([^%_]*)([\\x00-\\x7e&&[^%_]])%");

    LikePrefix
    {
        requireNonNull(variable, "variable is null");
        requireNonNull(domain, "domain is null");
    }

    /**
     * Empty for any other expression.
     */
    static Optional<LikePrefix> of(ConnectorExpression expression)
    {
        if (expression instanceof Call call &&
                call.getFunctionName().equals(LIKE_FUNCTION_NAME) &&
                call.getArguments().size() == 2 &&
                call.getArguments().getFirst() instanceof Variable variable &&
                call.getArguments().getLast() instanceof Constant constant &&
                constant.getValue() instanceof Slice pattern) {
            Matcher prefix = PREFIX.matcher(pattern.toStringUtf8());
            return prefix.matches() ? Optional.of(new LikePrefix(variable.getName(), domain(variable.getType(), prefix.group(1), prefix.group(2).charAt(0)))) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Domain domain(Type type, String start, char last)
    {
        return Domain.create(ValueSet.ofRanges(Range.range(type, utf8Slice(start + last), true, utf8Slice(start + (char) (last + 1)), false)), false);
    }
}
