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

import static java.util.Objects.requireNonNull;

/**
 * A query parameter of a request.
 *
 * @param droppable whether the request is still right without it, so that a source which refuses the value can be asked again
 */
public record RequestParameter(String name, String value, boolean droppable)
{
    public RequestParameter
    {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }

    /**
     * The name alone: values may be secrets of the query's author or of a policy.
     */
    @Override
    public String toString()
    {
        return name;
    }
}
