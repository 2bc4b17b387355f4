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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.decode.GraphQlPage;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A page of a key that a query has told.
 *
 * @param next the cursor behind the page, if more follow
 * @param untold the records of the page that the query has not told wholly
 */
record BatchPage(BatchRequest request, FetchedPage page, Optional<String> next, List<GraphQlPage.Untold> untold)
{
    BatchPage
    {
        requireNonNull(request, "request is null");
        requireNonNull(page, "page is null");
        requireNonNull(next, "next is null");
        untold = ImmutableList.copyOf(untold);
    }

    /**
     * The only page of a key, which is told wholly.
     */
    static BatchPage single(BatchRequest request, FetchedPage page)
    {
        return new BatchPage(request, page, Optional.empty(), ImmutableList.of());
    }
}
