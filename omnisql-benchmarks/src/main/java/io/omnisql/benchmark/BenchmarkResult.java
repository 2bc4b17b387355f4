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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A table of figures, and whether they are as good as they have to be.
 */
public record BenchmarkResult(List<String> columns, List<List<String>> rows, boolean holds)
{
    public BenchmarkResult
    {
        columns = ImmutableList.copyOf(columns);
        rows = requireNonNull(rows, "rows is null").stream().<List<String>>map(ImmutableList::copyOf).collect(toImmutableList());
        for (List<String> row : rows) {
            checkArgument(row.size() == columns.size(), "a row has %s values, there are %s columns", row.size(), columns.size());
        }
    }
}
