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
import io.omnisql.connector.definition.EndpointDefinition;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A page that has arrived, and what it is a page of.
 *
 * @param endpoint where the page came from
 * @param first whether it is the first page of its key, or of those that an endpoint has left out
 * @param untold the records of the page that a query has not told wholly
 */
record TakenPage(FetchedPage page, Position position, EndpointDefinition endpoint, boolean first, List<GraphQlPage.Untold> untold)
{
    TakenPage
    {
        requireNonNull(page, "page is null");
        requireNonNull(position, "position is null");
        requireNonNull(endpoint, "endpoint is null");
        untold = ImmutableList.copyOf(untold);
    }
}
