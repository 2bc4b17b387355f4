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

import com.google.common.collect.ImmutableList;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What a query gave: rows in plain values, and what was said on the wire meanwhile.
 */
public record SuiteAnswer(String queryId, List<List<Object>> rows, List<WireExchange> journal)
{
    public SuiteAnswer
    {
        requireNonNull(queryId, "queryId is null");
        requireNonNull(rows, "rows is null");
        journal = ImmutableList.copyOf(journal);
    }

    /**
     * The values of the first column.
     */
    public List<Object> column()
    {
        return rows.stream().map(List::getFirst).toList();
    }
}
