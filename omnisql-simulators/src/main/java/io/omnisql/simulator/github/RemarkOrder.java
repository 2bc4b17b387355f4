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

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The lower bound and the order of a list of comments. Without {@code sort} they stand in the order of their ids, whatever
 * {@code direction} says.
 */
final class RemarkOrder
{
    private RemarkOrder() {}

    static <T extends Remark> ImmutableList<T> apply(GitHubCall call, String resource, List<T> rows, String... sorts)
    {
        Optional<Instant> since = call.time(resource, "since");
        return rows.stream()
                // its own second is included: recorded by hub4j, GHIssueTest.issueComment
                .filter(row -> since.filter(row.updatedAt()::isBefore).isEmpty())
                .sorted(order(call, resource, sorts))
                .collect(toImmutableList());
    }

    private static Comparator<Remark> order(GitHubCall call, String resource, String... sorts)
    {
        Comparator<Remark> byId = Comparator.comparingLong(Remark::id);
        String direction = call.choice(resource, "direction", "asc", "asc", "desc");
        if (sorts.length == 0 || call.query().value("sort").isEmpty()) {
            return byId;
        }
        Comparator<Remark> ascending = call.choice(resource, "sort", "created", sorts).equals("updated")
                ? Comparator.comparing(Remark::updatedAt).thenComparing(byId)
                : Comparator.comparing(Remark::createdAt).thenComparing(byId);
        return direction.equals("asc") ? ascending : ascending.reversed();
    }
}
