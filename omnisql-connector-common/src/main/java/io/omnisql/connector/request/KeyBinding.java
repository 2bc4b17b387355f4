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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

/**
 * The values with which one endpoint is asked.
 *
 * @param variables the values of its path variables
 * @param batch the values of its key batch; none for an endpoint without one
 * @param listed what the table that lists the keys has told of them, by their columns, for each value of the column that is listed
 */
public record KeyBinding(Map<String, String> variables, List<String> batch, @JsonInclude(NON_EMPTY) Map<String, Map<String, String>> listed)
{
    public KeyBinding
    {
        variables = ImmutableMap.copyOf(variables);
        batch = ImmutableList.copyOf(batch);
        listed = listed == null ? ImmutableMap.of() : ImmutableMap.copyOf(listed);
    }

    public KeyBinding(Map<String, String> variables, List<String> batch)
    {
        this(variables, batch, ImmutableMap.of());
    }
}
