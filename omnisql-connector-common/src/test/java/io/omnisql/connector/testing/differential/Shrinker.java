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
package io.omnisql.connector.testing.differential;

import java.util.Iterator;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * Leaves parts of a failing query out as long as it fails.
 *
 * @param fails whether a query fails as the first one did
 * @param attempts how many queries may be tried at most
 */
record Shrinker(Predicate<GeneratedQuery> fails, int attempts)
{
    Shrinker
    {
        requireNonNull(fails, "fails is null");
    }

    GeneratedQuery shrink(GeneratedQuery failing)
    {
        GeneratedQuery smallest = failing;
        int left = attempts;
        Iterator<GeneratedQuery> candidates = smallest.smaller().iterator();
        while (left > 0 && candidates.hasNext()) {
            GeneratedQuery candidate = candidates.next();
            left--;
            if (fails.test(candidate)) {
                smallest = candidate;
                candidates = smallest.smaller().iterator();
            }
        }
        return smallest;
    }
}
