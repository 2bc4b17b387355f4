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

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One page of a list whose pages have numbers, with links to the previous, next, last and first.
 */
record NumberedPage<T>(ImmutableList<T> rows, Optional<String> link)
{
    NumberedPage
    {
        requireNonNull(rows, "rows is null");
        requireNonNull(link, "link is null");
    }

    /**
     * A page of a list of which only so many rows can be reached by numbers.
     */
    static <T> NumberedPage<T> limited(List<T> all, GitHubCall call, String address)
    {
        int limit = call.rules().numberedComments();
        PageRequest request = PageRequest.of(call.query());
        if ((request.page() - 1L) * request.perPage() >= limit) {
            throw GitHubRefusal.paginationLimited();
        }
        return of(all.subList(0, Math.min(all.size(), limit)), call, address);
    }

    static <T> NumberedPage<T> of(List<T> all, GitHubCall call, String address)
    {
        return of(all, PageRequest.of(call.query()), new LinkHeader(address, call.queryString()));
    }

    static <T> NumberedPage<T> of(List<T> all, PageRequest request, LinkHeader link)
    {
        int last = Math.max(1, (all.size() + request.perPage() - 1) / request.perPage());
        int from = (int) Math.min(all.size(), (request.page() - 1L) * request.perPage());
        int to = Math.min(all.size(), from + request.perPage());

        if (request.page() > 1) {
            link.add("prev", "page=" + Math.min(request.page() - 1, last));
        }
        if (request.page() < last) {
            link.add("next", "page=" + (request.page() + 1));
            link.add("last", "page=" + last);
        }
        if (request.page() > 1) {
            link.add("first", "page=1");
        }
        return new NumberedPage<>(ImmutableList.copyOf(all.subList(from, to)), link.render());
    }
}
