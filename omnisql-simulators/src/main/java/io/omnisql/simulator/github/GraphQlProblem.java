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

import static java.util.Objects.requireNonNull;

/**
 * Ends the making of one field: it is null, and an error of this type stands beside the data.
 */
final class GraphQlProblem
        extends RuntimeException
{
    private final String type;

    GraphQlProblem(String type, String message)
    {
        super(message, null, false, false);
        this.type = requireNonNull(type, "type is null");
    }

    String type()
    {
        return type;
    }

    static GraphQlProblem notFound(String kind, String what)
    {
        return new GraphQlProblem("NOT_FOUND", "Could not resolve to " + kind + " with " + what + ".");
    }
}
