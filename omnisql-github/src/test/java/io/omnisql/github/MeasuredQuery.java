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
package io.omnisql.github;

import io.omnisql.connector.testing.MeasuredCase;

import java.util.Collection;

import static java.util.Objects.requireNonNull;

/**
 * What a query has cost, beside the least that it can and the least that the connector has foretold.
 *
 * @param joinedByTrino whether the plan had a join, and not one scan of both tables
 */
record MeasuredQuery(LeastQuery query, boolean joinedByTrino, int made, int least, long estimated)
{
    MeasuredQuery
    {
        requireNonNull(query, "query is null");
    }

    double ratio()
    {
        return (double) made / least;
    }

    MeasuredCase asCase()
    {
        return new MeasuredCase(query.kind().words(), "%s, %s".formatted(query.subject(), query.cell().words()), query.sql(), 0, made, least, query.why());
    }

    /**
     * The geometric mean of the ratios.
     */
    static double mean(Collection<MeasuredQuery> queries)
    {
        return Math.exp(queries.stream().mapToDouble(query -> Math.log(query.ratio())).average().orElseThrow());
    }

    @Override
    public String toString()
    {
        return "%s %s: made %s, least %s, ratio %.2f, estimated %s".formatted(query.cell(), query.subject(), made, least, ratio(), estimated);
    }
}
