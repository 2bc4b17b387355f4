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
package io.omnisql.connector.request;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.FilterOperator;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A condition of a search text.
 *
 * @param field the source's word for what is compared
 * @param values what it is compared with: values of which it has one, or one bound; none where it is about null alone
 * @param quoted whether the values are texts
 * @param droppable whether the request is still right without it, so that a source which refuses it can be asked again
 */
public record QueryCondition(String field, FilterOperator operator, List<String> values, boolean quoted, boolean droppable)
{
    public QueryCondition
    {
        requireNonNull(field, "field is null");
        requireNonNull(operator, "operator is null");
        values = ImmutableList.copyOf(values);
    }

    /**
     * The same about fewer values.
     */
    public QueryCondition withValues(List<String> fewer)
    {
        return new QueryCondition(field, operator, fewer, quoted, droppable);
    }

    /**
     * Without values, which may be secrets of the query's author or of a policy.
     */
    @Override
    public String toString()
    {
        return "%s %s".formatted(field, operator);
    }
}
