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

import com.google.common.collect.ImmutableList;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A list some elements of which could not be found; each of those has a problem, in their order.
 */
record GraphQlElements(ImmutableList<Optional<GraphQlObject>> elements, ImmutableList<GraphQlProblem> problems)
{
    GraphQlElements
    {
        requireNonNull(elements, "elements is null");
        requireNonNull(problems, "problems is null");
    }
}
