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
package io.omnisql.connector.testing;

import java.util.Collection;

import static java.util.Objects.requireNonNull;

/**
 * What a query of a kind has cost, beside the least.
 *
 * @param why what makes it cost more than the least; empty where it does not
 */
public record MeasuredCase(String kind, String name, String sql, int rows, int made, int least, String why)
{
    public MeasuredCase
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(why, "why is null");
    }

    public double ratio()
    {
        return (double) made / least;
    }

    public static double mean(Collection<MeasuredCase> measured)
    {
        return Math.exp(measured.stream().mapToDouble(query -> Math.log(query.ratio())).average().orElseThrow());
    }

    @Override
    public String toString()
    {
        return "%s: %s: made %s, least %s, ratio %.2f, %s rows".formatted(kind, name, made, least, ratio(), rows);
    }
}
