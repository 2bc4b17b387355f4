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
package io.omnisql.simulator.github;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;

import java.util.Locale;

/**
 * The scalars that GitHub declares, all of which are written as text.
 */
final class GraphQlText
        implements Coercing<String, String>
{
    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale)
    {
        return value.toString();
    }

    @Override
    public String parseValue(Object value, GraphQLContext context, Locale locale)
    {
        return value.toString();
    }

    @Override
    public String parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale)
    {
        if (value instanceof StringValue text) {
            return text.getValue();
        }
        if (value instanceof IntValue number) {
            return number.getValue().toString();
        }
        throw new CoercingParseLiteralException("neither text nor a number");
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale)
    {
        return StringValue.of(value.toString());
    }
}
