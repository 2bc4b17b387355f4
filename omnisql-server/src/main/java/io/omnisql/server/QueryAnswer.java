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
package io.omnisql.server;

import com.google.common.collect.ImmutableList;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * All rows of a finished query as text, with its id and the time its client waited.
 */
public record QueryAnswer(String queryId, ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows, Duration wallTime)
{
    public QueryAnswer
    {
        requireNonNull(queryId, "queryId is null");
        requireNonNull(columns, "columns is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(wallTime, "wallTime is null");
    }
}
