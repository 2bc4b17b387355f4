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

import io.omnisql.simulator.http.QueryParameters;

/**
 * The page a client asks for. Sizes above 100 are cut to 100; what is no positive number counts as the default.
 */
record PageRequest(int perPage, int page)
{
    private static final int DEFAULT_SIZE = 30;
    private static final int LARGEST_SIZE = 100;

    static PageRequest of(QueryParameters query)
    {
        return of(query, DEFAULT_SIZE);
    }

    /**
     * A default may be above what a client can ask for.
     */
    static PageRequest of(QueryParameters query, int defaultSize)
    {
        int size = positive(query, "per_page", defaultSize);
        return new PageRequest(
                size == defaultSize ? size : Math.min(LARGEST_SIZE, size),
                positive(query, "page", 1));
    }

    private static int positive(QueryParameters query, String name, int byDefault)
    {
        try {
            return query.value(name)
                    .map(Integer::parseInt)
                    .filter(value -> value > 0)
                    .orElse(byDefault);
        }
        catch (NumberFormatException _) {
            return byDefault;
        }
    }
}
