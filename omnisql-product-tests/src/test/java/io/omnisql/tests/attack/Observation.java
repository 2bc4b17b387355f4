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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * All that one statement tells its client.
 *
 * @param columns names and types
 * @param rows in the order of the answer where the statement asks for one, otherwise sorted
 * @param session what changes in it, by kind
 */
record Observation(Optional<Failure> failure, List<String> columns, List<String> rows, Map<String, String> session, List<String> warnings)
{
    Observation
    {
        requireNonNull(failure, "failure is null");
        columns = ImmutableList.copyOf(columns);
        rows = ImmutableList.copyOf(rows);
        session = ImmutableMap.copyOf(session);
        warnings = ImmutableList.copyOf(warnings);
    }

    boolean isRefused(String message)
    {
        return failure.filter(error -> error.message().contains(message)).isPresent();
    }

    boolean failed()
    {
        return failure.isPresent();
    }

    record Failure(int code, String name, String type, String message)
    {
        Failure
        {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            requireNonNull(message, "message is null");
        }
    }
}
