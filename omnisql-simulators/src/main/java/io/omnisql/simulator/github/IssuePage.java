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

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/**
 * One page of the issues list. Its links carry cursors, {@code next} and {@code prev} only: no {@code last}, no
 * {@code first}. Numbers work too, but only for the first 10,000 rows.
 */
record IssuePage(ImmutableList<IssueEntry> rows, Optional<String> link)
{
    IssuePage
    {
        requireNonNull(rows, "rows is null");
        requireNonNull(link, "link is null");
    }

    static IssuePage of(RepositoryContent content, GitHubCall call, String address)
    {
        String sort = call.choice("Issue", "sort", "created", "created", "updated", "comments");
        String direction = call.choice("Issue", "direction", "desc", "asc", "desc");
        Comparator<IssueCursor> order = IssueCursor.order(direction);
        List<IssueEntry> all = ordered(content, call, direction.equals("asc"), Comparator.comparing(entry -> IssueCursor.of(sort, entry.issue()), order));

        PageRequest request = PageRequest.of(call.query());
        int from = start(all, call, sort, order, request);
        int to = Math.min(all.size(), from + request.perPage());
        Optional<String> before = call.query().value("before");
        if (before.isPresent()) {
            to = position(all, sort, order, IssueCursor.decode(before.get(), sort), 0);
            from = Math.max(0, to - request.perPage());
        }
        return new IssuePage(ImmutableList.copyOf(all.subList(from, to)), link(all, from, to, sort, request, new LinkHeader(address, call.queryString())));
    }

    private static List<IssueEntry> ordered(RepositoryContent content, GitHubCall call, boolean ascending, Comparator<IssueEntry> order)
    {
        Predicate<GitHubIssue> filter = IssueFilter.of(call, content);
        if (content.numbered().isPresent()) {
            NumberedIssues issues = content.numbered().get();
            return IssueFilter.isEmpty(call) ? issues.ordered(ascending) : issues.ordered(ascending, filter);
        }
        return content.entries().stream()
                .filter(entry -> filter.test(entry.issue()))
                .sorted(order)
                .toList();
    }

    private static int start(List<IssueEntry> all, GitHubCall call, String sort, Comparator<IssueCursor> order, PageRequest request)
    {
        if (call.query().value("before").isPresent()) {
            return 0;
        }
        Optional<String> after = call.query().value("after");
        if (after.isEmpty()) {
            if ((long) request.page() * request.perPage() >= call.rules().numberedRows() && request.page() > 1) {
                throw GitHubRefusal.tooDeep();
            }
            return Math.min(all.size(), (request.page() - 1) * request.perPage());
        }
        return position(all, sort, order, IssueCursor.decode(after.get(), sort), 1);
    }

    /**
     * How many rows stand before a cursor, and with one at which it stands, up to it.
     *
     * @param below what the comparison with the cursor is below for them: 0, or 1 with the row of the cursor
     */
    private static int position(List<IssueEntry> all, String sort, Comparator<IssueCursor> order, IssueCursor cursor, int below)
    {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.signum(order.compare(IssueCursor.of(sort, all.get(middle).issue()), cursor)) < below) {
                low = middle + 1;
            }
            else {
                high = middle;
            }
        }
        return low;
    }

    private static Optional<String> link(List<IssueEntry> all, int from, int to, String sort, PageRequest request, LinkHeader link)
    {
        if (to < all.size() && to > from) {
            // the number comes along beside the cursor, which is what counts
            link.add("next", "after=" + IssueCursor.of(sort, all.get(to - 1).issue()).encode() + "&page=" + (request.page() + 1));
        }
        if (from > 0 && to > from) {
            link.add("prev", "before=" + IssueCursor.of(sort, all.get(from).issue()).encode() + "&page=" + Math.max(1, request.page() - 1));
        }
        return link.render();
    }
}
