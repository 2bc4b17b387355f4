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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What a scan has found in five columns of all issues: whoever finds the same has read the same.
 *
 * @param titles the length of all titles
 * @param authors the length of all logins
 * @param latest when the last one was created, in seconds
 */
record ScannedIssues(long rows, long numbers, long titles, long authors, long open, long latest)
{
    static final String SQL =
            """
            SELECT count(*), sum(number), sum(length(title)), sum(length(author)), count_if(state = 'open'), CAST(to_unixtime(max(created_at)) AS bigint)
            FROM github.default.issues
            WHERE owner = 'acme' AND repo = 'webapp'""";

    static ScannedIssues of(List<String> row)
    {
        ImmutableList<Long> values = row.stream().map(Long::valueOf).collect(toImmutableList());
        return new ScannedIssues(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5));
    }

    static ScannedIssues parse(String line)
    {
        return of(Splitter.on(' ').splitToList(line));
    }

    String line()
    {
        return "%s %s %s %s %s %s".formatted(rows, numbers, titles, authors, open, latest);
    }
}
